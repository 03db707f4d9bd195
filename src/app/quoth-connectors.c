/* quoth-connectors.c: lines from the selected claim to those it is related to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The line runs in the free margin at the right of the text, one step further out for each relation, so that it crosses no
 * words. A contradiction is dashed: colour is not the only sign.
 */

#include "config.h"

#include "quoth-connectors.h"

#define FIRST 10 /* from the text to the first line */
#define STEP 7   /* from one line to the next */
#define TICK 8   /* how far a line reaches towards the words */
#define ARROW 4
#define RADIUS 4

/* The height of the display line that holds @offset, at its middle. Returns: %FALSE if it is not on screen. */
static gboolean
get_height (GtkTextView *view, QuothTextMap *map, guint offset, const GdkRectangle *visible, double *y)
{
  GtkTextIter iter;
  GdkRectangle rectangle;

  if (!quoth_text_map_get_iter (map, offset, &iter))
    return FALSE;
  gtk_text_view_get_iter_location (view, &iter, &rectangle);
  *y = rectangle.y + rectangle.height / 2.0;
  return rectangle.y + rectangle.height > visible->y && rectangle.y < visible->y + visible->height;
}

static void
draw_arrow (cairo_t *cr, double x, double y)
{
  cairo_move_to (cr, x + ARROW, y - ARROW);
  cairo_line_to (cr, x, y);
  cairo_line_to (cr, x + ARROW, y + ARROW);
  cairo_stroke (cr);
}

/* A bracket open to the left: from @top to @bottom, at @x. */
static void
draw_bracket (cairo_t *cr, double x, double top, double bottom)
{
  cairo_move_to (cr, x - TICK, top);
  cairo_line_to (cr, x - RADIUS, top);
  cairo_curve_to (cr, x, top, x, top, x, top + RADIUS);
  cairo_line_to (cr, x, bottom - RADIUS);
  cairo_curve_to (cr, x, bottom, x, bottom, x - RADIUS, bottom);
  cairo_line_to (cr, x - TICK, bottom);
  cairo_stroke (cr);
}

static void
draw_connector (cairo_t *cr, const QuothConnector *connector, double x, double here, double there)
{
  static const double dashes[] = { 4, 3 };
  double end = connector->is_from ? there : here;

  cairo_set_dash (cr, dashes, connector->is_against ? 2 : 0, 0);
  draw_bracket (cr, x, MIN (here, there), MAX (here, there));
  cairo_set_dash (cr, NULL, 0, 0);
  draw_arrow (cr, x - TICK, end);
}

void
quoth_connectors_snapshot (GArray *connectors,
                           GtkTextView *view,
                           QuothTextMap *map,
                           QuothDocumentModel *model,
                           const QuothId *selected,
                           const GdkRectangle *column,
                           GtkSnapshot *snapshot)
{
  QuothAnnotation *annotation = quoth_document_model_get_annotation (model, selected);
  GdkRectangle visible;
  GdkRGBA color;
  cairo_t *cr;
  double here;
  double x = column->x + column->width + FIRST;

  gtk_text_view_get_visible_rect (view, &visible);
  if (annotation == NULL
      || !get_height (view, map, quoth_annotation_get_extent (annotation).start, &visible, &here))
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (view)), &color);
  cr = gtk_snapshot_append_cairo (
    snapshot, &GRAPHENE_RECT_INIT ((float) (x - TICK - ARROW), (float) visible.y,
                                   (float) (TICK + 2 * ARROW + STEP * (int) connectors->len), (float) visible.height));
  cairo_set_source_rgba (cr, color.red, color.green, color.blue, 0.55 * color.alpha);
  cairo_set_line_width (cr, 1.5);
  for (guint i = 0; i < connectors->len; i++)
    {
      const QuothConnector *connector = &g_array_index (connectors, QuothConnector, i);
      QuothAnnotation *other = quoth_document_model_get_annotation (model, &connector->other);
      double there;

      if (other == NULL || !get_height (view, map, quoth_annotation_get_extent (other).start, &visible, &there)
          || here == there)
        continue;
      draw_connector (cr, connector, x, here, there);
      x += STEP;
    }
  cairo_destroy (cr);
}
