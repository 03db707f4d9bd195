/* quoth-context.c: a place of a text with what stands around it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "text/quoth-context.h"

#include "text/quoth-boundaries.h"

char *
quoth_context_flatten (const char *text)
{
  GString *out = g_string_new (NULL);
  gboolean is_blank = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean was_blank = is_blank;

      is_blank = g_unichar_isspace (c);
      if (!is_blank)
        g_string_append_unichar (out, c);
      else if (!was_blank)
        g_string_append_c (out, ' ');
    }
  return g_string_free (out, FALSE);
}

/* Where the word that @offset would cut begins, or ends. */
static QuothRange
get_cut_word (QuothText *text, guint offset)
{
  QuothRange word = quoth_text_snap_to_words (text, quoth_range (offset, offset));

  return word.start < offset && offset < word.end ? word : quoth_range (offset, offset);
}

char *
quoth_context_dup_left (QuothText *text, guint offset, guint width)
{
  guint cluster = quoth_text_to_cluster (text, offset);
  guint start = quoth_text_from_cluster (text, cluster - MIN (cluster, width));
  g_autofree char *slice = NULL;
  char *left;

  for (guint at = offset; at > start; at--)
    if (quoth_text_get_char (text, at - 1) == '\n')
      start = at;
  start = MIN (get_cut_word (text, start).end, offset);
  slice = quoth_text_dup_slice (text, quoth_range (start, offset));
  left = quoth_context_flatten (slice);
  return left[0] == ' ' && left[1] != '\0' ? g_strchug (left) : left;
}

char *
quoth_context_dup_right (QuothText *text, guint offset, guint width)
{
  guint length = quoth_text_get_length (text);
  guint n_clusters = quoth_text_get_n_clusters (text);
  guint cluster = offset < length ? quoth_text_to_cluster (text, offset) : n_clusters;
  guint end = cluster + width < n_clusters ? quoth_text_from_cluster (text, cluster + width) : length;
  g_autofree char *slice = NULL;
  char *right;

  for (guint at = offset; at < end; at++)
    if (quoth_text_get_char (text, at) == '\n')
      end = at;
  end = MAX (get_cut_word (text, end).start, offset);
  slice = quoth_text_dup_slice (text, quoth_range (offset, end));
  right = quoth_context_flatten (slice);
  return right[0] == ' ' && right[1] != '\0' ? g_strchomp (right) : right;
}
