/* quoth-correct-dialog.c: the text of a document, to be corrected
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A long text is put into the buffer piece by piece, and what becomes of it is found out in a thread: a megabyte in a buffer costs the
 * window's thread 9 ms, and to take it out again 1.
 */

#include "config.h"

#include "quoth-correct-dialog.h"

#include <glib/gi18n.h>
#include <gtksourceview/gtksource.h>

#include "quoth-correct-preview.h"
#include "quoth-line-list.h"
#include "quoth-names.h"
#include "quoth-text-search.h"

struct _QuothCorrectDialog
{
  AdwWindow parent_instance;

  GtkStack *stack;
  GtkStack *buttons;
  GtkButton *review_button;
  GtkButton *apply_button;
  GtkTextView *view;
  QuothTextSearch *search;
  GtkEditable *note;
  GtkLabel *summary;
  GtkLabel *told_label;
  QuothLineList *told;
  GtkLabel *error;

  QuothDesk *desk;
  QuothDocument *document; /* as it was when the dialog was opened */
  QuothText *text;         /* while it is put into the buffer */
  gsize filled;            /* bytes of it */
  guint fill_source;
  guint offset;            /* where the caret is to be, in code points */
  QuothRevise *revise;     /* of the preview */
  GCancellable *cancellable;
  gulong state_handler;
  gulong failed_handler;
  gboolean close_anyway;
};

G_DEFINE_FINAL_TYPE (QuothCorrectDialog, quoth_correct_dialog, ADW_TYPE_WINDOW)

/* Bytes that are put into the buffer at once. */
#define SLICE (1 << 20)

static void
show_error (QuothCorrectDialog *self, const char *message)
{
  g_autofree char *sentence = quoth_name_capitalize (message != NULL ? message : "");

  gtk_label_set_label (self->error, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->error), message != NULL);
}

static void
show_step (QuothCorrectDialog *self, const char *name)
{
  gtk_stack_set_visible_child_name (self->stack, name);
  gtk_stack_set_visible_child_name (self->buttons, g_str_equal (name, "preview") ? "preview" : "edit");
  if (g_str_equal (name, "edit"))
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
  else if (g_str_equal (name, "preview"))
    gtk_widget_grab_focus (GTK_WIDGET (self->apply_button));
}

static char *
dup_typed (QuothCorrectDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

/* "43 stay where they are, 2 get new quotes, 1 finds no place": as far as there are any. */
static char *
summarize (const QuothReviseReport *report)
{
  guint n_same = report->n[QUOTH_FATE_STAYS] + report->n[QUOTH_FATE_MOVES];
  guint n_changed = report->n[QUOTH_FATE_CHANGES];
  guint n_lost = report->n[QUOTH_FATE_LOST];
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

#define ADD(n, singular, plural)                                                                   \
  G_STMT_START                                                                                     \
  {                                                                                                \
    if ((n) > 0)                                                                                   \
      {                                                                                            \
        g_autofree char *part = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, singular, plural, n), n); \
        g_strv_builder_add (builder, part);                                                        \
      }                                                                                            \
  }                                                                                                \
  G_STMT_END
  ADD (n_same, "%u annotation stays with its words", "%u annotations stay with their words");
  ADD (n_changed, "%u gets a new quote", "%u get new quotes");
  ADD (n_lost, "%u finds no place", "%u find no place");
  ADD (report->n_placed, "%u gets its place again", "%u get their places again");
#undef ADD
  parts = g_strv_builder_end (builder);
  return parts[0] != NULL ? g_strjoinv (" · ", parts) : g_strdup (_ ("Nothing is coded in this text yet"));
}

static void
show_report (QuothCorrectDialog *self, GPtrArray *lines)
{
  const QuothReviseReport *report = quoth_revise_get_report (self->revise);
  g_autofree char *summary = summarize (report);

  gtk_label_set_label (self->summary, summary);
  quoth_line_list_set_lines (self->told, lines);
  quoth_line_list_to_top (self->told);
  gtk_widget_set_visible (GTK_WIDGET (self->told), lines->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->told_label), report->n[QUOTH_FATE_LOST] > 0);
  show_step (self, "preview");
}

static void
previewed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QuothCorrectDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothCorrectPreview) preview
    = quoth_correct_preview_finish (quoth_desk_get_session (self->desk), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (preview == NULL)
    {
      show_step (self, "edit");
      show_error (self, error->message);
      return;
    }
  g_clear_pointer (&self->revise, quoth_revise_unref);
  self->revise = quoth_revise_ref (preview->revise);
  if (!quoth_revise_get_report (self->revise)->is_same)
    {
      show_report (self, preview->lines);
      return;
    }
  show_step (self, "edit");
  show_error (self, _ ("This is the text as it is: nothing was corrected"));
}

