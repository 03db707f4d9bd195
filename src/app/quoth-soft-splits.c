/* quoth-soft-splits.c: where very long paragraphs are cut for the screen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A text view lays a paragraph out as one thing: to ask for the place of one letter costs as much as the paragraph is long, and a
 * line of 5 MB would never come to the screen. So a long paragraph is shown as several lines, cut where a reader minds it
 * least. The text does not know: nothing but the map of the buffer has a newline there.
 *
 * (Rejected: cuts at the ends of display lines, which nobody would see: they depend on the width, and to know them the paragraph
 * would have to be laid out whole.)
 */

#include "config.h"

#include "quoth-soft-splits.h"

#include <string.h>

/* A cut is looked for in the last part of what a line may hold. */
#define SEARCH 500

/* No letter of a language has so many marks. */
#define N_MARKS_MAX 64

static gboolean
ends_sentence (gunichar c)
{
  return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x3002 || c == 0xff01 || c == 0xff1f || c == 0x061f
         || c == 0x06d4 || c == 0x0964;
}

/* The last place after a space, best after the end of a sentence, in the last part of [start, limit); 0 if there is none. */
static guint
find_after_space (QuothText *text, guint limit)
{
  const char *utf8 = quoth_text_get_utf8 (text);
  const char *p = utf8 + quoth_text_to_byte (text, limit);
  guint found = 0;
  gboolean after = FALSE; /* the character at the right is white space, and what is right of it is found */

  for (guint offset = limit; offset > limit - SEARCH; offset--)
    {
      gunichar c;

      p = g_utf8_prev_char (p);
      c = g_utf8_get_char (p);
      if (after && ends_sentence (c))
        return offset + 1;
      after = g_unichar_isspace (c) && c != 0xa0 && c != 0x202f;
      if (after && found == 0)
        found = offset;
    }
  return found;
}

/* The boundary of clusters at @limit or before; @limit where a cluster goes on for ever, which takes long to find out. */
static guint
find_cluster (QuothText *text, guint limit)
{
  guint offset = limit, start;

  while (g_unichar_ismark (quoth_text_get_char (text, offset)))
    if (--offset == limit - N_MARKS_MAX)
      return limit;
  start = quoth_text_snap_to_clusters (text, quoth_range (offset, offset)).start;
  return start > limit - SEARCH ? start : limit;
}

static guint
find_cut (QuothText *text, guint limit)
{
  guint cut = find_after_space (text, limit);

  /* A space may carry marks. */
  if (cut != 0 && quoth_text_is_cluster_boundary (text, cut))
    return cut;
  return find_cluster (text, limit);
}

static void
split_paragraph (QuothText *text, QuothRange range, GArray *splits)
{
  if (quoth_range_length (range) <= QUOTH_SOFT_PARAGRAPH_MAX)
    return;
  while (quoth_range_length (range) > QUOTH_SOFT_LINE_MAX)
    {
      range.start = find_cut (text, range.start + QUOTH_SOFT_LINE_MAX);
      g_array_append_val (splits, range.start);
    }
}

GArray *
quoth_soft_splits_find (QuothText *text)
{
  GArray *splits = g_array_new (FALSE, FALSE, sizeof (guint));
  const char *utf8 = quoth_text_get_utf8 (text);
  const char *end = utf8 + quoth_text_get_n_bytes (text);

  for (const char *p = utf8, *newline; p < end; p = newline + 1)
    {
      newline = memchr (p, '\n', (gsize) (end - p));
      if (newline == NULL)
        newline = end;
      if (newline - p > QUOTH_SOFT_PARAGRAPH_MAX)
        split_paragraph (text,
                         quoth_range (quoth_text_from_byte (text, (gsize) (p - utf8)),
                                      quoth_text_from_byte (text, (gsize) (newline - utf8))),
                         splits);
    }
  return splits;
}
