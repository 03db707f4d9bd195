/* quoth-editor-window.c: a long document in the editor
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Of a long document the buffer holds a window that moves (quoth-text-window.c). What the rest of the editor should not notice
 * is kept here:
 *
 * - **The scroll bar** is that of the document, so there are two adjustments: the view's, in pixels of the window, and the scroll
 *   bar's. The value of the latter only changes when the user scrolls, whatever the view does, so that a
 *   wheel that turns and a page that still rolls on are not disturbed when lines are measured or the window slides; what is
 *   moved are its bounds: as many pixels below and above the value as there are above and below the screen
 *   (quoth-scroll-range.c). A small step of the user is made by as many pixels, a large one is a jump to where the bar stands.
 * - **What is seen** stays where it is when the window slides: GTK keeps the line at the top where it is when others above it come,
 *   go, or are measured, to the pixel; but only in a view without a top margin (see quoth-segment-tags.c).
 * - **The selection** is held in offsets of the document. The marks of the buffer show what of it is in the window; a mark at an end of
 *   the window says nothing, as long as the held end is beyond it. The keys that move the caret bring the window to it first.
 *
 * A short document shares one adjustment, and none of this is done: it is all in the buffer.
 */

#include "config.h"

#include "quoth-editor-private.h"

#include "quoth-scroll-range.h"

/* Pages: a step of the user that is longer is a jump. */
#define N_PAGES_STEP 2

/* Where the caret may be at one offset: before and after a newline that only the screen has, and after a mark. */
#define N_PLACES_MAX 3

/* Pixels: more than GTK measures at once. */
#define SLACK 100000

static QuothTextMap *
get_map (QuothEditor *self)
{
  return quoth_source_view_get_map (self->view);
}

static guint
get_length (QuothEditor *self)
{
  QuothText *text = quoth_text_map_get_text (get_map (self));

  return text != NULL ? quoth_text_get_length (text) : 0;
}

/* Not when the editor goes: then its view may be gone. */
static gboolean
is_long (QuothEditor *self)
{
  return self->inner != NULL && !quoth_text_map_is_whole (get_map (self));
}

/* The offset that a mark of the buffer stands for, which was at @held. Nobody comes to an end of the window that is not the text's but
 * what was put there because its place is not in it. */
static guint
resolve (QuothEditor *self, GtkTextMark *mark, guint held)
{
  QuothRange shown = quoth_text_map_get_shown (get_map (self));
  guint length = get_length (self);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, mark);
  if ((gtk_text_iter_is_start (&iter) && shown.start > 0) || (gtk_text_iter_is_end (&iter) && shown.end < length))
    return MIN (held, length);
  return quoth_text_map_get_offset (get_map (self), &iter);
}

void
quoth_editor_hold_marks (QuothEditor *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));

  if (self->sliding)
    return;
  self->caret = resolve (self, gtk_text_buffer_get_insert (buffer), self->caret);
  self->anchor = resolve (self, gtk_text_buffer_get_selection_bound (buffer), self->anchor);
}

void
quoth_editor_place_marks (QuothEditor *self)
{
  GtkTextIter caret, anchor;

  quoth_text_map_get_iter (get_map (self), self->caret, &caret);
  quoth_text_map_get_iter (get_map (self), self->anchor, &anchor);
  self->selecting = TRUE;
  gtk_text_buffer_select_range (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)), &caret, &anchor);
  self->selecting = FALSE;
}

void
quoth_editor_before_correction (QuothEditor *self)
{
  self->place = quoth_editor_get_place (self);
  self->was_plain = quoth_text_map_is_plain (get_map (self));
  self->text = quoth_text_map_get_text (get_map (self));
  quoth_editor_hold_marks (self);
  self->sliding = TRUE;
}

