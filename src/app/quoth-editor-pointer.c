/* quoth-editor-pointer.c: the mouse in the editor
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The text view's own gestures select text. What else a press means is known when the button is let go: if it selected
 * nothing it was a click on what is coded there, else the selection snaps. A legacy controller sees press and release even though
 * the view's gestures claim them; the work is done when they are through.
 */

#include "config.h"

#include "quoth-editor-private.h"

#include "quoth-menu.h"

/* Two clicks nearer than this are on the same place. */
#define SAME_PLACE 4.0

static gboolean
is_near (double x1, double y1, double x2, double y2)
{
  return ABS (x1 - x2) < SAME_PLACE && ABS (y1 - y2) < SAME_PLACE;
}

/* The innermost of what is there that is of the kind of what is selected; else the innermost. */
static void
add (QuothEditor *self, double x, double y)
{
  g_autoptr (GPtrArray) found = quoth_source_view_find (self->view, x, y);
  const QuothAnnotation *selected = quoth_document_model_get_annotation (self->model, &self->selected);
  const QuothAnnotation *choice = found->len > 0 ? found->pdata[0] : NULL;

  if (choice == NULL)
    return;
  for (guint i = found->len; selected != NULL && i > 0; i--)
    if (QUOTH_VALUE (found->pdata[i - 1])->kind == selected->value.kind)
      choice = found->pdata[i - 1];
  quoth_editor_toggle_selected (self, &choice->value.id);
}

/* The innermost of what is there; on the same place again, the next around it. */
static void
click (QuothEditor *self, double x, double y)
{
  g_autoptr (GPtrArray) found = quoth_source_view_find (self->view, x, y);
  guint choice = 0;

  if (found->len == 0)
    {
      quoth_editor_set_selected (self, NULL, FALSE);
      return;
    }
  if (is_near (x, y, self->click_x, self->click_y))
    for (guint i = 0; i < found->len; i++)
      {
        const QuothAnnotation *annotation = g_ptr_array_index (found, i);

        if (quoth_id_equal (&annotation->value.id, &self->selected))
          choice = (i + 1) % found->len;
      }
  self->click_x = x;
  self->click_y = y;
  quoth_editor_set_selected (
    self, &((QuothAnnotation *) g_ptr_array_index (found, choice))->value.id, FALSE);
}

static void
pick (QuothEditor *self, double x, double y)
{
  g_autoptr (GPtrArray) found = quoth_source_view_find (self->view, x, y);
  GdkRectangle at = { 0, 0, 1, 1 };
  double editor_x, editor_y;

  gtk_widget_translate_coordinates (GTK_WIDGET (self->view), GTK_WIDGET (self), x, y, &editor_x, &editor_y);
  at.x = (int) editor_x;
  at.y = (int) editor_y;
  quoth_editor_pick (self, found, &at);
}

/* A mention is selected as a whole, with its words. Returns: FALSE if none is there. */
static gboolean
select_mention (QuothEditor *self, double x, double y)
{
  g_autoptr (GPtrArray) found = quoth_source_view_find (self->view, x, y);
  guint offset = quoth_editor_get_raw_selection (self).start;

  for (guint i = 0; i < found->len; i++)
    {
      QuothAnnotation *annotation = found->pdata[i];
      int n = annotation->value.kind == QUOTH_KIND_MENTION ? quoth_fragments_find (annotation, offset) : -1;

      if (n < 0)
        continue;
      quoth_editor_set_selected (self, &annotation->value.id, FALSE);
      quoth_editor_set_raw_selection (self, quoth_annotation_get_span (annotation, (guint) n)->range, FALSE, TRUE);
      return TRUE;
    }
  return FALSE;
}

static gboolean
released_cb (gpointer user_data)
{
  QuothEditor *self = user_data;
  gboolean was_grip = self->drag.used;

  self->release_id = 0;
  self->drag.used = FALSE;
  if (self->model == NULL || was_grip)
    return G_SOURCE_REMOVE;
  if (self->press_picks && quoth_range_is_empty (quoth_editor_get_raw_selection (self)))
    pick (self, self->press_x, self->press_y);
  else if (self->press_double && select_mention (self, self->press_x, self->press_y))
    return G_SOURCE_REMOVE;
  else if (self->press_adds)
    add (self, self->press_x, self->press_y);
  else if (quoth_range_is_empty (quoth_editor_get_raw_selection (self)))
    click (self, self->press_x, self->press_y);
  else
    quoth_editor_show_snapped (self, self->drag_free);
  return G_SOURCE_REMOVE;
}

static void
get_place (QuothEditor *self, GdkEvent *event, double *x, double *y)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self->view));
  double event_x, event_y, left, top;

  gdk_event_get_position (event, &event_x, &event_y);
  gtk_native_get_surface_transform (native, &left, &top);
  gtk_widget_translate_coordinates (
    GTK_WIDGET (native), GTK_WIDGET (self->view), event_x - left, event_y - top, x, y);
}

static void
note_press (QuothEditor *self, GdkEvent *event)
{
  GdkModifierType state = gdk_event_get_modifier_state (event);
  guint32 time = gdk_event_get_time (event);
  double x, y;
  int pause;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-double-click-time", &pause, NULL);
  get_place (self, event, &x, &y);
  self->press_double = !self->press_double && time - self->press_time <= (guint32) pause
                       && is_near (x, y, self->press_x, self->press_y);
  self->press_adds = (state & GDK_CONTROL_MASK) != 0;
  self->press_picks = (state & GDK_ALT_MASK) != 0;
  self->press_time = time;
  self->press_x = x;
  self->press_y = y;
}

