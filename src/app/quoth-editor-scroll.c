/* quoth-editor-scroll.c: going to a place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The text view does not know how high the lines are that it did not show yet, and finds out while it is idle, so one call to
 * scroll does not arrive in a text that was just loaded. The goal is therefore looked at in each frame, and aimed at
 * again until it was reached in two frames running; the user's own scrolling gives it up.
 *
 * What is not in the buffer, of a long document, is brought there first: to go to a place of the document, others call
 * quoth_editor_select_range(), quoth_editor_set_place() or quoth_editor_set_selected(), and need not know of it. Whether a place
 * is on screen: quoth_editor_get_rectangle(), or quoth_source_view_get_seen().
 */

#include "config.h"

#include "quoth-editor-private.h"

#include "quoth-reading.h"

#define N_FRAMES_MAX 600
#define TOLERANCE 2

/* Returns: FALSE if it is not known yet, since the line was never measured. */
static gboolean
get_location (QuothEditor *self, guint offset, GdkRectangle *location)
{
  GtkTextIter iter;
  int height;

  quoth_text_map_get_iter (quoth_source_view_get_map (self->view), offset, &iter);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self->view), &iter, location);
  gtk_text_view_get_line_yrange (GTK_TEXT_VIEW (self->view), &iter, NULL, &height);
  return height > 0;
}

static gboolean
is_at_end (QuothEditor *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));
  double upper = adjustment == self->inner ? quoth_editor_get_text_height (self) : gtk_adjustment_get_upper (adjustment);

  return gtk_adjustment_get_value (adjustment) >= upper - gtk_adjustment_get_page_size (adjustment) - TOLERANCE;
}

static gboolean
has_arrived (QuothEditor *self)
{
  GdkRectangle visible, first, last;
  gboolean inside;

  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self->view), &visible);
  if (!get_location (self, self->goal.start, &first))
    return FALSE;
  inside = first.y >= visible.y - TOLERANCE && first.y + first.height <= visible.y + visible.height + TOLERANCE;
  if (self->goal_at_top)
    return inside && (ABS (first.y - visible.y) <= TOLERANCE || is_at_end (self));

  get_location (self, self->goal.end, &last);
  return inside && (last.y + last.height <= visible.y + visible.height + TOLERANCE
                    || last.y - first.y > visible.height / 2);
}

static void
aim (QuothEditor *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->view);
  GtkTextIter iter;

  quoth_text_map_get_iter (quoth_source_view_get_map (self->view), self->goal.start, &iter);
  gtk_text_view_scroll_to_iter (view, &iter, 0.0, TRUE, 0.0, self->goal_at_top ? 0.0 : 0.33);
}

/* When the buffer holds lines that are all new, GTK measures those around a mark before it scrolls there: it is there in one frame. */
static void
aim_in_new_lines (QuothEditor *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->view);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter iter;

  quoth_text_map_get_iter (quoth_source_view_get_map (self->view), self->goal.start, &iter);
  if (self->goal_mark == NULL)
    self->goal_mark = gtk_text_buffer_create_mark (buffer, NULL, &iter, TRUE);
  else
    gtk_text_buffer_move_mark (buffer, self->goal_mark, &iter);
  gtk_text_view_scroll_to_mark (view, self->goal_mark, 0.0, TRUE, 0.0, self->goal_at_top ? 0.0 : 0.33);
}

static gboolean
scroll_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  QuothEditor *self = QUOTH_EDITOR (widget);

  if (gtk_widget_get_height (GTK_WIDGET (self->view)) <= 1)
    return G_SOURCE_CONTINUE;
  if (has_arrived (self))
    self->goal_settled++;
  else
    {
      self->goal_settled = 0;
      aim (self);
    }
  if (self->goal_settled < 2 && ++self->goal_frames < N_FRAMES_MAX)
    return G_SOURCE_CONTINUE;
  self->scroll_id = 0;
  quoth_editor_update_scroll_bar (self);
  return G_SOURCE_REMOVE;
}