void
quoth_editor_after_correction (QuothEditor *self)
{
  QuothDiff *diff = quoth_document_model_get_correction (self->model);
  gboolean follows = diff != NULL && quoth_diff_get_before (diff) == self->text
                     && quoth_diff_get_after (diff) == quoth_text_map_get_text (get_map (self));

  self->sliding = FALSE;
  self->text = NULL;
  quoth_editor_fit_scroll_bar (self);
  /* A text that is in the buffer as it is took the marks along. */
  if (!follows || (self->was_plain && quoth_text_map_is_plain (get_map (self))))
    return;
  self->caret = quoth_diff_map_offset (diff, self->caret);
  self->anchor = quoth_diff_map_offset (diff, self->anchor);
  quoth_editor_place_marks (self);
  quoth_editor_set_place (self, quoth_diff_map_offset (diff, self->place));
}

gboolean
quoth_editor_reveal (QuothEditor *self, guint offset)
{
  gboolean moved;

  if (!is_long (self))
    return FALSE;
  quoth_editor_hold_marks (self);
  self->sliding = TRUE;
  moved = quoth_source_view_reveal (self->view, offset);
  if (moved)
    quoth_editor_place_marks (self);
  self->sliding = FALSE;
  return moved;
}

/* Whether the view knows how high a line is; it says 0 until it was measured. */
static gboolean
is_measured (QuothEditor *self, const GtkTextIter *iter)
{
  int height;

  gtk_text_view_get_line_yrange (GTK_TEXT_VIEW (self->view), iter, NULL, &height);
  return height > 0;
}

/* Before anything was measured every line is at the top of the screen. */
static gboolean
slide_cb (gpointer user_data)
{
  QuothEditor *self = user_data;
  guint top = quoth_source_view_get_seen (self->view).start;
  GtkTextIter iter;

  self->slide_id = 0;
  quoth_text_map_get_iter (get_map (self), top, &iter);
  if (self->scroll_id == 0 && is_measured (self, &iter) && quoth_editor_reveal (self, top))
    quoth_editor_update_scroll_bar (self);
  return G_SOURCE_REMOVE;
}

/* Before the next frame is drawn, and before GTK measures lines that would go. */
static void
queue_slide (QuothEditor *self)
{
  if (self->slide_id == 0 && is_long (self))
    self->slide_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, slide_cb, self, NULL);
}

static gboolean
is_end_measured (QuothEditor *self, gboolean end)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  GtkTextIter iter;

  if (end)
    gtk_text_buffer_get_end_iter (buffer, &iter);
  else
    gtk_text_buffer_get_start_iter (buffer, &iter);
  return is_measured (self, &iter);
}

/* Of what the buffer holds, as far as it is measured, with the margin below. */
double
quoth_editor_get_text_height (QuothEditor *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->view);
  GtkTextIter end;
  int top, height;

  gtk_text_buffer_get_end_iter (gtk_text_view_get_buffer (view), &end);
  gtk_text_view_get_line_yrange (view, &end, &top, &height);
  return top + height + gtk_text_view_get_bottom_margin (view);
}

static void
measure_pitch (QuothEditor *self, QuothRange seen, QuothRange shown)
{
  if (is_end_measured (self, FALSE) && is_end_measured (self, TRUE))
    self->pitch = quoth_editor_get_text_height (self) / MAX (quoth_range_length (shown), 1);
  else if (self->pitch <= 0 && quoth_range_length (seen) > 0)
    self->pitch = gtk_adjustment_get_page_size (self->inner) / quoth_range_length (seen);
}

static QuothScrollPlace
get_scroll_place (QuothEditor *self)
{
  QuothRange shown = quoth_text_map_get_shown (get_map (self));
  QuothScrollPlace place = { .length = get_length (self), .page = gtk_adjustment_get_page_size (self->inner), .above = -1, .below = -1 };
  double value = gtk_adjustment_get_value (self->inner);

  place.seen = quoth_source_view_get_seen (self->view);
  measure_pitch (self, place.seen, shown);
  place.pitch = MAX (self->pitch, 0.01);
  /* On its way, it stands where it goes. */
  if (self->scroll_id != 0 && self->goal_at_top)
    place.seen = quoth_range (self->goal.start, self->goal.start + quoth_range_length (place.seen));
  else
    {
      if (shown.start == 0 && is_end_measured (self, FALSE))
        place.above = value;
      if (shown.end == place.length && is_end_measured (self, TRUE))
        place.below = MAX (quoth_editor_get_text_height (self) - place.page - value, 0);
    }
  return place;
}

