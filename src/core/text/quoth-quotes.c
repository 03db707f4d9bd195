/* quoth-quotes.c: quotations that fill paragraphs, and pull quotes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A quotation is followed from the mark that opens a paragraph to the one that closes it, be it paragraphs later. What
 * closes depends on what opened (“ ”, „ “, « », 「 」, " "), but a typist's " may stand for any; a " after a space opens one
 * within. English opens again at each paragraph: such a mark counts for nothing.
 *
 * A pull quote is a short paragraph of one sentence that the text has elsewhere in nearly the same words: most
 * of its pairs of words come in one other paragraph. The pairs of all candidates go into one table, and one pass over
 * the words of the text counts them. O(n); a text with many candidates (a novel) has no pull quotes.
 */

#include "config.h"

#include "text/quoth-outline-private.h"

#include <string.h>

#define MAX_PARAGRAPHS 12
#define MAX_TAG 120
#define MAX_CANDIDATES 32
#define MIN_WORDS 6
#define MAX_WORDS 40

static QuothLine *
get_line (const QuothOutline *outline, guint index)
{
  return quoth_lines_get (&outline->lines, index);
}

/* A quotation that is being followed. */
typedef struct
{
  gunichar opened;
  guint depth;
  gboolean in_straight;
  const char *closed; /* after the mark that closes it */
} Quotation;

static gboolean
closes (gunichar opened, gunichar c)
{
  switch (opened)
    {
    case 0x201e:
      return c == 0x201c || c == 0x201d;
    case 0xab:
      return c == 0xbb;
    case 0xbb:
      return c == 0xab;
    case 0x300c:
      return c == 0x300d;
    case 0x300e:
      return c == 0x300f;
    default:
      return c == 0x201d;
    }
}

/* A straight mark opens after a space or a bracket, and else closes. */
static void
read_straight (Quotation *self, char before, const char *after)
{
  if (self->in_straight)
    self->in_straight = FALSE;
  else if (strchr (" \t\n([-", before) != NULL && before != '\0')
    self->in_straight = TRUE;
  else if (self->depth > 0)
    self->depth--;
  else
    self->closed = after;
}

static void
read_mark (Quotation *self, const char *p, const char *after, gunichar c)
{
  if (c == '"')
    read_straight (self, p[-1], after);
  else if (closes (self->opened, c) && self->depth > 0)
    self->depth--;
  else if (closes (self->opened, c))
    self->closed = after;
  else if (c == self->opened)
    self->depth++;
}

/* Follows @self through @line, from @p on. */
static void
follow (Quotation *self, const QuothLine *line, const char *p)
{
  const char *end = line->p + line->n;

  while (p < end && self->closed == NULL)
    {
      guint8 b = (guint8) *p;

      if (b == '"' || b == 0xc2 || (b == 0xe2 && (guint8) p[1] == 0x80) || b == 0xe3)
        {
          const char *next = g_utf8_next_char (p);

          read_mark (self, p, next, g_utf8_get_char (p));
          p = next;
        }
      else
        p++;
    }
}

/* Whether nothing but punctuation comes after the mark that closes a quotation. */
static gboolean
closes_line (const Quotation *self, const QuothLine *line)
{
  gsize left = (gsize) (line->p + line->n - self->closed);

  return strspn (self->closed, ".,;:!?") >= left || (left == 3 && memcmp (self->closed, "。", 3) == 0);
}

guint
quoth_quotation_end (const QuothOutline *outline, guint first)
{
  const QuothLine *line = get_line (outline, first);
  Quotation quotation = { quoth_line_first (line) };
  guint limit = MIN (first + MAX_PARAGRAPHS, outline->lines.lines->len);

  if (!quoth_char_opens_quote (quotation.opened))
    return first;
  follow (&quotation, line, g_utf8_next_char (line->p));
  if (quotation.closed != NULL)
    return closes_line (&quotation, line) ? first + 1 : first;

  for (guint i = first + 1; i < limit; i++)
    {
      line = get_line (outline, i);
      if (line->kind != QUOTH_KIND_OPEN)
        return first;
      quotation.in_straight = FALSE;
      follow (&quotation,
              line,
              quoth_line_first (line) == quotation.opened ? g_utf8_next_char (line->p) : line->p);
      if (quotation.closed != NULL)
        return line->p + line->n - quotation.closed <= MAX_TAG ? i + 1 : first;
    }
  return first;
}

/* ">" as of Markdown and mail */
static gboolean
is_cited (const QuothLine *line)
{
  return line->kind == QUOTH_KIND_OPEN && *line->p == '>';
}

static void
mark_cited (QuothOutline *outline)
{
  guint n = outline->lines.lines->len;

  for (guint i = outline->body; i < n; i++)
    {
      guint end = i;

      while (end < n && is_cited (get_line (outline, end)) && (end == i || !get_line (outline, end)->blank_before))
        end++;
      quoth_outline_set_kind (outline, i, end, QUOTH_SEGMENT_QUOTE);
      i = MAX (end, i + 1) - 1;
    }
}

