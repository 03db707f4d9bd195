/* quoth-line-places.c: where the characters of a line are, each asked for once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A text view counts its way through a line for each place that it is asked for, and what is coded shares its ends: those of
 * a mention are asked for to see whether it is broken, and again for its piece, and a claim begins where its first mention does.
 * So they are kept while the line is laid out. (Rejected: to keep them as long as the pieces; nobody asks again.)
 */

#include "config.h"

#include "quoth-line-places.h"

struct _QuothLinePlaces
{
  GtkTextView *view;
  QuothTextMap *map;
  QuothRange range;
  int top;
  int height;
  GArray *places;     /* GdkRectangle */
  GHashTable *known; /* offset → its index in the former, and 1 */
  GArray *rows;       /* guint; NULL until they are asked for */
};

QuothLinePlaces *
quoth_line_places_new (GtkTextView *view, QuothTextMap *map, guint line)
{
  QuothLinePlaces *self = g_new0 (QuothLinePlaces, 1);
  GtkTextIter iter;

  self->view = view;
  self->map = map;
  self->range = quoth_text_map_get_line_range (map, line);
  self->places = g_array_new (FALSE, FALSE, sizeof (GdkRectangle));
  self->known = g_hash_table_new (NULL, NULL);
  gtk_text_buffer_get_iter_at_line (quoth_text_map_get_buffer (map), &iter, (int) line);
  gtk_text_view_get_line_yrange (view, &iter, &self->top, &self->height);
  return self;
}

void
quoth_line_places_free (QuothLinePlaces *self)
{
  g_array_unref (self->places);
  g_hash_table_unref (self->known);
  g_clear_pointer (&self->rows, g_array_unref);
  g_free (self);
}

QuothRange
quoth_line_places_get_range (QuothLinePlaces *self)
{
  return self->range;
}

int
quoth_line_places_get_height (QuothLinePlaces *self)
{
  return self->height;
}

void
quoth_line_places_get (QuothLinePlaces *self, guint offset, GdkRectangle *place)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->known, GUINT_TO_POINTER (offset)));
  GtkTextIter iter;

  if (n > 0)
    {
      *place = g_array_index (self->places, GdkRectangle, n - 1);
      return;
    }
  quoth_text_map_get_iter (self->map, offset, &iter);
  gtk_text_view_get_iter_location (self->view, &iter, place);
  place->y -= self->top;
  g_array_append_val (self->places, *place);
  g_hash_table_insert (self->known, GUINT_TO_POINTER (offset), GUINT_TO_POINTER (self->places->len));
}

GArray *
quoth_line_places_get_rows (QuothLinePlaces *self)
{
  guint offset = self->range.start;
  GtkTextIter iter;

  if (self->rows != NULL)
    return self->rows;
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint));
  quoth_text_map_get_iter (self->map, offset, &iter);
  do
    {
      g_array_append_val (self->rows, offset);
      if (!gtk_text_view_forward_display_line (self->view, &iter))
        break;
      offset = quoth_text_map_get_offset (self->map, &iter);
    }
  while (offset < self->range.end);
  return self->rows;
}
