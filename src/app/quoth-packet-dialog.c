/* quoth-packet-dialog.c: handing out what is assigned to a coder
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file that is there is never written over: it may be a packet with work in it that nobody has taken back.
 */

#include "config.h"

#include "quoth-packet-dialog.h"

#include <glib/gi18n.h>

#include "quoth-names.h"
#include "quoth-settings.h"

#define LOOK_EVERY 100

struct _QuothPacketDialog
{
  AdwWindow parent_instance;

  /* Template */
  GtkStack *stack;
  GtkButton *cancel_button;
  GtkWidget *write_button;
  AdwPreferencesGroup *coders;
  GtkProgressBar *progress;
  AdwStatusPage *done;
  GtkLabel *error;

  QuothSession *session;
  GPtrArray *values; /* of QuothCoder, for each row */
  GPtrArray *ticks;  /* of GtkCheckButton, not held */
  GCancellable *cancellable;
  guint looking;
  int permille; /* of what is written; set in the thread that writes */
};

G_DEFINE_FINAL_TYPE (QuothPacketDialog, quoth_packet_dialog, ADW_TYPE_WINDOW)

/* (nullable) */
static QuothCoder *
get_coder (QuothPacketDialog *self)
{
  for (guint i = 0; i < self->ticks->len; i++)
    if (gtk_check_button_get_active (self->ticks->pdata[i]))
      return self->values->pdata[i];
  return NULL;
}

static void
show_error (QuothPacketDialog *self, const GError *error)
{
  g_autofree char *sentence = quoth_name_capitalize (error->message);

  gtk_label_set_label (self->error, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->error), TRUE);
}

/* ---- Writing ---- */

typedef struct
{
  QuothPacketDialog *dialog; /* held by the task */
  QuothStore *store;
  QuothCoder *coder;
  char *path;
  QuothPacketReport report;
} Writing;

static void
writing_free (gpointer data)
{
  Writing *self = data;

  g_object_unref (self->store);
  quoth_value_unref (self->coder);
  g_free (self->path);
  g_free (self);
}

static void
progress_cb (guint64 done, guint64 total, gpointer data)
{
  g_atomic_int_set (&((Writing *) data)->dialog->permille, total > 0 ? (int) (done * 1000 / total) : 0);
}

static void
write_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Writing *writing = task_data;
  GError *error = NULL;

  if (quoth_store_write_packet (writing->store, &writing->coder->value.id, writing->path, &writing->report, progress_cb, writing, cancellable,
                                &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static gboolean
look_cb (gpointer data)
{
  QuothPacketDialog *self = data;

  gtk_progress_bar_set_fraction (self->progress, g_atomic_int_get (&self->permille) / 1000.0);
  return G_SOURCE_CONTINUE;
}

static void
show_done (QuothPacketDialog *self, const Writing *writing)
{
  guint n = writing->report.n_documents;
  g_autofree char *name = g_path_get_basename (writing->path);
  g_autofree char *safe_name = g_markup_escape_text (name, -1);
  g_autofree char *safe_coder = g_markup_escape_text (writing->coder->name, -1);
  g_autofree char *what = g_strdup_printf (
    /* Translators: a file, its texts, and a coder */
    g_dngettext (GETTEXT_PACKAGE, "“%s” has %u text for %s.", "“%s” has %u texts for %s.", n), safe_name, n, safe_coder);
  /* How much that is would tell who codes blind themselves how much others found. */
  g_autofree char *text = g_strjoin (
    " ", what, _ ("Give it to them; they code in it as in any project. To take their work back, open this project and merge it with the packet."),
    writing->report.n_hidden > 0 ? _ ("What others coded where they code blind is not in it.") : NULL, NULL);

  adw_status_page_set_description (self->done, text);
  gtk_stack_set_visible_child_name (self->stack, "done");
  gtk_button_set_label (self->cancel_button, _ ("_Close"));
  gtk_widget_grab_focus (GTK_WIDGET (self->cancel_button));
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  QuothPacketDialog *self = QUOTH_PACKET_DIALOG (source);
  g_autoptr (GError) error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  g_clear_handle_id (&self->looking, g_source_remove);
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (done)
    {
      show_done (self, g_task_get_task_data (G_TASK (result)));
      return;
    }
  show_error (self, error);
  gtk_widget_set_visible (self->write_button, TRUE);
  gtk_stack_set_visible_child_name (self->stack, "choose");
}

static void
start (QuothPacketDialog *self, const char *path)
{
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, written_cb, NULL);
  Writing *writing = g_new0 (Writing, 1);

  writing->dialog = self;
  writing->store = g_object_ref (quoth_session_get_store (self->session));
  writing->coder = quoth_value_ref (get_coder (self));
  writing->path = g_strdup (path);
  self->permille = 0;
  self->looking = g_timeout_add (LOOK_EVERY, look_cb, self);
  gtk_widget_set_visible (GTK_WIDGET (self->error), FALSE);
  gtk_widget_set_visible (self->write_button, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "writing");
  g_task_set_task_data (task, writing, writing_free);
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, write_thread);
}

/* ---- Where ---- */

static void
response_cb (GtkNativeDialog *chooser, int response, QuothPacketDialog *self)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)) : NULL;

  g_object_unref (chooser);
  if (file == NULL || g_file_peek_path (file) == NULL)
    return;
  quoth_settings_set_folder (file);
  start (self, g_file_peek_path (file));
}

