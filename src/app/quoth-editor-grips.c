/* quoth-editor-grips.c: dragging an end of the selected annotation
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * While it is dragged, a copy of the annotation with the other end is shown in its place; nothing is written before the button is
 * let go, and then one edit. Whoever listens to "span-moved" makes it. The copy stays until what was written is announced, so
 * that the old end is not seen in between; should nothing come of it, it goes after a while.
 */

#include "config.h"

#include "quoth-editor-private.h"

/* Milliseconds that a written edit may take to be seen. */
#define PATIENCE 2000

/* Pixels a frame at most, when the pointer is above or below the page. */
#define MAX_SCROLL 24.0

static void
stop_waiting (QuothEditor *self)
{
  g_clear_handle_id (&self->drag.patience, g_source_remove);
}

void
quoth_editor_forget_preview (QuothEditor *self)
{
  g_return_if_fail (QUOTH_IS_EDITOR (self));

  stop_waiting (self);
  if (self->drag.annotation == NULL)
    quoth_source_view_set_preview (self->view, NULL);
}

static gboolean
patience_cb (gpointer user_data)
{
  QuothEditor *self = user_data;

  self->drag.patience = 0;
  quoth_editor_forget_preview (self);
  return G_SOURCE_REMOVE;
}

/* Lets go of the grip, and keeps the preview. */
static void
let_go (QuothEditor *self)
{
  if (self->drag.tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->drag.tick);
  self->drag.tick = 0;
  g_clear_pointer (&self->drag.annotation, quoth_value_unref);
  quoth_source_view_hold_grip (self->view, FALSE, 0, QUOTH_END_START);
}

gboolean
quoth_editor_cancel_drag (QuothEditor *self)
{
  if (self->drag.annotation == NULL)
    return FALSE;
  let_go (self);
  quoth_editor_forget_preview (self);
  return TRUE;
}

/* Where the middle of the grip's line is, from where it was taken: the knob hangs below the words. */
static void
take (QuothEditor *self, double x, double y)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->view);
  QuothRange range = quoth_annotation_get_span (self->drag.annotation, self->drag.fragment)->range;
  QuothText *text = quoth_text_map_get_text (quoth_source_view_get_map (self->view));
  gboolean at_start = self->drag.end == QUOTH_END_START;
  GtkTextIter iter;
  GdkRectangle place;
  int left, top;

  quoth_text_map_get_iter (quoth_source_view_get_map (self->view),
                           at_start ? range.start : quoth_text_previous_cluster (text, range.end), &iter);
  gtk_text_view_get_iter_location (view, &iter, &place);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, at_start ? place.x : place.x + place.width,
                                         place.y + place.height / 2, &left, &top);
  self->drag.dx = left - x;
  self->drag.dy = top - y;
}

static guint
get_offset_at (QuothEditor *self, double x, double y)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->view);
  GtkTextIter iter;
  int buffer_x, buffer_y, trailing;

  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &buffer_x, &buffer_y);
  gtk_text_view_get_iter_at_position (view, &iter, &trailing, buffer_x, buffer_y);
  gtk_text_iter_forward_chars (&iter, trailing);
  return quoth_text_map_get_offset (quoth_source_view_get_map (self->view), &iter);
}

static void
pull (QuothEditor *self)
{
  QuothText *text = quoth_text_map_get_text (quoth_source_view_get_map (self->view));
  guint offset = get_offset_at (self, self->drag.x + self->drag.dx, self->drag.y + self->drag.dy);
  QuothRange limits
    = quoth_fragments_get_limits (self->drag.annotation, self->drag.fragment, quoth_text_get_length (text));
  gboolean by_word = self->snap_to_words != self->drag.other_grain;
  QuothRange before = quoth_annotation_get_span (self->drag.annotation, self->drag.fragment)->range;
  g_autoptr (QuothValue) preview = NULL;

  self->drag.range = quoth_text_pull_end (text, before, limits, self->drag.end, offset,
                                          by_word ? QUOTH_GRAIN_WORD : QUOTH_GRAIN_CLUSTER);
  preview = quoth_value_copy (self->drag.annotation);
  quoth_fragments_set (preview, self->drag.fragment, self->drag.range);
  quoth_source_view_set_preview (self->view, QUOTH_ANNOTATION (preview));
}

