/* quoth-revision-window.c: an older text of a document, beside what was corrected in it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-revision-window.h"

#include <glib/gi18n.h>

#include "quoth-names.h"

struct _QuothRevisionWindow
{
  AdwWindow parent_instance;

  AdwWindowTitle *heading;
  GtkToggleButton *diff_button;
  GtkStack *stack;
  GtkTextView *view;
  GtkLabel *error;

  QuothDiff *diff;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (QuothRevisionWindow, quoth_revision_window, ADW_TYPE_WINDOW)

static void
insert (GtkTextBuffer *buffer, QuothText *text, QuothRange range, const char *tag)
{
  gsize from = quoth_text_to_byte (text, range.start);
  gsize to = quoth_text_to_byte (text, range.end);
  GtkTextIter end;

  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_insert_with_tags_by_name (
    buffer, &end, quoth_text_get_utf8 (text) + from, (int) (to - from), tag, NULL);
}

/* What was taken out and what was put in, among what stayed. */
static void
fill (QuothRevisionWindow *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  QuothText *before = quoth_diff_get_before (self->diff);
  gboolean shows_diff = gtk_toggle_button_get_active (self->diff_button);
  guint n;
  const QuothEdit *words = quoth_diff_get_words (self->diff, &n);
  guint last = 0;

  gtk_text_buffer_set_text (buffer, "", 0);
  for (guint i = 0; shows_diff && i < n; i++)
    {
      insert (buffer, before, quoth_range (last, words[i].before.start), NULL);
      insert (buffer, before, words[i].before, "removed");
      insert (buffer, quoth_diff_get_after (self->diff), words[i].after, "added");
      last = words[i].before.end;
    }
  insert (buffer, before, quoth_range (last, quoth_text_get_length (before)), NULL);
}

/* To the first correction. */
static gboolean
scroll_cb (gpointer user_data)
{
  QuothRevisionWindow *self = user_data;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter iter;
  guint n;
  const QuothEdit *words = self->diff != NULL ? quoth_diff_get_words (self->diff, &n) : NULL;

  if (words == NULL || n == 0)
    return G_SOURCE_REMOVE;
  gtk_text_buffer_get_iter_at_offset (buffer, &iter, (int) words[0].before.start);
  gtk_text_buffer_place_cursor (buffer, &iter);
  gtk_text_view_scroll_to_mark (self->view, gtk_text_buffer_get_insert (buffer), 0, TRUE, 0, 0.3);
  return G_SOURCE_REMOVE;
}

static gpointer
read_diff (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  const QuothRevision *revision = data;
  g_autoptr (QuothText) before = quoth_reader_load_revision_text (reader, revision, error);
  g_autoptr (QuothText) after
    = before != NULL ? quoth_reader_load_text (reader, &revision->document, error) : NULL;

  return after != NULL ? quoth_diff_new (before, after) : NULL;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QuothRevisionWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  QuothDiff *diff = quoth_store_read_finish (QUOTH_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (diff == NULL)
    {
      g_autofree char *reason = quoth_name_capitalize (error->message);

      gtk_label_set_label (self->error, reason);
      gtk_stack_set_visible_child_name (self->stack, "error");
      return;
    }
  self->diff = diff;
  fill (self);
  gtk_stack_set_visible_child_name (self->stack, "text");
  g_idle_add_full (G_PRIORITY_LOW, scroll_cb, g_object_ref (self), g_object_unref);
}

static void
toggled_cb (QuothRevisionWindow *self)
{
  if (self->diff != NULL)
    fill (self);
}

static void
quoth_revision_window_dispose (GObject *object)
{
  QuothRevisionWindow *self = QUOTH_REVISION_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->diff, quoth_diff_unref);
  G_OBJECT_CLASS (quoth_revision_window_parent_class)->dispose (object);
}

static gboolean
quoth_revision_window_close_request (GtkWindow *window)
{
  g_cancellable_cancel (QUOTH_REVISION_WINDOW (window)->cancellable);
  return GTK_WINDOW_CLASS (quoth_revision_window_parent_class)->close_request (window);
}

static void
quoth_revision_window_class_init (QuothRevisionWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_revision_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = quoth_revision_window_close_request;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-revision-window.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothRevisionWindow, heading);
  gtk_widget_class_bind_template_child (widget_class, QuothRevisionWindow, diff_button);
  gtk_widget_class_bind_template_child (widget_class, QuothRevisionWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, QuothRevisionWindow, view);
  gtk_widget_class_bind_template_child (widget_class, QuothRevisionWindow, error);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

/* Colour is not the only sign: what is gone is struck out, what came is underlined. */
static void
make_tags (QuothRevisionWindow *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());

  gtk_text_buffer_create_tag (buffer, "removed", "strikethrough", TRUE, "foreground", dark ? "#ff938c" : "#a51d2d", NULL);
  gtk_text_buffer_create_tag (
    buffer, "added", "underline", PANGO_UNDERLINE_SINGLE, "foreground", dark ? "#8ff0a4" : "#1a6b3a", NULL);
}

static void
quoth_revision_window_init (QuothRevisionWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  make_tags (self);
}

GtkWidget *
quoth_revision_window_new (QuothDesk *desk, const QuothRevision *revision)
{
  QuothRevisionWindow *self = g_object_new (QUOTH_TYPE_REVISION_WINDOW, NULL);
  QuothSession *session = quoth_desk_get_session (desk);
  const QuothDocument *document = quoth_session_find (session, QUOTH_KIND_DOCUMENT, &revision->document);
  g_autofree char *when = quoth_name_of_time (revision->time);
  g_autofree char *subtitle = g_strdup_printf (_ ("Text of %s"), when);

  if (document != NULL)
    adw_window_title_set_title (self->heading, quoth_name_of_document (document));
  adw_window_title_set_subtitle (self->heading, subtitle);
  quoth_store_read_async (quoth_session_get_store (session),
                          read_diff,
                          quoth_revision_copy (revision),
                          (GDestroyNotify) quoth_revision_free,
                          (GDestroyNotify) quoth_diff_unref,
                          self->cancellable,
                          loaded_cb,
                          g_object_ref (self));
  return GTK_WIDGET (self);
}