static gboolean
event_cb (GtkEventControllerLegacy *controller, GdkEvent *event, QuothEditor *self)
{
  GdkEventType type = gdk_event_get_event_type (event);

  if ((type != GDK_BUTTON_PRESS && type != GDK_BUTTON_RELEASE)
      || gdk_button_event_get_button (event) != GDK_BUTTON_PRIMARY)
    return GDK_EVENT_PROPAGATE;

  if (type == GDK_BUTTON_PRESS)
    {
      quoth_editor_stop_scrolling (self);
      g_clear_handle_id (&self->release_id, g_source_remove);
      note_press (self, event);
    }
  self->drag_free = (gdk_event_get_modifier_state (event) & GDK_ALT_MASK) != 0;
  if (type == GDK_BUTTON_RELEASE && self->release_id == 0)
    self->release_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, released_cb, self, NULL);
  return GDK_EVENT_PROPAGATE;
}

/* The menu is about what was clicked: the selection if the click is in it, else the word there. */
static void
menu_pressed_cb (GtkGestureClick *gesture, int n, double x, double y, QuothEditor *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->view);
  QuothTextMap *map = quoth_source_view_get_map (self->view);
  QuothRange selection = quoth_editor_get_raw_selection (self);
  GdkRectangle at = { 0, 0, 1, 1 };
  GtkTextIter iter;
  double editor_x, editor_y;
  int buffer_x, buffer_y;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (view));
  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &buffer_x, &buffer_y);
  gtk_text_view_get_iter_at_location (view, &iter, buffer_x, buffer_y);
  if (!quoth_range_contains (selection, quoth_text_map_get_offset (map, &iter)))
    {
      gtk_text_buffer_place_cursor (gtk_text_view_get_buffer (view), &iter);
      click (self, x, y);
    }

  gtk_widget_translate_coordinates (GTK_WIDGET (view), GTK_WIDGET (self), x, y, &editor_x, &editor_y);
  at.x = (int) editor_x;
  at.y = (int) editor_y;
  quoth_editor_popup_menu (self, &at);
}

static void
make_menu (QuothEditor *self)
{
  self->menu = gtk_popover_menu_new_from_model (self->context_menu);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->menu), GTK_POS_BOTTOM);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  quoth_menu_name_items (self->menu);
}

void
quoth_editor_popup_menu (QuothEditor *self, const GdkRectangle *at)
{
  if (self->menu == NULL)
    make_menu (self);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), at);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, QuothEditor *self)
{
  g_autoptr (GPtrArray) found = NULL;
  const QuothId *hovered = NULL;

  if (self->model == NULL || quoth_editor_hover_grip (self, x, y))
    return;
  found = quoth_source_view_find (self->view, x, y);
  for (guint i = 0; i < found->len && hovered == NULL; i++)
    {
      QuothAnnotation *annotation = g_ptr_array_index (found, i);

      if (quoth_annotation_get_n_spans (annotation) > 1)
        hovered = &annotation->value.id;
    }
  quoth_source_view_set_hovered (self->view, hovered);
}

static void
leave_cb (GtkEventControllerMotion *controller, QuothEditor *self)
{
  quoth_source_view_set_hovered (self->view, NULL);
}

static gboolean
tooltip_cb (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip, QuothEditor *self)
{
  g_autoptr (GPtrArray) found = NULL;
  g_autofree char *description = NULL;

  if (self->model == NULL || keyboard)
    return FALSE;
  description = quoth_source_view_describe_control (self->view, x, y);
  if (description != NULL)
    {
      gtk_tooltip_set_text (tooltip, description);
      return TRUE;
    }
  found = quoth_source_view_find (self->view, x, y);
  if (found->len == 0)
    return FALSE;
  description = quoth_editor_describe (self, found);
  gtk_tooltip_set_text (tooltip, description);
  return TRUE;
}

void
quoth_editor_init_pointer (QuothEditor *self)
{
  GtkWidget *view = GTK_WIDGET (self->view);
  GtkEventController *legacy = gtk_event_controller_legacy_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *menu = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (legacy, GTK_PHASE_CAPTURE);
  g_signal_connect_object (legacy, "event", G_CALLBACK (event_cb), self, 0);
  gtk_widget_add_controller (view, legacy);

  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, 0);
  g_signal_connect_object (motion, "leave", G_CALLBACK (leave_cb), self, 0);
  gtk_widget_add_controller (view, motion);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (menu), GTK_PHASE_CAPTURE);
  g_signal_connect_object (menu, "pressed", G_CALLBACK (menu_pressed_cb), self, 0);
  gtk_widget_add_controller (view, GTK_EVENT_CONTROLLER (menu));

  gtk_widget_set_has_tooltip (view, TRUE);
  g_signal_connect_object (view, "query-tooltip", G_CALLBACK (tooltip_cb), self, 0);
}

void
quoth_editor_dispose_pointer (QuothEditor *self)
{
  g_clear_handle_id (&self->release_id, g_source_remove);
}