/* The page follows a pointer that left it. */
static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  QuothEditor *self = QUOTH_EDITOR (widget);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));
  double height = gtk_widget_get_height (GTK_WIDGET (self->view));
  double beyond = self->drag.y < 0 ? self->drag.y : self->drag.y > height ? self->drag.y - height : 0;

  if (beyond > 0 || beyond < 0)
    {
      gtk_adjustment_set_value (
        adjustment, gtk_adjustment_get_value (adjustment) + CLAMP (beyond / 2, -MAX_SCROLL, MAX_SCROLL));
      pull (self);
    }
  return G_SOURCE_CONTINUE;
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, QuothEditor *self)
{
  const GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  QuothAnnotation *selected
    = self->model != NULL ? quoth_document_model_get_annotation (self->model, &self->selected) : NULL;

  if (selected == NULL || (state & (GDK_ALT_MASK | GDK_CONTROL_MASK)) != 0
      || !quoth_source_view_find_grip (self->view, x, y, &self->drag.fragment, &self->drag.end))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  stop_waiting (self);
  self->drag.annotation = quoth_value_ref (selected);
  self->drag.range = quoth_annotation_get_span (selected, self->drag.fragment)->range;
  self->drag.x = x;
  self->drag.y = y;
  self->drag.used = TRUE;
  take (self, x, y);
  quoth_source_view_hold_grip (self->view, TRUE, self->drag.fragment, self->drag.end);
  self->drag.tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, QuothEditor *self)
{
  double x, y;

  if (self->drag.annotation == NULL)
    return;
  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  self->drag.x = x + dx;
  self->drag.y = y + dy;
  self->drag.other_grain
    = (gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture)) & GDK_ALT_MASK) != 0;
  pull (self);
}

static void
drag_end_cb (GtkGestureDrag *gesture, double dx, double dy, QuothEditor *self)
{
  QuothRange before, after = self->drag.range;

  if (self->drag.annotation == NULL)
    return;
  before = quoth_annotation_get_span (self->drag.annotation, self->drag.fragment)->range;
  let_go (self);
  if (quoth_range_equal (before, after))
    {
      quoth_editor_forget_preview (self);
      return;
    }
  self->drag.patience = g_timeout_add (PATIENCE, patience_cb, self);
  quoth_editor_emit_span_moved (self, self->drag.fragment, before, after);
}

static void
cancel_cb (GtkGesture *gesture, GdkEventSequence *sequence, QuothEditor *self)
{
  quoth_editor_cancel_drag (self);
}

gboolean
quoth_editor_hover_grip (QuothEditor *self, double x, double y)
{
  guint fragment;
  QuothEnd end;
  gboolean found;

  if (self->drag.annotation != NULL)
    return TRUE;
  found = quoth_source_view_find_grip (self->view, x, y, &fragment, &end);
  quoth_source_view_hold_grip (self->view, found, found ? fragment : 0, found ? end : QUOTH_END_START);
  if (self->drag.hovered != found)
    gtk_widget_set_cursor_from_name (GTK_WIDGET (self->view), found ? "ew-resize" : "text");
  self->drag.hovered = found;
  return found;
}

void
quoth_editor_follow_drag (QuothEditor *self)
{
  if (self->drag.annotation == NULL)
    quoth_editor_forget_preview (self);
  else if (quoth_document_model_get_annotation (self->model, &self->drag.annotation->value.id) != self->drag.annotation)
    quoth_editor_cancel_drag (self);
}

void
quoth_editor_init_grips (QuothEditor *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), GDK_BUTTON_PRIMARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self, 0);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (drag_update_cb), self, 0);
  g_signal_connect_object (drag, "drag-end", G_CALLBACK (drag_end_cb), self, 0);
  g_signal_connect_object (drag, "cancel", G_CALLBACK (cancel_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (drag));
}

void
quoth_editor_dispose_grips (QuothEditor *self)
{
  stop_waiting (self);
  if (self->drag.annotation != NULL)
    let_go (self);
}
