/* quoth-grips.c: what the ends of the selected annotation are dragged by
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The knobs hang below the brackets, where no text is, so that a selection can still be begun right beside the words. What
 * is asked of the view are the places of the two ends, so it costs the same however much is coded.
 */

#include "config.h"

#include "quoth-grips.h"

#define RADIUS 4.f
#define RADIUS_HELD 6.f
#define RIM 1.5f

/* How near is near enough: to the knob, and to the line above it. */
#define REACH 8
#define REACH_LINE 3

gboolean
quoth_grips_get (const QuothGrips *self, guint fragment, QuothEnd end, QuothGrip *grip)
{
  QuothRange range = quoth_annotation_get_span (self->annotation, fragment)->range;
  QuothText *text = quoth_text_map_get_text (self->map);
  guint lane = quoth_highlight_layout_get_lane (self->layout, &self->annotation->value.id);
  GdkRectangle place;
  GtkTextIter iter;
  guint offset = range.start;

  if (quoth_range_is_empty (range))
    return FALSE;
  if (end == QUOTH_END_END)
    offset = quoth_text_previous_cluster (text, range.end);
  if (!quoth_text_map_get_iter (self->map, offset, &iter))
    return FALSE;
  gtk_text_view_get_iter_location (self->view, &iter, &place);
  grip->fragment = fragment;
  grip->end = end;
  /* The width is negative where it is read from the right. */
  grip->x = end == QUOTH_END_START ? place.x : place.x + place.width;
  grip->top = place.y;
  grip->bottom = place.y + place.height + QUOTH_LANE_TOP + QUOTH_LANE_BAR + 1;
  if (lane < QUOTH_LANES_MAX)
    grip->bottom += (int) lane * QUOTH_LANE_PITCH;
  return TRUE;
}

static int
get_distance (const QuothGrip *grip, int x, int y)
{
  int dx = ABS (x - grip->x);
  int dy = ABS (y - grip->bottom);

  if (dx <= REACH && dy <= REACH)
    return MAX (dx, dy);
  if (dx <= REACH_LINE && y >= grip->top && y <= grip->bottom)
    return REACH + dx;
  return G_MAXINT;
}

gboolean
quoth_grips_find (const QuothGrips *self, int x, int y, QuothGrip *grip)
{
  int nearest = G_MAXINT;

  for (guint i = 0; i < quoth_annotation_get_n_spans (self->annotation); i++)
    for (guint end = QUOTH_END_START; end <= QUOTH_END_END; end++)
      {
        QuothGrip candidate;
        int distance;

        if (!quoth_grips_get (self, i, (QuothEnd) end, &candidate))
          continue;
        distance = get_distance (&candidate, x, y);
        if (distance < nearest)
          {
            nearest = distance;
            *grip = candidate;
          }
      }
  return nearest < G_MAXINT;
}

static void
draw_knob (GtkSnapshot *snapshot, const QuothGrip *grip, float radius, const GdkRGBA *color)
{
  graphene_rect_t box = GRAPHENE_RECT_INIT (
    (float) grip->x - radius, (float) grip->bottom - radius + 1.f, 2 * radius, 2 * radius);
  GskRoundedRect round;

  gsk_rounded_rect_init_from_rect (&round, &box, radius);
  gtk_snapshot_push_rounded_clip (snapshot, &round);
  gtk_snapshot_append_color (snapshot, color, &box);
  gtk_snapshot_pop (snapshot);
}

static gboolean
is_held (const QuothGrip *grip, const QuothGrip *held)
{
  return held != NULL && held->fragment == grip->fragment && held->end == grip->end;
}

void
quoth_grips_snapshot (const QuothGrips *self, QuothPalette *palette, const QuothGrip *held, GtkSnapshot *snapshot)
{
  GdkRGBA color, background;
  GdkRectangle visible;

  quoth_palette_get_color (palette, self->annotation, &color);
  quoth_palette_get_background (palette, &background);
  gtk_text_view_get_visible_rect (self->view, &visible);
  for (guint i = 0; i < quoth_annotation_get_n_spans (self->annotation); i++)
    for (guint end = QUOTH_END_START; end <= QUOTH_END_END; end++)
      {
        QuothGrip grip;
        float radius;

        if (!quoth_grips_get (self, i, (QuothEnd) end, &grip) || grip.bottom + RADIUS_HELD < visible.y
            || grip.top > visible.y + visible.height)
          continue;
        radius = is_held (&grip, held) ? RADIUS_HELD : RADIUS;
        draw_knob (snapshot, &grip, radius + RIM, &background);
        draw_knob (snapshot, &grip, radius, &color);
      }
}