static void
review_cb (QuothCorrectDialog *self)
{
  show_error (self, NULL);
  show_step (self, "working");
  quoth_correct_preview_async (quoth_desk_get_session (self->desk), self->document, dup_typed (self),
                               gtk_editable_get_text (self->note), self->cancellable, previewed_cb,
                               g_object_ref (self));
}

static void
back_cb (QuothCorrectDialog *self)
{
  show_step (self, "edit");
}

static void
stop_waiting (QuothCorrectDialog *self)
{
  QuothSession *session = quoth_desk_get_session (self->desk);

  g_clear_signal_handler (&self->state_handler, session);
  g_clear_signal_handler (&self->failed_handler, session);
}

/* It was refused: what was typed stays. */
static void
failed_cb (QuothCorrectDialog *self)
{
  stop_waiting (self);
  show_step (self, "edit");
}

/* What was typed stays until it is written, or kept by the outbox. */
static void
state_changed_cb (QuothCorrectDialog *self)
{
  QuothSession *session = quoth_desk_get_session (self->desk);
  QuothSaveState state = quoth_session_get_state (session);

  if (state == QUOTH_SAVE_STATE_SAVING)
    return;
  stop_waiting (self);
  if (quoth_revise_get_report (self->revise)->n[QUOTH_FATE_LOST] > 0)
    quoth_desk_show_page (self->desk, "unplaced", NULL);
  self->close_anyway = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

static void
apply_cb (QuothCorrectDialog *self)
{
  QuothSession *session = quoth_desk_get_session (self->desk);

  show_step (self, "working");
  quoth_session_build (
    session, quoth_revise_build, quoth_revise_ref (self->revise), (GDestroyNotify) quoth_revise_unref);
  self->state_handler
    = g_signal_connect_object (session, "state-changed", G_CALLBACK (state_changed_cb), self, G_CONNECT_SWAPPED);
  self->failed_handler = g_signal_connect_object (session, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
}

static void
modified_cb (QuothCorrectDialog *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->review_button),
                            gtk_text_buffer_get_modified (gtk_text_view_get_buffer (self->view)));
}

static void
discard_cb (AdwMessageDialog *question, const char *response, QuothCorrectDialog *self)
{
  if (!g_str_equal (response, "discard"))
    return;
  self->close_anyway = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

static void
ask_to_discard (QuothCorrectDialog *self)
{
  GtkWidget *question = adw_message_dialog_new (
    GTK_WINDOW (self), _ ("Discard the Correction?"), _ ("The text stays as it was, and what you typed is lost."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (question), "keep", _ ("_Keep Editing"), "discard", _ ("_Discard"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (question), "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (question), "keep");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (question), "keep");
  g_signal_connect_object (question, "response", G_CALLBACK (discard_cb), self, 0);
  gtk_window_present (GTK_WINDOW (question));
}

static gboolean
quoth_correct_dialog_close_request (GtkWindow *window)
{
  QuothCorrectDialog *self = QUOTH_CORRECT_DIALOG (window);

  if (self->state_handler != 0)
    return GDK_EVENT_STOP;
  if (!self->close_anyway && self->text == NULL && gtk_text_buffer_get_modified (gtk_text_view_get_buffer (self->view)))
    {
      ask_to_discard (self);
      return GDK_EVENT_STOP;
    }
  g_cancellable_cancel (self->cancellable);
  return GTK_WINDOW_CLASS (quoth_correct_dialog_parent_class)->close_request (window);
}

static gboolean
is_editing (QuothCorrectDialog *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "edit") == 0;
}

static gboolean
find_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  QuothCorrectDialog *self = QUOTH_CORRECT_DIALOG (widget);

  if (is_editing (self))
    quoth_text_search_begin (self->search);
  return GDK_EVENT_STOP;
}

static gboolean
step_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  QuothCorrectDialog *self = QUOTH_CORRECT_DIALOG (widget);

  if (is_editing (self))
    quoth_text_search_step (self->search, g_variant_get_boolean (args));
  return GDK_EVENT_STOP;
}

static void
quoth_correct_dialog_dispose (GObject *object)
{
  QuothCorrectDialog *self = QUOTH_CORRECT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->fill_source, g_source_remove);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (quoth_correct_dialog_parent_class)->dispose (object);
}

static void
quoth_correct_dialog_finalize (GObject *object)
{
  QuothCorrectDialog *self = QUOTH_CORRECT_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->document, quoth_value_unref);
  g_clear_pointer (&self->text, quoth_text_unref);
  g_clear_pointer (&self->revise, quoth_revise_unref);
  G_OBJECT_CLASS (quoth_correct_dialog_parent_class)->finalize (object);
}

