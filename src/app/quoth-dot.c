/* quoth-dot.c: a dot in the colour of what it stands for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-dot.h"

#define SIZE 8

struct _QuothDot
{
  GtkWidget parent_instance;

  GdkRGBA color;
};

G_DEFINE_FINAL_TYPE (QuothDot, quoth_dot, GTK_TYPE_WIDGET)

static void
quoth_dot_measure (GtkWidget *widget,
                   GtkOrientation orientation,
                   int for_size,
                   int *minimum,
                   int *natural,
                   int *minimum_baseline,
                   int *natural_baseline)
{
  *minimum = *natural = SIZE;
}

static void
quoth_dot_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  QuothDot *self = QUOTH_DOT (widget);
  float x = (float) (gtk_widget_get_width (widget) - SIZE) / 2;
  float y = (float) (gtk_widget_get_height (widget) - SIZE) / 2;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (x, y, SIZE, SIZE);
  GskRoundedRect circle;

  gsk_rounded_rect_init_from_rect (&circle, &bounds, SIZE / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &circle);
  gtk_snapshot_append_color (snapshot, &self->color, &bounds);
  gtk_snapshot_pop (snapshot);
}

static void
quoth_dot_class_init (QuothDotClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = quoth_dot_measure;
  widget_class->snapshot = quoth_dot_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
quoth_dot_init (QuothDot *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
quoth_dot_new (void)
{
  return g_object_new (QUOTH_TYPE_DOT, NULL);
}

void
quoth_dot_set_color (QuothDot *self, const GdkRGBA *color)
{
  if (gdk_rgba_equal (&self->color, color))
    return;
  self->color = *color;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