void
quoth_editor_update_scroll_bar (QuothEditor *self)
{
  GtkAdjustment *outer = gtk_scrolled_window_get_vadjustment (self->scrolled);
  QuothScrollPlace place;
  double above, below;
  double value = gtk_adjustment_get_value (outer);

  if (!is_long (self) || self->sliding || gtk_adjustment_get_page_size (self->inner) <= 0)
    return;
  place = get_scroll_place (self);
  quoth_scroll_range_get (&place, &above, &below);
  self->scrolling = TRUE;
  gtk_adjustment_configure (outer,
                            value,
                            value - above,
                            value + place.page + below,
                            gtk_adjustment_get_step_increment (self->inner),
                            gtk_adjustment_get_page_increment (self->inner),
                            place.page);
  self->scrolling = FALSE;
  self->outer_value = gtk_adjustment_get_value (outer);
}

/*
 * GTK 4.8 keeps what is seen in its place when it measured lines above it, but for as far as the adjustment goes that it has not told
 * of the new lines yet: so that one has to go further than the text. At the end of the text the value is kept to it here.
 */
static void
keep_slack (QuothEditor *self)
{
  double upper = gtk_adjustment_get_upper (self->inner);
  double last;

  if (upper != self->upper + SLACK)
    {
      self->upper = upper;
      gtk_adjustment_set_upper (self->inner, upper + SLACK);
    }
  last = MAX (quoth_editor_get_text_height (self) - gtk_adjustment_get_page_size (self->inner), 0);
  if (gtk_adjustment_get_value (self->inner) > last && is_end_measured (self, TRUE)
      && quoth_text_map_get_shown (get_map (self)).end == get_length (self))
    gtk_adjustment_set_value (self->inner, last);
}

static void
inner_changed_cb (QuothEditor *self)
{
  if (!is_long (self) || self->sliding || self->fitting)
    return;
  self->fitting = TRUE;
  keep_slack (self);
  self->fitting = FALSE;
  quoth_editor_update_scroll_bar (self);
  gtk_widget_queue_draw (GTK_WIDGET (self->overview));
  queue_slide (self);
}

/* The user: with the wheel, by the scroll bar. */
static void
outer_value_changed_cb (QuothEditor *self, GtkAdjustment *outer)
{
  double value = gtk_adjustment_get_value (outer);
  double step = value - self->outer_value;
  double page = gtk_adjustment_get_page_size (outer);
  double lower = gtk_adjustment_get_lower (outer);

  if (!is_long (self) || self->scrolling)
    return;
  self->outer_value = value;
  if (ABS (step) <= N_PAGES_STEP * page)
    {
      quoth_editor_stop_scrolling (self);
      gtk_adjustment_set_value (self->inner, gtk_adjustment_get_value (self->inner) + step);
      quoth_editor_update_scroll_bar (self);
    }
  else
    {
      QuothScrollPlace place = get_scroll_place (self);
      double share = (value - lower) / MAX (gtk_adjustment_get_upper (outer) - page - lower, 1);
      guint offset = quoth_scroll_range_find (&place, share);

      quoth_editor_scroll_to (self, quoth_range (offset, offset), TRUE);
    }
}

/* The adjustments for the text that is in the map now. */
void
quoth_editor_fit_scroll_bar (QuothEditor *self)
{
  GtkAdjustment *outer = gtk_scrolled_window_get_vadjustment (self->scrolled);
  GtkAdjustment *wanted = is_long (self) ? self->inner : outer;

  self->pitch = 0;
  self->sliding = FALSE;
  g_clear_handle_id (&self->slide_id, g_source_remove);
  if (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view)) != wanted)
    {
      self->outer_value = 0;
      gtk_adjustment_configure (outer, 0, 0, 0, 0, 0, 0);
      gtk_scrollable_set_vadjustment (GTK_SCROLLABLE (self->view), wanted);
    }
  quoth_editor_update_scroll_bar (self);
}