/* (transfer full): "summit-Ann.quoth" */
static char *
propose_name (QuothPacketDialog *self)
{
  g_autofree char *base = g_path_get_basename (quoth_store_get_path (quoth_session_get_store (self->session)));
  g_autofree char *name = NULL;
  char *dot = strrchr (base, '.');

  if (dot != NULL && dot != base)
    *dot = '\0';
  name = g_strdup_printf ("%s-%s.quoth", base, get_coder (self)->name);
  return g_strdup (g_strdelimit (name, "/", '-'));
}

static void
write_cb (QuothPacketDialog *self)
{
  GtkFileChooserNative *chooser;
  g_autoptr (GFile) begin = quoth_settings_dup_folder ();
  g_autofree char *name = NULL;

  if (get_coder (self) == NULL)
    return;
  name = propose_name (self);
  chooser = gtk_file_chooser_native_new (_ ("Write the Packet To"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Write"), _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), begin, NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  g_signal_connect_object (chooser, "response", G_CALLBACK (response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* ---- Whose ---- */

static char *
describe_coder (const QuothBoard *board, const QuothCoder *coder)
{
  GPtrArray *documents = quoth_board_get_documents (board);
  guint n = 0, n_done = 0;
  g_autoptr (GString) text = NULL;
  g_autofree char *texts = NULL;
  g_autofree char *done = NULL;

  for (guint i = 0; i < documents->len; i++)
    {
      const QuothAssignment *assignment = quoth_board_get_assignment (board, documents->pdata[i], coder);

      n += assignment != NULL;
      n_done += assignment != NULL && assignment->state == QUOTH_ASSIGNMENT_DONE;
    }
  if (n == 0)
    return NULL;
  text = g_string_new (NULL);
  texts = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u text", "%u texts", n), n);
  done = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u done", "%u done", n_done), n_done);
  quoth_name_append (text, texts);
  if (n_done > 0)
    quoth_name_append (text, done);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_coder (QuothPacketDialog *self, QuothCoder *coder, const char *share)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *tick = gtk_check_button_new ();

  gtk_widget_set_valign (tick, GTK_ALIGN_CENTER);
  if (self->ticks->len > 0)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (tick), self->ticks->pdata[0]);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), self->ticks->len == 0);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), coder->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), share);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), tick);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), tick);
  adw_preferences_group_add (self->coders, row);
  g_ptr_array_add (self->ticks, tick);
  g_ptr_array_add (self->values, quoth_value_ref (coder));
}

static gpointer
read_board (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  return quoth_board_load (reader, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QuothPacketDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothBoard) board = quoth_store_read_finish (QUOTH_STORE (source), result, &error);
  GPtrArray *coders = board != NULL ? quoth_board_get_coders (board) : NULL;

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (board == NULL)
    show_error (self, error);
  for (guint i = 0; coders != NULL && i < coders->len; i++)
    {
      g_autofree char *share = describe_coder (board, coders->pdata[i]);

      if (share != NULL)
        add_coder (self, coders->pdata[i], share);
    }
  gtk_widget_set_sensitive (self->write_button, self->ticks->len > 0);
  gtk_stack_set_visible_child_name (self->stack, self->ticks->len > 0 || board == NULL ? "choose" : "nothing");
  if (self->ticks->len > 0)
    gtk_widget_grab_focus (self->write_button);
}

/* ---- The widget ---- */

static gboolean
quoth_packet_dialog_close_request (GtkWindow *window)
{
  g_cancellable_cancel (QUOTH_PACKET_DIALOG (window)->cancellable);
  return GTK_WINDOW_CLASS (quoth_packet_dialog_parent_class)->close_request (window);
}

static void
quoth_packet_dialog_dispose (GObject *object)
{
  QuothPacketDialog *self = QUOTH_PACKET_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->looking, g_source_remove);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (quoth_packet_dialog_parent_class)->dispose (object);
}

static void
quoth_packet_dialog_finalize (GObject *object)
{
  QuothPacketDialog *self = QUOTH_PACKET_DIALOG (object);

  g_ptr_array_unref (self->values);
  g_ptr_array_unref (self->ticks);
  g_object_unref (self->cancellable);
  G_OBJECT_CLASS (quoth_packet_dialog_parent_class)->finalize (object);
}

static void
quoth_packet_dialog_class_init (QuothPacketDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_packet_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = quoth_packet_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = quoth_packet_dialog_close_request;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-packet-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothPacketDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, QuothPacketDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, QuothPacketDialog, write_button);
  gtk_widget_class_bind_template_child (widget_class, QuothPacketDialog, coders);
  gtk_widget_class_bind_template_child (widget_class, QuothPacketDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, QuothPacketDialog, done);
  gtk_widget_class_bind_template_child (widget_class, QuothPacketDialog, error);
  gtk_widget_class_bind_template_callback (widget_class, write_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
quoth_packet_dialog_init (QuothPacketDialog *self)
{
  self->values = quoth_values_new ();
  self->ticks = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
quoth_packet_dialog_new (QuothSession *session, GtkWindow *parent)
{
  QuothPacketDialog *self = g_object_new (QUOTH_TYPE_PACKET_DIALOG, "transient-for", parent, NULL);

  self->session = g_object_ref (session);
  quoth_store_read_async (quoth_session_get_store (session), read_board, NULL, NULL, (GDestroyNotify) quoth_board_free, self->cancellable,
                          read_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}
