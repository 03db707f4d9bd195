/* quoth-slide.c: where an edit is best said to be
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * "… said Putin.\nThen he met Putin.\n" may have got its second line, or "Putin.\nThen he met" in the middle of the first: the result is
 * the same, but what is coded on the first "Putin" is not. An insertion or deletion can slide over words that are the same
 * at both of its ends. Of all its places the one is taken where it begins a line; else a sentence; else a word; and of
 * equal ones the last. Where a word was corrected right before or after what was put in or taken out, the two are one edit;
 * if the words that are alike (quoth-pairs.c) leave something over at one end, that is slid by itself.
 *
 * O(words slid over), and what the pairs cost.
 */

#include "text/quoth-slide-private.h"

#include <string.h>

#include "text/quoth-pairs-private.h"

typedef struct
{
  const QuothText *text;
  const guint32 *numbers;
  const QuothRange *ranges;
  guint n;
} Side;

typedef struct
{
  Side before;
  Side after;
  GArray *edits;
} Slider;

static gboolean
ends_sentence (gunichar c)
{
  return c < 0x80 ? strchr (".!?:", (int) c) != NULL : c == 0x3002 || c == 0xff01 || c == 0xff1f || c == 0x2026;
}

/* How good it is that an edit begins at the piece @i. */
static guint
rate (const Side *self, guint i)
{
  guint end = i > 0 ? self->ranges[i - 1].end : 0;
  guint rating = 0;

  if (i == 0)
    return 3;
  for (guint offset = end; offset < self->ranges[i].start; offset++)
    {
      if (quoth_text_get_char (self->text, offset) == '\n')
        return 3;
      rating = 1;
    }
  return ends_sentence (quoth_text_get_char (self->text, end - 1)) ? 2 : rating;
}

/* Slides @range, of the side that has something, by at most @up and @down pieces. Returns: by how many it goes down. */
static int
slide (const Side *self, QuothRange range, guint up, guint down)
{
  QuothRange at = range;
  int best = 0;
  guint best_rating = 0;

  for (; up > 0 && self->numbers[at.start - 1] == self->numbers[at.end - 1]; up--)
    {
      at.start--;
      at.end--;
    }
  down += range.start - at.start;
  for (;; down--)
    {
      guint rating = rate (self, at.start);

      if (rating >= best_rating)
        {
          best_rating = rating;
          best = (int) at.start - (int) range.start;
        }
      if (down == 0 || self->numbers[at.start] != self->numbers[at.end])
        return best;
      at.start++;
      at.end++;
    }
}

static QuothRange
move (QuothRange range, int by)
{
  return quoth_range ((guint) ((int) range.start + by), (guint) ((int) range.end + by));
}

/* How far the edit @i may go: one piece that is the same stays between two edits. */
static guint
count_above (const Slider *self, guint i)
{
  const QuothEdit *edit = &g_array_index (self->edits, QuothEdit, i);

  return i == 0 ? edit->before.start : edit->before.start - edit[-1].before.end - 1;
}

static guint
count_below (const Slider *self, guint i)
{
  const QuothEdit *edit = &g_array_index (self->edits, QuothEdit, i);

  return i + 1 == self->edits->len ? self->before.n - edit->before.end
                                   : edit[1].before.start - edit->before.end - 1;
}

static int
slide_edit (const Slider *self, const QuothEdit *edit, guint up, guint down)
{
  return quoth_range_is_empty (edit->before) ? slide (&self->after, edit->after, up, down)
                                             : slide (&self->before, edit->before, up, down);
}

static QuothWords
get_words (const Side *side, QuothRange range)
{
  return (QuothWords){ side->text, side->ranges + range.start, quoth_range_length (range) };
}

/* Cuts @edit in two, at the last pair if @at_end, else at the first. Returns: whether only one side of the part outside has anything. */
static gboolean
split (const Slider *self, const QuothEdit *edit, gboolean at_end, QuothEdit *inside, QuothEdit *outside)
{
  QuothWords before = get_words (&self->before, edit->before);
  QuothWords after = get_words (&self->after, edit->after);
  g_autoptr (GArray) pairs = quoth_pairs_new (&before, &after);
  const QuothPair *pair;

  if (pairs->len == 0)
    return FALSE;
  pair = &g_array_index (pairs, QuothPair, at_end ? pairs->len - 1 : 0);
  *inside = *edit;
  *outside = *edit;
  if (at_end)
    {
      inside->before.end = outside->before.start = edit->before.start + pair->before + 1;
      inside->after.end = outside->after.start = edit->after.start + pair->after + 1;
    }
  else
    {
      inside->before.start = outside->before.end = edit->before.start + pair->before;
      inside->after.start = outside->after.end = edit->after.start + pair->after;
    }
  return quoth_range_is_empty (outside->before) != quoth_range_is_empty (outside->after);
}

/* Slides what the edit @i puts in, or takes out, beside words that it corrects; it becomes two then. */
static void
slide_part (Slider *self, guint i, gboolean at_end)
{
  QuothEdit inside;
  QuothEdit outside;
  guint room = at_end ? count_below (self, i) : count_above (self, i);
  int by;

  if (!split (self, &g_array_index (self->edits, QuothEdit, i), at_end, &inside, &outside))
    return;
  by = slide_edit (self, &outside, at_end ? 0 : room, at_end ? room : 0);
  if (by == 0)
    return;
  outside.before = move (outside.before, by);
  outside.after = move (outside.after, by);
  g_array_index (self->edits, QuothEdit, i) = inside;
  g_array_insert_val (self->edits, at_end ? i + 1 : i, outside);
}

void
quoth_slide_edits (GArray *edits,
                   const QuothText *before,
                   const QuothPieces *old,
                   const QuothText *after,
                   const QuothPieces *new)
{
  Slider self = {
    { before, (guint32 *) (gpointer) old->numbers->data, (QuothRange *) (gpointer) old->ranges->data, old->ranges->len },
    { after, (guint32 *) (gpointer) new->numbers->data, (QuothRange *) (gpointer) new->ranges->data, new->ranges->len },
    edits,
  };

  for (guint i = 0; i < edits->len; i++)
    {
      QuothEdit *edit = &g_array_index (edits, QuothEdit, i);

      if (quoth_range_is_empty (edit->before) || quoth_range_is_empty (edit->after))
        {
          int by = slide_edit (&self, edit, count_above (&self, i), count_below (&self, i));

          edit->before = move (edit->before, by);
          edit->after = move (edit->after, by);
        }
      else
        {
          guint n = edits->len;

          slide_part (&self, i, FALSE);
          i += edits->len - n;
          slide_part (&self, i, TRUE);
        }
    }
}
