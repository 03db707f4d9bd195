/* quoth-value-bar.c: how large a value is, and how sure
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-value-bar.h"

#define HEIGHT 12
#define TRACK 8
#define WHISKER 2

struct _QuothValueBar
{
  GtkWidget parent_instance;

  gboolean defined;
  double least;
  double value;
  double low;
  double high;
};

G_DEFINE_FINAL_TYPE (QuothValueBar, quoth_value_bar, GTK_TYPE_WIDGET)

static float
get_x (QuothValueBar *self, double value)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));

  return (float) (CLAMP ((value - self->least) / (1 - self->least), 0.0, 1.0) * width);
}

static void
draw_rounded (GtkSnapshot *snapshot, const GdkRGBA *color, float x, float y, float width, float height, float radius)
{
  GskRoundedRect shape;

  gsk_rounded_rect_init_from_rect (&shape, &GRAPHENE_RECT_INIT (x, y, width, height), radius);
  gtk_snapshot_push_rounded_clip (snapshot, &shape);
  gtk_snapshot_append_color (snapshot, color, &GRAPHENE_RECT_INIT (x, y, width, height));
  gtk_snapshot_pop (snapshot);
}

static void
draw_interval (QuothValueBar *self, GtkSnapshot *snapshot, const GdkRGBA *ink)
{
  float from = get_x (self, self->low), to = get_x (self, self->high);

  if (to - from < 1)
    return;
  gtk_snapshot_append_color (snapshot, ink, &GRAPHENE_RECT_INIT (from, (HEIGHT - WHISKER) / 2.f, to - from, WHISKER));
  gtk_snapshot_append_color (snapshot, ink, &GRAPHENE_RECT_INIT (from, 1, WHISKER, HEIGHT - 2));
  gtk_snapshot_append_color (snapshot, ink, &GRAPHENE_RECT_INIT (to - WHISKER, 1, WHISKER, HEIGHT - 2));
}

static void
quoth_value_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  QuothValueBar *self = QUOTH_VALUE_BAR (widget);
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  float width = (float) gtk_widget_get_width (widget), top = (HEIGHT - TRACK) / 2.f;
  GdkRGBA ink, track, accent;
  float zero, end;

  gtk_style_context_get_color (style, &ink);
  track = ink;
  track.alpha *= 0.12f;
  draw_rounded (snapshot, &track, 0, top, width, TRACK, TRACK / 2.f);
  if (!self->defined)
    return;
  if (!gtk_style_context_lookup_color (style, "accent_color", &accent))
    accent = ink;
  zero = get_x (self, 0);
  end = get_x (self, self->value);
  draw_rounded (snapshot, &accent, MIN (zero, end), top, MAX (ABS (end - zero), 2.f), TRACK, self->least < 0 ? 0 : TRACK / 2.f);
  if (self->least < 0)
    gtk_snapshot_append_color (snapshot, &ink, &GRAPHENE_RECT_INIT (zero, 0, 1, HEIGHT));
  draw_interval (self, snapshot, &ink);
}

static void
quoth_value_bar_measure (
  GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 40 : HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 160 : HEIGHT;
}

static void
quoth_value_bar_class_init (QuothValueBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = quoth_value_bar_snapshot;
  widget_class->measure = quoth_value_bar_measure;
  gtk_widget_class_set_css_name (widget_class, "valuebar");
  /* What it shows stands beside it in numbers. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
quoth_value_bar_init (QuothValueBar *self)
{
}

void
quoth_value_bar_set_undefined (QuothValueBar *self)
{
  self->defined = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
quoth_value_bar_set_value (QuothValueBar *self, double least, double value, double low, double high)
{
  self->defined = TRUE;
  self->least = least;
  self->value = value;
  self->low = low;
  self->high = high;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
