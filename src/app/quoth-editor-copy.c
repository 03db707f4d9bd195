/* quoth-editor-copy.c: what leaves the editor: by keys, by the selection, by a drag
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GTK gives away what the buffer holds of the selection. Of a long text that is a part of it, with newlines that only the
 * screen has in a paragraph that is cut. So where the buffer does not hold the text as it is, the selection of the text is given instead.
 * Nothing ever comes in: the view cannot be edited.
 */

#include "config.h"

#include "quoth-editor-private.h"

#include "quoth-text-content.h"

static QuothTextMap *
get_map (QuothEditor *self)
{
  return quoth_source_view_get_map (self->view);
}

/* (transfer full) (nullable): what is selected. */
static GdkContentProvider *
make_content (QuothEditor *self)
{
  QuothText *text = quoth_text_map_get_text (get_map (self));
  QuothRange range = quoth_editor_get_raw_selection (self);

  if (text == NULL)
    return NULL;
  /* While the text is replaced by a shorter one. */
  range.end = MIN (range.end, quoth_text_get_length (text));
  return range.start >= range.end ? NULL : quoth_text_content_new (text, range);
}

static void
copy_cb (GtkTextView *view, QuothEditor *self)
{
  g_autoptr (GdkContentProvider) content = NULL;

  if (quoth_text_map_is_plain (get_map (self)))
    return;
  content = make_content (self);
  if (content == NULL)
    return;
  g_signal_stop_emission_by_name (view, "copy-clipboard");
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (view)), content);
}

/*
 * GTK would give the buffer's selection to the clipboard that the middle button pastes, and select nothing when somebody else gives it
 * something.
 */
static void
realize_cb (GtkWidget *view, QuothEditor *self)
{
  gtk_text_buffer_remove_selection_clipboard (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), gtk_widget_get_primary_clipboard (view));
}

/* It takes it away itself now. */
static void
unrealize_cb (GtkWidget *view, QuothEditor *self)
{
  gtk_text_buffer_add_selection_clipboard (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), gtk_widget_get_primary_clipboard (view));
}

static void
mark_set_cb (GtkTextBuffer *buffer, const GtkTextIter *iter, GtkTextMark *mark, QuothEditor *self)
{
  g_autoptr (GdkContentProvider) content = NULL;

  if ((mark != gtk_text_buffer_get_insert (buffer) && mark != gtk_text_buffer_get_selection_bound (buffer))
      || !gtk_widget_get_realized (GTK_WIDGET (self->view)))
    return;
  content = make_content (self);
  /* What was selected last can be pasted until something else is, as it is everywhere. */
  if (content != NULL)
    gdk_clipboard_set_content (gtk_widget_get_primary_clipboard (GTK_WIDGET (self->view)), content);
}

static gboolean
is_in_selection (QuothEditor *self, double x, double y)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->view);
  GtkTextIter iter;
  int buffer_x, buffer_y;

  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &buffer_x, &buffer_y);
  return gtk_text_view_get_iter_at_location (view, &iter, buffer_x, buffer_y)
         && quoth_range_contains (quoth_editor_get_raw_selection (self), quoth_text_map_get_offset (get_map (self), &iter));
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, QuothEditor *self)
{
  return !quoth_text_map_is_plain (get_map (self)) && is_in_selection (self, x, y) ? make_content (self) : NULL;
}

void
quoth_editor_init_copy (QuothEditor *self)
{
  GtkDragSource *drag = gtk_drag_source_new ();

  /* Before the view's own. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect_object (drag, "prepare", G_CALLBACK (prepare_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect_object (self->view, "realize", G_CALLBACK (realize_cb), self, 0);
  g_signal_connect_object (self->view, "unrealize", G_CALLBACK (unrealize_cb), self, 0);
  g_signal_connect_object (self->view, "copy-clipboard", G_CALLBACK (copy_cb), self, 0);
  g_signal_connect_object (
    gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)), "mark-set", G_CALLBACK (mark_set_cb), self, 0);
}
