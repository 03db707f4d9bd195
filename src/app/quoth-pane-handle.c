/* quoth-pane-handle.c: the line beside a pane, by which it is made wider
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdwFlap folds its panes but does not let them be dragged; GtkPaned lets them be dragged but does not fold. A pane's width is
 * the least it asks for, so it must never ask for more than leaves the rest its own least: the flap would fold.
 */

#include "quoth-pane-handle.h"

#include "quoth-settings.h"

#define REACH 4
#define MIN_WIDTH 180

struct _QuothPaneHandle
{
  GtkWidget parent_instance;

  GtkWidget *pane;
  GtkWidget *rest;
  const char *key;
  int width;

  /* While it is dragged. */
  double start_x; /* of the pointer, in the window */
  int start_width;
  int max_width;
};

G_DEFINE_FINAL_TYPE (QuothPaneHandle, quoth_pane_handle, GTK_TYPE_WIDGET)

static void
set_width (QuothPaneHandle *self, int width)
{
  self->width = width;
  gtk_widget_set_size_request (self->pane, width, -1);
}

static void
show_width (QuothPaneHandle *self)
{
  set_width (self, g_settings_get_int (quoth_settings_get (), self->key));
}

/* The line moves under the pointer while it is dragged: only the window stands still. */
static double
get_window_x (QuothPaneHandle *self, double x)
{
  double window_x = x;

  gtk_widget_translate_coordinates (GTK_WIDGET (self), GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))), x, 0,
                                    &window_x, NULL);
  return window_x;
}

static gboolean
is_after_pane (QuothPaneHandle *self)
{
  double x = 0;

  gtk_widget_translate_coordinates (self->pane, GTK_WIDGET (self), 0, 0, &x, NULL);
  return x < 0;
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, QuothPaneHandle *self)
{
  int rest_min;

  gtk_widget_measure (self->rest, GTK_ORIENTATION_HORIZONTAL, -1, &rest_min, NULL, NULL, NULL);
  self->start_x = get_window_x (self, x);
  self->start_width = gtk_widget_get_width (self->pane);
  self->max_width = self->start_width + MAX (0, gtk_widget_get_width (self->rest) - rest_min);
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
drag_update_cb (GtkGestureDrag *gesture, double offset_x, double offset_y, QuothPaneHandle *self)
{
  const int max = MAX (MIN_WIDTH, self->max_width);
  double x, moved;

  gtk_gesture_drag_get_start_point (gesture, &x, NULL);
  moved = get_window_x (self, x + offset_x) - self->start_x;
  if (!is_after_pane (self))
    moved = -moved;
  set_width (self, CLAMP (self->start_width + (int) moved, MIN_WIDTH, max));
}

static void
drag_end_cb (GtkGestureDrag *gesture, double offset_x, double offset_y, QuothPaneHandle *self)
{
  if (self->width != g_settings_get_int (quoth_settings_get (), self->key))
    g_settings_set_int (quoth_settings_get (), self->key, self->width);
}

static void
pressed_cb (GtkGestureClick *gesture, int n, double x, double y, QuothPaneHandle *self)
{
  if (n != 2)
    return;
  g_settings_reset (quoth_settings_get (), self->key);
  show_width (self);
}

static gboolean
quoth_pane_handle_contains (GtkWidget *widget, double x, double y)
{
  return x >= -REACH && x < gtk_widget_get_width (widget) + REACH && y >= 0 && y < gtk_widget_get_height (widget);
}

static void
quoth_pane_handle_class_init (QuothPaneHandleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->contains = quoth_pane_handle_contains;
  gtk_widget_class_set_css_name (widget_class, "separator");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SEPARATOR);
}

static void
quoth_pane_handle_init (QuothPaneHandle *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_add_css_class (GTK_WIDGET (self), "vertical");
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "col-resize");
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_gesture_group (drag, click);
}

void
quoth_pane_handle_connect (QuothPaneHandle *self, GtkWidget *pane, GtkWidget *rest, const char *key)
{
  self->pane = pane;
  self->rest = rest;
  self->key = key;
  show_width (self);
  /* Over the pane, or only what is at its other side could be gripped. */
  gtk_widget_insert_before (GTK_WIDGET (self), gtk_widget_get_parent (GTK_WIDGET (self)), NULL);
}
