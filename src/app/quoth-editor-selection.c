/* quoth-editor-selection.c: which text and which annotation are selected
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The selected text and the selected annotation are two things: a stretch of text is added to the selected claim
 * as a fragment. What the text view selects is **raw**; what a tag is put on is snapped and trimmed, and after a drag the raw
 * selection is made to show it. A selection that was set with purpose, by [ ] or by the window, is **exact**: it is not
 * snapped to words again.
 */

#include "config.h"

#include "quoth-editor-private.h"

static QuothTextMap *
get_map (QuothEditor *self)
{
  return quoth_source_view_get_map (self->view);
}

static QuothText *
get_text (QuothEditor *self)
{
  return quoth_text_map_get_text (get_map (self));
}

guint
quoth_editor_get_caret (QuothEditor *self)
{
  quoth_editor_hold_marks (self);
  return self->caret;
}

QuothRange
quoth_editor_get_raw_selection (QuothEditor *self)
{
  quoth_editor_hold_marks (self);
  return quoth_range (MIN (self->anchor, self->caret), MAX (self->anchor, self->caret));
}

void
quoth_editor_set_raw_selection (QuothEditor *self, QuothRange range, gboolean caret_at_start, gboolean exact)
{
  self->caret = caret_at_start ? range.start : range.end;
  self->anchor = caret_at_start ? range.end : range.start;
  quoth_editor_place_marks (self);
  self->exact = exact;
}

gboolean
quoth_editor_has_selection (QuothEditor *self)
{
  return self->model != NULL && !quoth_range_is_empty (quoth_editor_get_raw_selection (self));
}

/* What @range would be tagged as: whole words or whole clusters, and nothing that hangs over. */
static QuothRange
snap (QuothEditor *self, QuothRange range, gboolean to_words)
{
  QuothText *text = get_text (self);

  range = to_words ? quoth_text_snap_to_words (text, range) : quoth_text_snap_to_clusters (text, range);
  return quoth_text_trim (text, range);
}

QuothRange
quoth_editor_get_selection (QuothEditor *self)
{
  QuothRange range;

  g_return_val_if_fail (QUOTH_IS_EDITOR (self), quoth_range (0, 0));

  if (self->model == NULL)
    return quoth_range (0, 0);
  range = quoth_editor_get_raw_selection (self);
  if (self->exact && !quoth_range_is_empty (range))
    return quoth_text_snap_to_clusters (get_text (self), range);
  return snap (self, range, self->snap_to_words || quoth_range_is_empty (range));
}

void
quoth_editor_select_range (QuothEditor *self, QuothRange range)
{
  guint length;

  g_return_if_fail (QUOTH_IS_EDITOR (self));

  if (self->model == NULL)
    return;
  length = quoth_text_get_length (get_text (self));
  range = quoth_range (MIN (range.start, length), MIN (range.end, length));
  quoth_editor_set_raw_selection (self, range, FALSE, TRUE);
  quoth_editor_scroll_to (self, range, FALSE);
}

/* After a drag: the user sees what would be tagged. The caret stays at the end that was dragged. */
void
quoth_editor_show_snapped (QuothEditor *self, gboolean other_grain)
{
  QuothRange raw = quoth_editor_get_raw_selection (self);
  QuothRange snapped;

  if (self->model == NULL || quoth_range_is_empty (raw))
    return;
  snapped = other_grain ? snap (self, raw, !self->snap_to_words) : quoth_editor_get_selection (self);
  if (!quoth_range_is_empty (snapped) && (other_grain || !quoth_range_equal (raw, snapped)))
    quoth_editor_set_raw_selection (self, snapped, quoth_editor_get_caret (self) == raw.start, other_grain);
}

void
quoth_editor_step (QuothEditor *self, int step)
{
  QuothAnnotation *next;
  QuothRange extent;

  if (self->model == NULL)
    return;
  next = quoth_document_model_next (
    self->model, quoth_editor_get_selected (self), quoth_editor_get_caret (self), step);
  while (next != NULL && !quoth_source_view_shows (self->view, next))
    next = quoth_document_model_next (self->model, &next->value.id, 0, step);
  if (next == NULL)
    return;
  extent = quoth_annotation_get_extent (next);
  quoth_editor_set_raw_selection (self, quoth_range (extent.start, extent.start), TRUE, FALSE);
  quoth_editor_set_selected (self, &next->value.id, TRUE);
}

GPtrArray *
quoth_editor_list_at (QuothEditor *self, guint offset)
{
  GPtrArray *found = quoth_document_model_at (self->model, offset);

  for (guint i = found->len; i > 0; i--)
    if (!quoth_source_view_shows (self->view, found->pdata[i - 1]))
      g_ptr_array_remove_index (found, i - 1);
  return found;
}

GPtrArray *
quoth_editor_find_at_caret (QuothEditor *self)
{
  guint caret = quoth_editor_get_caret (self);
  GPtrArray *found = quoth_editor_list_at (self, caret);

  if (found->len == 0 && caret > 0)
    {
      g_ptr_array_unref (found);
      found = quoth_editor_list_at (self, caret - 1);
    }
  return found;
}

