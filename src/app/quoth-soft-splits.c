/* quoth-soft-splits.c: where very long paragraphs are cut for the screen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A text view lays a paragraph out as one thing: to ask for the place of one letter costs as much as the paragraph is long, and a
 * line of 5 MB would never come to the screen. So a long paragraph is shown as several lines, cut where a reader minds it
 * least. The text does not know: nothing but the map of the buffer has a newline there.
 *
 * The direction of a paragraph is that of its first letter that has one (UAX #9, P2 and P3), and GTK looks for it in each line it holds:
 * so a line that would turn, because it begins with words of another script, gets a mark before it that only the screen has. (GTK 4.8
 * asks the `direction` of a tag only for a line without such a letter, and Pango never does.)
 *
 * (Rejected: cuts at the ends of display lines, which nobody would see: they depend on the width, and to know them the paragraph
 * would have to be laid out whole.)
 */

#include "config.h"

#include "quoth-soft-splits.h"

#include <pango/pango.h>
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

/* As Pango will find it when it lays the line out: it has no other function for that than this one. */
static PangoDirection
get_direction (QuothText *text, QuothRange range)
{
  gsize from = quoth_text_to_byte (text, range.start);

  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  return pango_find_base_dir (quoth_text_get_utf8 (text) + from, (int) (quoth_text_to_byte (text, range.end) - from));
  G_GNUC_END_IGNORE_DEPRECATIONS
}

/* The lines of a paragraph, from the second one on. */
static void
mark_lines (QuothText *text, QuothRange paragraph, GArray *splits, guint first)
{
  PangoDirection direction = get_direction (text, paragraph);
  guint n_extra = first > 0 ? g_array_index (splits, QuothSoftSplit, first - 1).n_extra : 0;

  for (guint i = first; i < splits->len; i++)
    {
      QuothSoftSplit *split = &g_array_index (splits, QuothSoftSplit, i);
      guint end = i + 1 < splits->len ? g_array_index (splits, QuothSoftSplit, i + 1).offset : paragraph.end;

      if (get_direction (text, quoth_range (split->offset, end)) != direction)
        split->mark = direction == PANGO_DIRECTION_RTL ? 0x200f : 0x200e;
      n_extra += split->mark != 0 ? 2 : 1;
      split->n_extra = n_extra;
    }
}

static void
split_paragraph (QuothText *text, QuothRange range, GArray *splits)
{
  QuothRange paragraph = range;
  guint first = splits->len;

  if (quoth_range_length (range) <= QUOTH_SOFT_PARAGRAPH_MAX)
    return;
  while (quoth_range_length (range) > QUOTH_SOFT_LINE_MAX)
    {
      QuothSoftSplit split = { .offset = find_cut (text, range.start + QUOTH_SOFT_LINE_MAX) };

      g_array_append_val (splits, split);
      range.start = split.offset;
    }
  mark_lines (text, paragraph, splits, first);
}

GArray *
quoth_soft_splits_find (QuothText *text)
{
  GArray *splits = g_array_new (FALSE, FALSE, sizeof (QuothSoftSplit));
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