void
quoth_editor_scroll_to (QuothEditor *self, QuothRange range, gboolean at_top)
{
  gboolean revealed;

  quoth_editor_stop_scrolling (self);
  revealed = quoth_editor_reveal (self, range.start);
  self->goal = range;
  self->goal_at_top = at_top;
  self->goal_frames = self->goal_settled = 0;
  self->scroll_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_cb, NULL, NULL);
  if (revealed && gtk_widget_get_height (GTK_WIDGET (self->view)) > 1)
    aim_in_new_lines (self);
  quoth_editor_update_scroll_bar (self);
}

void
quoth_editor_stop_scrolling (QuothEditor *self)
{
  if (self->scroll_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->scroll_id);
  self->scroll_id = 0;
}

guint
quoth_editor_get_place (QuothEditor *self)
{
  GtkTextView *view;
  GdkRectangle visible;
  GtkTextIter iter;

  g_return_val_if_fail (QUOTH_IS_EDITOR (self), 0);

  /* What it is on its way to is the place it is at. */
  if (self->scroll_id != 0)
    return self->goal.start;
  view = GTK_TEXT_VIEW (self->view);
  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_iter_at_location (view, &iter, visible.x, visible.y + TOLERANCE);
  return quoth_text_map_get_offset (quoth_source_view_get_map (self->view), &iter);
}

void
quoth_editor_set_place (QuothEditor *self, guint offset)
{
  g_return_if_fail (QUOTH_IS_EDITOR (self));

  quoth_editor_scroll_to (self, quoth_range (offset, offset), TRUE);
}

gboolean
quoth_editor_get_rectangle (QuothEditor *self, QuothRange range, GdkRectangle *rectangle)
{
  GtkTextView *view;
  GdkRectangle visible, first, last, shown;
  double x, y;
  int window_x, window_y;

  g_return_val_if_fail (QUOTH_IS_EDITOR (self), FALSE);

  view = GTK_TEXT_VIEW (self->view);
  gtk_text_view_get_visible_rect (view, &visible);
  get_location (self, range.start, &first);
  get_location (self, range.end, &last);
  first.width = MAX (first.width, 1);
  if (first.y == last.y)
    first.width = MAX (last.x - first.x, 1);
  else if (!gdk_rectangle_intersect (&first, &visible, &shown))
    {
      /* It begins above the page: points to the line it ends on. */
      last.width = MAX (last.x - visible.x, 1);
      last.x = visible.x;
      first = last;
    }
  if (!gdk_rectangle_intersect (&first, &visible, &shown))
    return FALSE;

  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, shown.x, shown.y, &window_x, &window_y);
  gtk_widget_translate_coordinates (GTK_WIDGET (view), GTK_WIDGET (self), window_x, window_y, &x, &y);
  *rectangle = (GdkRectangle){ (int) x, (int) y, shown.width, shown.height };
  return TRUE;
}

/* A touchpad comes in parts of a step. */
static void
zoom (QuothEditor *self, double dy)
{
  self->zoomed += dy;
  if (ABS (self->zoomed) < 1)
    return;
  quoth_reading_zoom (self->zoomed < 0 ? 1 : -1);
  self->zoomed = 0;
}

static gboolean
user_scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, QuothEditor *self)
{
  GdkModifierType held = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  if (held & GDK_CONTROL_MASK)
    {
      zoom (self, dy);
      return GDK_EVENT_STOP;
    }
  self->zoomed = 0;
  quoth_editor_stop_scrolling (self);
  return GDK_EVENT_PROPAGATE;
}

static void
go_cb (QuothOverview *overview, guint offset, QuothEditor *self)
{
  quoth_editor_scroll_to (self, quoth_range (offset, offset), TRUE);
}

void
quoth_editor_init_scroll (QuothEditor *self)
{
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);

  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect_object (scroll, "scroll", G_CALLBACK (user_scroll_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->scrolled), scroll);

  g_signal_connect_object (self->overview, "go", G_CALLBACK (go_cb), self, 0);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scrolled),
                           "value-changed",
                           G_CALLBACK (gtk_widget_queue_draw),
                           self->overview,
                           G_CONNECT_SWAPPED);
}
