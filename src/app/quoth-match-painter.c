/* quoth-match-painter.c: marks what was found on the visible page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Matches are ranges of the document and nothing else: a hundred thousand of them cost nothing but their search, since only those
 * between the first and the last visible character are measured, in each drawing.
 */

#include "config.h"

#include "quoth-match-painter.h"

#include <adwaita.h>

#define RADIUS 3.f
#define LIGHT "#e5a50a"
#define DARK "#f5c211"

typedef struct
{
  GArray *matches;
  guint match;
  const QuothHighlightPainter *painter;
  GtkSnapshot *snapshot;
} Page;

void
quoth_match_painter_get_color (GdkRGBA *color)
{
  gdk_rgba_parse (color, adw_style_manager_get_dark (adw_style_manager_get_default ()) ? DARK : LIGHT);
}

static void
draw_piece (Page *page, const QuothPiece *piece, int top, gboolean shown)
{
  GskRoundedRect box;
  GdkRGBA color, fill;
  float width = shown ? 2.f : 1.f;

  quoth_match_painter_get_color (&color);
  fill = color;
  fill.alpha = QUOTH_MATCH_FILL * quoth_palette_get_tint (page->painter->palette);
  gsk_rounded_rect_init_from_rect (
    &box,
    &GRAPHENE_RECT_INIT ((float) piece->x - 1, (float) (top + piece->y), (float) piece->width + 2, (float) piece->height),
    RADIUS);
  gtk_snapshot_push_rounded_clip (page->snapshot, &box);
  gtk_snapshot_append_color (page->snapshot, &fill, &box.bounds);
  gtk_snapshot_pop (page->snapshot);
  gtk_snapshot_append_border (
    page->snapshot, &box, (const float[]){ width, width, width, width }, (const GdkRGBA[]){ color, color, color, color });
}

/* The stretches of matches that lie in @range. @first: the index of the first of these. */
static GArray *
clip (GArray *matches, QuothRange range, guint *first)
{
  GArray *clipped = g_array_new (FALSE, FALSE, sizeof (QuothRange));
  guint i = quoth_search_find_next (matches, range.start);

  if (i > 0 && g_array_index (matches, QuothRange, i - 1).end > range.start)
    i--;
  *first = i;
  for (; i < matches->len && g_array_index (matches, QuothRange, i).start < range.end; i++)
    {
      QuothRange match = g_array_index (matches, QuothRange, i);

      match = quoth_range (MAX (match.start, range.start), MIN (match.end, range.end));
      g_array_append_val (clipped, match);
    }
  return clipped;
}

static QuothRange
get_seen (GtkTextView *view, QuothTextMap *map, const GdkRectangle *visible)
{
  GtkTextIter start, end;

  gtk_text_view_get_iter_at_location (view, &start, visible->x, visible->y);
  gtk_text_view_get_iter_at_location (view, &end, visible->x + visible->width, visible->y + visible->height);
  gtk_text_view_backward_display_line_start (view, &start);
  gtk_text_view_forward_display_line_end (view, &end);
  return quoth_range (quoth_text_map_get_offset (map, &start), quoth_text_map_get_offset (map, &end));
}

static void
draw_line (Page *page, QuothRange range, guint line, int top)
{
  guint first;
  g_autoptr (GArray) clipped = clip (page->matches, range, &first);
  g_autoptr (GArray) pieces = NULL;

  if (clipped->len == 0)
    return;
  pieces = quoth_highlight_layout_measure (page->painter->layout, line, clipped);
  for (guint i = 0; i < pieces->len; i++)
    {
      const QuothPiece *piece = &g_array_index (pieces, QuothPiece, i);

      draw_piece (page, piece, top, first + piece->fragment == page->match);
    }
}

void
quoth_match_painter_snapshot (GArray *matches,
                              guint match,
                              const QuothHighlightPainter *painter,
                              QuothTextMap *map,
                              GtkSnapshot *snapshot)
{
  Page page = { .matches = matches, .match = match, .painter = painter, .snapshot = snapshot };
  GtkTextView *view = painter->view;
  GdkRectangle visible;
  GtkTextIter iter;
  QuothRange seen;
  int top, height;

  gtk_text_view_get_visible_rect (view, &visible);
  seen = get_seen (view, map, &visible);
  gtk_text_view_get_line_at_y (view, &iter, visible.y, &top);
  do
    {
      guint line = (guint) gtk_text_iter_get_line (&iter);
      QuothRange range = quoth_text_map_get_line_range (map, line);

      gtk_text_view_get_line_yrange (view, &iter, &top, &height);
      if (top >= visible.y + visible.height)
        break;
      range = quoth_range (MAX (range.start, seen.start), MIN (range.end, seen.end));
      if (range.start < range.end)
        draw_line (&page, range, line, top);
    }
  while (gtk_text_iter_forward_line (&iter));
}