/* A paragraph that is one quotation; but where a third of them open with a mark, that is a dialogue. */
static void
mark_quotations (QuothOutline *outline)
{
  guint n = outline->lines.lines->len, n_open = 0, n_quoted = 0;

  for (guint i = outline->body; i < n; i++)
    {
      const QuothLine *line = get_line (outline, i);

      n_open += line->kind == QUOTH_KIND_OPEN;
      n_quoted += line->kind == QUOTH_KIND_OPEN && quoth_char_opens_quote (quoth_line_first (line));
    }
  if (n_quoted * 10 >= n_open * 3)
    return;
  for (guint i = outline->body; i < n; i++)
    if (get_line (outline, i)->kind == QUOTH_KIND_OPEN && quoth_line_length (get_line (outline, i)) >= 60
        && quoth_quotation_end (outline, i) == i + 1)
      quoth_outline_set_kind (outline, i, i + 1, QUOTH_SEGMENT_QUOTE);
}

/* The pairs of words of the candidates: an open table of hash and candidate. */
typedef struct
{
  guint32 hashes[4096];
  guint8 candidates[4096]; /* index + 1; 0 is free */
  guint32 seen[4096];      /* the number of the paragraph that had it last */
  guint32 paragraph;
  guint lines[MAX_CANDIDATES];
  guint n_pairs[MAX_CANDIDATES];
  guint n_candidates;
} Pairs;

typedef void (*PairFunc) (Pairs *pairs, guint32 hash, gpointer user_data);

/* Calls @func for the hash of each pair of words that follow each other in @line. */
static void
foreach_pair (Pairs *pairs, const QuothLine *line, PairFunc func, gpointer user_data)
{
  const char *end = line->p + line->n;
  guint32 word = 0, last = 0;

  for (const char *p = line->p; p <= end; p++)
    {
      if (p < end && (g_ascii_isalnum (*p) || (guint8) *p >= 0xc0 || ((guint8) *p >= 0x80 && word != 0)))
        {
          word = (word ^ quoth_byte_lower (*p)) * 16777619u + 1;
          continue;
        }
      if (word != 0 && last != 0)
        func (pairs, last * 31 + word, user_data);
      last = word != 0 ? word : last;
      word = 0;
    }
}

static void
add_pair_cb (Pairs *pairs, guint32 hash, gpointer user_data)
{
  guint8 candidate = (guint8) GPOINTER_TO_UINT (user_data);
  guint slot = hash % G_N_ELEMENTS (pairs->hashes);

  while (pairs->candidates[slot] != 0)
    slot = (slot + 1) % G_N_ELEMENTS (pairs->hashes);
  pairs->hashes[slot] = hash;
  pairs->candidates[slot] = candidate + 1;
  pairs->n_pairs[candidate]++;
}

static void
count_pair_cb (Pairs *pairs, guint32 hash, gpointer user_data)
{
  guint *n_hits = user_data;
  guint slot = hash % G_N_ELEMENTS (pairs->hashes);

  for (; pairs->candidates[slot] != 0; slot = (slot + 1) % G_N_ELEMENTS (pairs->hashes))
    if (pairs->hashes[slot] == hash && pairs->seen[slot] != pairs->paragraph)
      {
        pairs->seen[slot] = pairs->paragraph;
        n_hits[pairs->candidates[slot] - 1]++;
      }
}

static gboolean
find_candidates (const QuothOutline *outline, Pairs *pairs)
{
  guint n = outline->lines.lines->len;
  guint64 sum = 0;
  guint n_long = 0;

  for (guint i = outline->body; i < n; i++)
    if (quoth_prose_is_long (get_line (outline, i)) && quoth_line_length (get_line (outline, i)) >= 160)
      {
        sum += quoth_line_length (get_line (outline, i));
        n_long++;
      }
  if (n_long < 3)
    return FALSE;

  for (guint i = outline->body; i < n; i++)
    {
      const QuothLine *line = get_line (outline, i);
      guint n_words;

      if (line->kind != QUOTH_KIND_OPEN || line->is_joined || quoth_line_length (line) * 5 > sum / n_long * 2)
        continue;
      n_words = quoth_line_count_words (line, MAX_WORDS + 1);
      if (n_words < MIN_WORDS || n_words > MAX_WORDS)
        continue;
      if (pairs->n_candidates == MAX_CANDIDATES)
        return FALSE;
      pairs->lines[pairs->n_candidates] = i;
      foreach_pair (pairs, line, add_pair_cb, GUINT_TO_POINTER (pairs->n_candidates));
      pairs->n_candidates++;
    }
  return pairs->n_candidates > 0;
}

static void
mark_pull_quotes (QuothOutline *outline)
{
  g_autofree Pairs *pairs = g_new0 (Pairs, 1);

  if (!find_candidates (outline, pairs))
    return;
  for (guint i = outline->body; i < outline->lines.lines->len; i++)
    {
      const QuothLine *line = get_line (outline, i);
      guint n_hits[MAX_CANDIDATES] = { 0 };

      if (line->kind != QUOTH_KIND_OPEN || quoth_line_length (line) < 100)
        continue;
      pairs->paragraph = i + 1;
      foreach_pair (pairs, line, count_pair_cb, n_hits);
      for (guint k = 0; k < pairs->n_candidates; k++)
        if (pairs->lines[k] != i && n_hits[k] * 4 >= pairs->n_pairs[k] * 3)
          quoth_outline_set_kind (outline, pairs->lines[k], pairs->lines[k] + 1, QUOTH_SEGMENT_QUOTE);
    }
}

void
quoth_quotes_mark (QuothOutline *outline)
{
  mark_cited (outline);
  mark_quotations (outline);
  mark_pull_quotes (outline);
}
