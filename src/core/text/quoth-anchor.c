/* quoth-anchor.c: where a stretch of a text is after the text was corrected
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * To move an annotation by one character is worse than to lose it from sight: what is lost is shown to a person, who
 * places it. So nothing here is a guess that is not told.
 *
 * 1. *The same words.* A diff can often be written in more than one way ("He came. He left." with a sentence between the two may
 *    have got "ate. He " or "He ate. "), and only in one of them are the words of the range in one piece. So each piece of the
 *    range that was not edited says where the whole range would be; if the text reads exactly the quote there, that is it.
 * 2. *Edited inside.* An end holds if the word at it is still there, or another in its place, or one that shares half of its letters
 *    ("Putn" → "Putin"); or if it was taken out, with nothing put in its place. Both must hold, and enough of the characters
 *    between them: half of the shorter of the two if the words at both ends are untouched (a sentence was taken out of
 *    a claim), two thirds of the longer if not (half if one word was replaced by one, and nothing else done).
 * 3. *Moved.* Whole words that were taken out are looked for in what was put in, and nowhere else: elsewhere the same words are
 *    what they were before, another place. In the edit that took it out it must be there once, and have been there once. In
 *    another edit (a paragraph was moved) enough of the text around it must have come along, and less at any other place.
 *
 * An end that stood between two words, and does not any more since letters were put in right at it ("Puti" → "Putin"),
 * takes these in, and the range counts as edited. An end inside a grapheme cluster does the same; if that takes more than what was put
 * in, the range is lost.
 *
 * Cost: O(log n) for a range that was not touched, else O(edits in it · its length); looking for quotes reads at most SEARCH_BUDGET bytes in
 * the life of a QuothAnchor, after which what would be found only so is lost.
 */

#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* memmem */
#endif

#include "text/quoth-anchor.h"

#include <string.h>

#include "text/quoth-boundaries.h"
#include "text/quoth-pieces-private.h"

#define SEARCH_BUDGET (G_GUINT64_CONSTANT (1) << 31)

/* How many bytes of the text around a quote are compared, on either side; how many must be the same, the quote's own included;
 * how many more than at the next best place; and from which length a quote needs no such witness. */
#define CONTEXT_LOOKED_AT 256
#define CONTEXT_NEEDED 28
#define CONTEXT_MARGIN 8
#define LONG_QUOTE 40

struct _QuothAnchor
{
  QuothDiff *diff;
  QuothText *before;
  QuothText *after;
  const QuothEdit *edits;
  guint n_edits;
  const QuothEdit *words;
  guint n_words;
  guint64 searched;
};

/* A range on its way. @first, @end: the edits that touch it. */
typedef struct
{
  QuothRange range;
  guint first;
  guint end;
} Lookup;

QuothAnchor *
quoth_anchor_new (QuothDiff *diff)
{
  QuothAnchor *self = g_new0 (QuothAnchor, 1);

  self->diff = quoth_diff_ref (diff);
  self->before = quoth_diff_get_before (diff);
  self->after = quoth_diff_get_after (diff);
  self->edits = quoth_diff_get_edits (diff, &self->n_edits);
  self->words = quoth_diff_get_words (diff, &self->n_words);
  return self;
}

void
quoth_anchor_free (QuothAnchor *self)
{
  quoth_diff_unref (self->diff);
  g_free (self);
}