static void
quoth_correct_dialog_class_init (QuothCorrectDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_correct_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = quoth_correct_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = quoth_correct_dialog_close_request;

  g_type_ensure (GTK_SOURCE_TYPE_VIEW);
  g_type_ensure (QUOTH_TYPE_LINE_LIST);
  g_type_ensure (QUOTH_TYPE_TEXT_SEARCH);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-correct-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothCorrectDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, QuothCorrectDialog, buttons);
  gtk_widget_class_bind_template_child (widget_class, QuothCorrectDialog, review_button);
  gtk_widget_class_bind_template_child (widget_class, QuothCorrectDialog, apply_button);
  gtk_widget_class_bind_template_child (widget_class, QuothCorrectDialog, view);
  gtk_widget_class_bind_template_child (widget_class, QuothCorrectDialog, search);
  gtk_widget_class_bind_template_child (widget_class, QuothCorrectDialog, note);
  gtk_widget_class_bind_template_child (widget_class, QuothCorrectDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, QuothCorrectDialog, told_label);
  gtk_widget_class_bind_template_child (widget_class, QuothCorrectDialog, told);
  gtk_widget_class_bind_template_child (widget_class, QuothCorrectDialog, error);
  gtk_widget_class_bind_template_callback (widget_class, review_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, find_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_g, GDK_CONTROL_MASK, step_cb, "b", TRUE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_g, GDK_CONTROL_MASK | GDK_SHIFT_MASK, step_cb, "b", FALSE);
}

static void
quoth_correct_dialog_init (QuothCorrectDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  quoth_line_list_begin (self->told, QUOTH_LINES_PLAIN, _ ("What changes"));
  quoth_text_search_set_view (self->search, self->view);
  g_signal_connect_object (gtk_text_view_get_buffer (self->view),
                           "modified-changed",
                           G_CALLBACK (modified_cb),
                           self,
                           G_CONNECT_SWAPPED);
}

/* A view knows how high its lines are a while after it was filled. */
static gboolean
scroll_cb (gpointer user_data)
{
  QuothCorrectDialog *self = user_data;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);

  gtk_text_view_scroll_to_mark (self->view, gtk_text_buffer_get_insert (buffer), 0, TRUE, 0, 0.3);
  return G_SOURCE_REMOVE;
}

static void
filled (QuothCorrectDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter iter;

  gtk_text_buffer_end_irreversible_action (buffer);
  g_clear_pointer (&self->text, quoth_text_unref);
  gtk_text_buffer_get_iter_at_offset (buffer, &iter, (int) self->offset);
  gtk_text_buffer_place_cursor (buffer, &iter);
  gtk_text_buffer_set_modified (buffer, FALSE);
  modified_cb (self);
  show_step (self, "edit");
  g_idle_add_full (G_PRIORITY_LOW, scroll_cb, g_object_ref (self), g_object_unref);
}

/* Up to the end of a line, as far as there is one: so no character is cut, nor what belongs to it. */
static gboolean
fill_cb (gpointer user_data)
{
  QuothCorrectDialog *self = user_data;
  const char *utf8 = quoth_text_get_utf8 (self->text);
  gsize n_bytes = quoth_text_get_n_bytes (self->text);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  const char *newline = NULL;
  gsize end = n_bytes;
  GtkTextIter iter;

  if (n_bytes - self->filled > SLICE)
    newline = memchr (utf8 + self->filled + SLICE, '\n', n_bytes - self->filled - SLICE);
  if (newline != NULL)
    end = (gsize) (newline + 1 - utf8);
  gtk_text_buffer_get_end_iter (buffer, &iter);
  gtk_text_buffer_insert (buffer, &iter, utf8 + self->filled, (int) (end - self->filled));
  self->filled = end;
  if (end < n_bytes)
    return G_SOURCE_CONTINUE;
  self->fill_source = 0;
  filled (self);
  return G_SOURCE_REMOVE;
}

GtkWidget *
quoth_correct_dialog_new (QuothDesk *desk, guint offset)
{
  QuothCorrectDialog *self = g_object_new (QUOTH_TYPE_CORRECT_DIALOG, NULL);
  QuothDocumentModel *model = quoth_desk_get_model (desk);

  self->desk = g_object_ref (desk);
  self->document = quoth_value_ref ((gpointer) quoth_document_model_get_document (model));
  self->text = quoth_text_ref (quoth_document_model_get_text (model));
  self->offset = offset;
  gtk_text_buffer_begin_irreversible_action (gtk_text_view_get_buffer (self->view));
  show_step (self, "working");
  modified_cb (self);
  if (fill_cb (self) == G_SOURCE_CONTINUE)
    self->fill_source = g_idle_add (fill_cb, self);
  return GTK_WIDGET (self);
}
