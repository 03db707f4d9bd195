/* quoth-source-view-pointer.c: what is under the pointer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-source-view-private.h"

#include "quoth-control-marks.h"
#include "quoth-highlight-find.h"

gboolean
quoth_source_view_find_grip (QuothSourceView *self, double x, double y, guint *fragment, QuothEnd *end)
{
  const QuothAnnotation *selected = quoth_highlight_layout_get_annotation (self->layout, &self->selected);
  QuothGrips grips = { GTK_TEXT_VIEW (self), self->map, self->layout, selected };
  QuothGrip grip;
  int buffer_x, buffer_y;

  g_return_val_if_fail (QUOTH_IS_SOURCE_VIEW (self), FALSE);

  if (!self->grips || selected == NULL)
    return FALSE;
  gtk_text_view_window_to_buffer_coords (
    GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &buffer_x, &buffer_y);
  if (!quoth_grips_find (&grips, buffer_x, buffer_y, &grip))
    return FALSE;
  *fragment = grip.fragment;
  *end = grip.end;
  return TRUE;
}

void
quoth_source_view_hold_grip (QuothSourceView *self, gboolean hold, guint fragment, QuothEnd end)
{
  g_return_if_fail (QUOTH_IS_SOURCE_VIEW (self));

  if (self->has_held == hold && (!hold || (self->held.fragment == fragment && self->held.end == end)))
    return;
  self->has_held = hold;
  self->held.fragment = fragment;
  self->held.end = end;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

GPtrArray *
quoth_source_view_find (QuothSourceView *self, double x, double y)
{
  GPtrArray *found;
  int buffer_x, buffer_y;

  g_return_val_if_fail (QUOTH_IS_SOURCE_VIEW (self), NULL);

  gtk_text_view_window_to_buffer_coords (
    GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &buffer_x, &buffer_y);
  found = quoth_highlight_find (self->layout, GTK_TEXT_VIEW (self), buffer_x, buffer_y);
  for (guint i = found->len; i > 0; i--)
    if (!quoth_source_view_shows (self, found->pdata[i - 1]))
      g_ptr_array_remove_index (found, i - 1);
  return found;
}

char *
quoth_source_view_describe_control (QuothSourceView *self, double x, double y)
{
  int buffer_x, buffer_y;

  g_return_val_if_fail (QUOTH_IS_SOURCE_VIEW (self), NULL);

  gtk_text_view_window_to_buffer_coords (
    GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &buffer_x, &buffer_y);
  return quoth_control_marks_describe (
    GTK_TEXT_VIEW (self), self->map, quoth_source_view_get_seen (self), buffer_x, buffer_y);
}