/* The first of @edits that ends at or after @offset of the text before. */
static guint
find_edit (const QuothEdit *edits, guint n, guint offset)
{
  guint low = 0;
  guint high = n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (edits[middle].before.end < offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Whether the character at @offset of the text after was put in. */
static gboolean
is_new (const QuothAnchor *self, guint offset)
{
  guint low = 0;
  guint high = self->n_edits;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->edits[middle].after.end <= offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low < self->n_edits && self->edits[low].after.start <= offset;
}

static gboolean
reads_same (const QuothAnchor *self, QuothRange before, QuothRange after)
{
  gsize a = quoth_text_to_byte (self->before, before.start);
  gsize n_a = quoth_text_to_byte (self->before, before.end) - a;
  gsize b;

  if (after.end > quoth_text_get_length (self->after))
    return FALSE;
  b = quoth_text_to_byte (self->after, after.start);
  return quoth_text_to_byte (self->after, after.end) - b == n_a
         && memcmp (quoth_text_get_utf8 (self->before) + a, quoth_text_get_utf8 (self->after) + b, n_a) == 0;
}

/* Between clusters; and between words, if it was so before. */
static gboolean
is_good_end (const QuothAnchor *self, guint before, guint after)
{
  return quoth_text_is_cluster_boundary (self->after, after)
         && (quoth_text_is_piece_boundary (self->after, after)
             || !quoth_text_is_piece_boundary (self->before, before));
}

/* Takes letters in that were put in right at an end; whether the ends are between clusters then. */
static gboolean
settle_ends (const QuothAnchor *self, QuothRange before, QuothRange *after)
{
  guint length = quoth_text_get_length (self->after);
  QuothRange wider = *after;

  while (wider.start > 0 && !is_good_end (self, before.start, wider.start) && is_new (self, wider.start - 1))
    wider.start--;
  while (wider.end < length && !is_good_end (self, before.end, wider.end) && is_new (self, wider.end))
    wider.end++;
  if (is_good_end (self, before.start, wider.start))
    after->start = wider.start;
  if (is_good_end (self, before.end, wider.end))
    after->end = wider.end;
  return quoth_text_is_cluster_boundary (self->after, after->start)
         && quoth_text_is_cluster_boundary (self->after, after->end);
}

/* How many characters of @before were not edited, and are in @after. */
static guint
count_kept (const QuothAnchor *self, QuothRange before, QuothRange after)
{
  guint i = find_edit (self->edits, self->n_edits, before.start);
  guint from = i > 0 ? self->edits[i - 1].before.end : 0;
  guint to = i > 0 ? self->edits[i - 1].after.end : 0;
  guint kept = 0;

  for (; from < before.end; i++)
    {
      guint end = i < self->n_edits ? self->edits[i].before.start : quoth_text_get_length (self->before);
      guint start = MAX (from, before.start);

      /* In the places of the text after, plus what is before @from, so that nothing is below zero. */
      start = MAX (start + to, after.start + from);
      end = MIN (MIN (end, before.end) + to, after.end + from);
      kept += end > start ? end - start : 0;
      if (i == self->n_edits)
        break;
      from = self->edits[i].before.end;
      to = self->edits[i].after.end;
    }
  return kept;
}

/* 1. Where the most of its characters say it is, if it reads the same there. */
static gboolean
find_same (const QuothAnchor *self, const Lookup *lookup, QuothRange *found)
{
  QuothRange range = lookup->range;
  guint most = 0;

  for (guint i = lookup->first; i <= lookup->end; i++)
    {
      /* What is kept between the edit i - 1 and the edit i. */
      guint start = i > 0 ? self->edits[i - 1].before.end : 0;
      guint moved = i > 0 ? self->edits[i - 1].after.end : 0;
      guint end = i < self->n_edits ? self->edits[i].before.start : quoth_text_get_length (self->before);
      guint kept_start = MAX (start, range.start);
      guint kept_end = MIN (end, range.end);
      guint back = start - MIN (start, range.start);
      QuothRange place;

      if (kept_end <= kept_start || kept_end - kept_start <= most || back > moved)
        continue;
      place.start = moved + range.start - start;
      place.end = place.start + quoth_range_length (range);
      if (!reads_same (self, range, place))
        continue;
      most = kept_end - kept_start;
      *found = place;
    }
  return most > 0;
}

/* The word (or sign) that holds the character at @offset. */
static QuothRange
find_piece (const QuothText *text, guint offset)
{
  QuothRange piece = { offset, offset + 1 };

  while (!quoth_text_is_piece_boundary (text, piece.start))
    piece.start--;
  while (!quoth_text_is_piece_boundary (text, piece.end))
    piece.end++;
  return piece;
}

/* Whether the word that holds @before, in the edit @n of the words, is still the one that holds @after. */
static gboolean
is_same_word (const QuothAnchor *self, guint n, guint before, guint after)
{
  QuothRange old = find_piece (self->before, before);
  QuothRange new = find_piece (self->after, after);

  return quoth_diff_is_one_word (self->diff, n)
         || 2 * count_kept (self, old, new) >= MAX (quoth_range_length (old), quoth_range_length (new));
}

/* Where an end is; @is_weak: (out): whether the word at it was edited. Returns: whether it holds. */
static gboolean
find_start (const QuothAnchor *self, guint offset, guint *found, gboolean *is_weak)
{
  guint i = find_edit (self->edits, self->n_edits, offset + 1);
  guint n = find_edit (self->words, self->n_words, offset + 1);
  const QuothEdit *edit = i < self->n_edits && self->edits[i].before.start <= offset ? &self->edits[i] : NULL;

  *is_weak = n < self->n_words && self->words[n].before.start <= offset;
  if (edit != NULL)
    *found = edit->after.start;
  else
    *found = i > 0 ? offset + self->edits[i - 1].after.end - self->edits[i - 1].before.end : offset;
  if (edit != NULL && (edit->before.start < offset || quoth_range_is_empty (edit->after)))
    return edit->before.start == offset;
  return !*is_weak || is_same_word (self, n, offset, *found);
}

static gboolean
find_end (const QuothAnchor *self, guint offset, guint *found, gboolean *is_weak)
{
  guint i = find_edit (self->edits, self->n_edits, offset);
  guint n = find_edit (self->words, self->n_words, offset);
  const QuothEdit *edit = i < self->n_edits && self->edits[i].before.start < offset ? &self->edits[i] : NULL;

  *is_weak = n < self->n_words && self->words[n].before.start < offset;
  if (edit != NULL)
    *found = edit->after.end;
  else
    *found = i > 0 ? offset + self->edits[i - 1].after.end - self->edits[i - 1].before.end : offset;
  if (edit != NULL && (edit->before.end > offset || quoth_range_is_empty (edit->after)))
    return edit->before.end == offset;
  return !*is_weak || is_same_word (self, n, offset - 1, *found - 1);
}

/* Whether all that was done to the range is that one word in it was replaced by one. */
static gboolean
is_one_word (const QuothAnchor *self, QuothRange range)
{
  guint first = find_edit (self->words, self->n_words, range.start + 1);

  return first < self->n_words && quoth_diff_is_one_word (self->diff, first)
         && (first + 1 == self->n_words || self->words[first + 1].before.start >= range.end);
}

static gboolean
is_white (const QuothText *text, guint offset)
{
  return g_unichar_isspace (quoth_text_get_char (text, offset));
}

/* An end that had no white space gets none. */
static void
trim_ends (const QuothAnchor *self, QuothRange before, QuothRange *after)
{
  if (!is_white (self->before, before.start))
    while (after->start < after->end && is_white (self->after, after->start))
      after->start++;
  if (!is_white (self->before, before.end - 1))
    while (after->start < after->end && is_white (self->after, after->end - 1))
      after->end--;
}

/* Whether @after, with @kept of the characters of @before, is still the same range. */
static gboolean
is_enough (const QuothAnchor *self, QuothRange before, QuothRange after, guint kept, gboolean is_weak)
{
  guint length = quoth_range_length (before);
  guint new_length = quoth_range_length (after);

  if (new_length == 0)
    return FALSE;
  if (!is_weak)
    return 2 * kept >= MIN (length, new_length);
  if (is_one_word (self, before))
    return 2 * kept >= MAX (length, new_length);
  return 3 * kept > 2 * MAX (length, new_length);
}

/* 2. Between its ends, if they hold. */
static gboolean
find_edited (const QuothAnchor *self, const Lookup *lookup, QuothRange *found)
{
  gboolean is_start_weak;
  gboolean is_end_weak;
  gboolean holds = find_start (self, lookup->range.start, &found->start, &is_start_weak)
                   && find_end (self, lookup->range.end, &found->end, &is_end_weak);

  if (!holds || found->start >= found->end)
    return FALSE;
  trim_ends (self, lookup->range, found);
  return found->start < found->end && settle_ends (self, lookup->range, found)
         && is_enough (self, lookup->range, *found, count_kept (self, lookup->range, *found), is_start_weak || is_end_weak);
}

/* The next place of @quote from @from up to @end, as a byte; @end if there is none. */
static gsize
search (QuothAnchor *self, const QuothText *text, GString *quote, gsize from, gsize end)
{
  const char *utf8 = quoth_text_get_utf8 (text);
  const char *found = NULL;

  if (self->searched < SEARCH_BUDGET && end - from >= quote->len)
    found = memmem (utf8 + from, end - from, quote->str, quote->len);
  self->searched += found != NULL ? (gsize) (found - utf8) - from : end - from;
  return found != NULL ? (gsize) (found - utf8) : end;
}

/* How many places of @quote there are in @range, with good ends; @place: (out): the last. */
static guint
count_places (QuothAnchor *self, QuothRange quoted, GString *quote, QuothText *text, QuothRange range, QuothRange *place)
{
  gsize byte = quoth_text_to_byte (text, range.start);
  gsize end = quoth_text_to_byte (text, range.end);
  guint n = 0;

  while ((byte = search (self, text, quote, byte, end)) < end)
    {
      guint start = quoth_text_from_byte (text, byte);
      QuothRange at = { start, start + quoth_range_length (quoted) };

      if (text == self->before
          || (is_good_end (self, quoted.start, at.start) && is_good_end (self, quoted.end, at.end)))
        {
          *place = at;
          n++;
        }
      byte++;
    }
  return n;
}

/* How many bytes around @before and @after are the same. */
static gsize
count_context (const QuothAnchor *self, QuothRange before, QuothRange after)
{
  const char *a = quoth_text_get_utf8 (self->before);
  const char *b = quoth_text_get_utf8 (self->after);
  gsize a_start = quoth_text_to_byte (self->before, before.start);
  gsize b_start = quoth_text_to_byte (self->after, after.start);
  gsize a_end = quoth_text_to_byte (self->before, before.end);
  gsize b_end = quoth_text_to_byte (self->after, after.end);
  gsize n_before = MIN (MIN (a_start, b_start), CONTEXT_LOOKED_AT);
  gsize n_after = MIN (MIN (quoth_text_get_n_bytes (self->before) - a_end,
                            quoth_text_get_n_bytes (self->after) - b_end),
                       CONTEXT_LOOKED_AT);
  gsize left = 0;
  gsize right = 0;

  while (left < n_before && a[a_start - left - 1] == b[b_start - left - 1])
    left++;
  while (right < n_after && a[a_end + right] == b[b_end + right])
    right++;
  return left + right;
}

/* The best and the second best place of a quote that was moved. */
typedef struct
{
  QuothRange place;
  gsize best;
  gsize second;
  gboolean found;
} Ranking;

static void
rank_places (QuothAnchor *self, QuothRange quoted, GString *quote, QuothRange put_in, Ranking *ranking)
{
  gsize byte = quoth_text_to_byte (self->after, put_in.start);
  gsize end = quoth_text_to_byte (self->after, put_in.end);

  while ((byte = search (self, self->after, quote, byte, end)) < end)
    {
      guint start = quoth_text_from_byte (self->after, byte++);
      QuothRange at = { start, start + quoth_range_length (quoted) };
      gsize context;

      if (!is_good_end (self, quoted.start, at.start) || !is_good_end (self, quoted.end, at.end))
        continue;
      context = count_context (self, quoted, at) + 1;
      if (context > ranking->best)
        {
          ranking->second = ranking->best;
          ranking->best = context;
          ranking->place = at;
          ranking->found = TRUE;
        }
      else
        ranking->second = MAX (ranking->second, context);
    }
}

/* 3. In what was put in. */
static gboolean
find_moved (QuothAnchor *self, const Lookup *lookup, QuothRange *found)
{
  QuothRange range = lookup->range;
  g_autofree char *slice = quoth_text_dup_slice (self->before, range);
  g_autoptr (GString) quote = g_string_new (slice);
  guint n = find_edit (self->words, self->n_words, range.start + 1);
  Ranking ranking = { 0 };
  QuothRange place;

  if (n == self->n_words || self->words[n].before.start >= range.end
      || !quoth_text_is_piece_boundary (self->before, range.start)
      || !quoth_text_is_piece_boundary (self->before, range.end))
    return FALSE;
  if (count_places (self, range, quote, self->after, self->words[n].after, found) == 1
      && count_places (self, range, quote, self->before, self->words[n].before, &place) == 1
      && quoth_range_equal (place, range))
    return TRUE;

  for (guint i = 0; i < self->n_words; i++)
    rank_places (self, range, quote, self->words[i].after, &ranking);
  *found = ranking.place;
  return ranking.found && self->searched < SEARCH_BUDGET
         && ranking.best >= ranking.second + CONTEXT_MARGIN
         && (quote->len >= LONG_QUOTE || ranking.best + quote->len >= CONTEXT_NEEDED);
}

static QuothFate
tell_fate (const QuothAnchor *self, QuothRange before, QuothRange after)
{
  if (!reads_same (self, before, after))
    return QUOTH_FATE_CHANGES;
  return quoth_range_equal (before, after) ? QUOTH_FATE_STAYS : QUOTH_FATE_MOVES;
}

/* An empty range has no words to be found by. */
static gboolean
find_empty (const QuothAnchor *self, const Lookup *lookup, QuothRange *found)
{
  if (lookup->end > lookup->first)
    return FALSE;
  found->start = lookup->range.start;
  if (lookup->first > 0)
    found->start += self->edits[lookup->first - 1].after.end - self->edits[lookup->first - 1].before.end;
  found->end = found->start;
  return TRUE;
}

QuothFate
quoth_anchor_map (QuothAnchor *self, QuothRange range, QuothRange *mapped)
{
  Lookup lookup = { .range = range, .first = find_edit (self->edits, self->n_edits, range.start) };
  QuothRange same;
  QuothRange found;

  for (lookup.end = lookup.first; lookup.end < self->n_edits; lookup.end++)
    if (self->edits[lookup.end].before.start > range.end)
      break;

  *mapped = range;
  if (quoth_range_is_empty (range))
    {
      if (!find_empty (self, &lookup, &found))
        return QUOTH_FATE_LOST;
    }
  else if (find_same (self, &lookup, &same))
    {
      found = same;
      if (!settle_ends (self, range, &found)
          || (!quoth_range_equal (found, same) && !is_enough (self, range, found, quoth_range_length (range), TRUE)))
        return QUOTH_FATE_LOST;
    }
  else if (!find_edited (self, &lookup, &found) && !find_moved (self, &lookup, &found))
    return QUOTH_FATE_LOST;

  *mapped = found;
  return tell_fate (self, range, found);
}