static void
go_to_end (QuothEditor *self, gboolean end, gboolean extend)
{
  guint caret = end ? get_length (self) : 0;
  guint anchor = extend ? self->anchor : caret;

  quoth_editor_set_raw_selection (self, quoth_range (MIN (anchor, caret), MAX (anchor, caret)), caret < anchor, FALSE);
  quoth_editor_scroll_to (self, quoth_range (caret, caret), FALSE);
}

/* A step without Shift goes to that end of the selection first, wherever it is. */
static void
collapse (QuothEditor *self, gboolean to_end)
{
  QuothRange range = quoth_editor_get_raw_selection (self);
  guint caret = to_end ? range.end : range.start;

  quoth_editor_set_raw_selection (self, quoth_range (caret, caret), FALSE, FALSE);
  quoth_editor_scroll_to (self, quoth_range (caret, caret), FALSE);
}

static gboolean
is_step (GtkMovementStep step)
{
  return step == GTK_MOVEMENT_LOGICAL_POSITIONS || step == GTK_MOVEMENT_VISUAL_POSITIONS;
}

static void
before_move_cb (GtkTextView *view, GtkMovementStep step, int count, gboolean extend, QuothEditor *self)
{
  quoth_editor_stop_scrolling (self);
  if (is_long (self) && step == GTK_MOVEMENT_BUFFER_ENDS)
    {
      g_signal_stop_emission_by_name (view, "move-cursor");
      go_to_end (self, count > 0, extend);
      return;
    }
  if (is_long (self) && is_step (step) && !extend && quoth_editor_has_selection (self))
    {
      g_signal_stop_emission_by_name (view, "move-cursor");
      collapse (self, count > 0);
      return;
    }
  quoth_editor_reveal (self, quoth_editor_get_caret (self));
  self->moved_from = quoth_editor_get_caret (self);
}

/* Where a long paragraph is cut the caret has two places, and three with a mark, but the reader sees one: goes on. */
static void
after_move_cb (GtkTextView *view, GtkMovementStep step, int count, gboolean extend, QuothEditor *self)
{
  guint caret = quoth_editor_get_caret (self);

  if (!is_step (step) || self->skipping || caret == 0 || caret == get_length (self) || quoth_text_map_is_plain (get_map (self)))
    return;
  self->skipping = TRUE;
  for (guint i = 0; i < N_PLACES_MAX - 1 && caret == self->moved_from; i++)
    {
      g_signal_emit_by_name (view, "move-cursor", step, count > 0 ? 1 : -1, extend);
      caret = quoth_editor_get_caret (self);
    }
  self->skipping = FALSE;
}

static void
select_all_cb (GtkTextView *view, gboolean select, QuothEditor *self)
{
  guint caret = quoth_editor_get_caret (self);

  if (!is_long (self))
    return;
  g_signal_stop_emission_by_name (view, "select-all");
  quoth_editor_set_raw_selection (
    self, select ? quoth_range (0, get_length (self)) : quoth_range (caret, caret), FALSE, FALSE);
}

void
quoth_editor_init_window (QuothEditor *self)
{
  self->inner = g_object_ref_sink (gtk_adjustment_new (0, 0, 0, 0, 0, 0));
  g_signal_connect_object (self->inner, "changed", G_CALLBACK (inner_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->inner, "value-changed", G_CALLBACK (inner_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scrolled),
                           "value-changed", G_CALLBACK (outer_value_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "move-cursor", G_CALLBACK (before_move_cb), self, 0);
  g_signal_connect_object (self->view, "move-cursor", G_CALLBACK (after_move_cb), self, G_CONNECT_AFTER);
  g_signal_connect_object (self->view, "select-all", G_CALLBACK (select_all_cb), self, 0);
}

void
quoth_editor_dispose_window (QuothEditor *self)
{
  g_clear_handle_id (&self->slide_id, g_source_remove);
  g_clear_object (&self->inner);
}
