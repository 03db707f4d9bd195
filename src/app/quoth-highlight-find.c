/* quoth-highlight-find.c: what is coded at a place on the page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-highlight-find.h"

static int
compare_extents (gconstpointer a, gconstpointer b)
{
  guint length_a = quoth_range_length (quoth_annotation_get_extent (*(gpointer const *) a));
  guint length_b = quoth_range_length (quoth_annotation_get_extent (*(gpointer const *) b));

  return length_a < length_b ? -1 : length_a > length_b;
}

GPtrArray *
quoth_highlight_find (QuothHighlightLayout *self, GtkTextView *view, int x, int y)
{
  GPtrArray *found = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  const QuothParagraph *paragraph;
  GtkTextIter iter;
  int top;

  gtk_text_view_get_line_at_y (view, &iter, y, &top);
  paragraph = quoth_highlight_layout_get_paragraph (self, (guint) gtk_text_iter_get_line (&iter));
  y -= top;
  for (guint i = 0; paragraph != NULL && i < paragraph->pieces->len; i++)
    {
      const QuothPiece *piece = &g_array_index (paragraph->pieces, QuothPiece, i);
      int bar = quoth_highlight_layout_get_bar (piece);

      if (x < piece->x - 1 || x > piece->x + piece->width)
        continue;
      if (piece->lane < QUOTH_LANES_MAX && y >= bar - 1 && y < bar - 1 + QUOTH_LANE_PITCH)
        {
          g_ptr_array_set_size (found, 0);
          g_ptr_array_add (found, piece->annotation);
          return found;
        }
      if (y >= piece->y && y < piece->y + piece->height && g_hash_table_add (seen, piece->annotation))
        g_ptr_array_add (found, piece->annotation);
    }
  g_ptr_array_sort (found, compare_extents);
  return found;
}