void
quoth_editor_pick_at_caret (QuothEditor *self)
{
  guint caret = quoth_editor_get_caret (self);
  g_autoptr (GPtrArray) found = self->model != NULL ? quoth_editor_find_at_caret (self) : NULL;
  GdkRectangle at;

  if (found != NULL && quoth_editor_get_rectangle (self, quoth_range (caret, caret), &at))
    quoth_editor_pick (self, found, &at);
}

gboolean
quoth_editor_cycle (QuothEditor *self, int step)
{
  g_autoptr (GPtrArray) found = NULL;
  const QuothAnnotation *next;
  int n, at = -1;

  if (self->model == NULL)
    return FALSE;
  found = quoth_editor_find_at_caret (self);
  n = (int) found->len;
  if (n == 0)
    return FALSE;
  for (int i = 0; i < n; i++)
    if (quoth_id_equal (&((QuothAnnotation *) g_ptr_array_index (found, i))->value.id, &self->selected))
      at = i;
  /* The only one is selected already: Tab goes on to the next widget. */
  if (at == 0 && n == 1)
    return FALSE;
  if (at < 0)
    at = step > 0 ? -1 : 0;
  next = g_ptr_array_index (found, (at + step + n) % n);
  quoth_editor_set_selected (self, &next->value.id, FALSE);
  return TRUE;
}

gboolean
quoth_editor_let_go (QuothEditor *self)
{
  if (quoth_editor_cancel_drag (self))
    return TRUE;
  if (!quoth_range_is_empty (quoth_editor_get_raw_selection (self)))
    {
      guint caret = quoth_editor_get_caret (self);

      quoth_editor_set_raw_selection (self, quoth_range (caret, caret), FALSE, FALSE);
      return TRUE;
    }
  if (!quoth_id_is_none (&self->selected))
    {
      quoth_editor_set_selected (self, NULL, FALSE);
      return TRUE;
    }
  return FALSE;
}

/* Whether the keys that move an end move one of the selected annotation: no other text than its own is selected. */
static gboolean
is_about_annotation (QuothEditor *self)
{
  const QuothAnnotation *selected = quoth_document_model_get_annotation (self->model, &self->selected);
  QuothRange range = quoth_editor_get_raw_selection (self);

  if (selected == NULL || quoth_range_is_empty (range))
    return selected != NULL;
  for (guint i = 0; i < quoth_annotation_get_n_spans (selected); i++)
    if (quoth_range_equal (quoth_annotation_get_span (selected, i)->range, range))
      return TRUE;
  return FALSE;
}

/* The caret stays in the fragment whose end is moved, and says which one it is. */
static void
move_annotation_end (QuothEditor *self, QuothEnd end, int direction, QuothGrain grain)
{
  QuothRange range = quoth_editor_get_raw_selection (self);

  if (!quoth_range_is_empty (range))
    quoth_editor_set_raw_selection (self, quoth_range (range.start, range.start), FALSE, FALSE);
  quoth_editor_emit_move_end (self, end, direction, grain);
}

void
quoth_editor_move_end (QuothEditor *self, gboolean start, int direction, gboolean by_cluster)
{
  QuothText *text = get_text (self);
  QuothEnd end = start ? QUOTH_END_START : QUOTH_END_END;
  QuothGrain grain = by_cluster ? QUOTH_GRAIN_CLUSTER : QUOTH_GRAIN_WORD;
  QuothRange range;

  if (text == NULL)
    return;
  if (is_about_annotation (self))
    {
      move_annotation_end (self, end, direction, grain);
      return;
    }
  range = quoth_editor_get_selection (self);
  if (quoth_range_is_empty (range))
    return;
  range = quoth_text_step_end (text, range, quoth_range (0, quoth_text_get_length (text)), end, direction, grain);
  quoth_editor_set_raw_selection (self, range, start, TRUE);
  quoth_editor_show_offset (self, start ? range.start : range.end);
}

static void
mark_set_cb (GtkTextBuffer *buffer, const GtkTextIter *iter, GtkTextMark *mark, QuothEditor *self)
{
  QuothRange range;

  if (mark != gtk_text_buffer_get_insert (buffer) && mark != gtk_text_buffer_get_selection_bound (buffer))
    return;
  if (!self->selecting)
    self->exact = FALSE;
  if (mark == gtk_text_buffer_get_insert (buffer))
    quoth_editor_describe_caret (self);
  range = quoth_editor_get_raw_selection (self);
  if (quoth_range_equal (range, self->text_selection))
    return;
  self->text_selection = range;
  quoth_editor_emit_selection_changed (self);
}

void
quoth_editor_init_selection (QuothEditor *self)
{
  g_signal_connect_object (
    gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)), "mark-set", G_CALLBACK (mark_set_cb), self, 0);
}
