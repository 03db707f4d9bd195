/* quoth-backups-dialog.c: the backups of a project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-backups-dialog.h"

#include <glib/gi18n.h>

#include "quoth-backup-job.h"
#include "quoth-backup-row.h"
#include "quoth-names.h"

struct _QuothBackupsDialog
{
  AdwWindow parent_instance;

  /* Template */
  AdwToastOverlay *toasts;
  GtkStack *stack;
  GtkListBox *rows;
  GtkWidget *now;
  GtkSpinner *spinner;
  AdwStatusPage *failure;

  QuothStore *store;
  gboolean can_restore;
  GCancellable *cancellable;
  char *asked; /* the backup that the user is asked about */
};

G_DEFINE_FINAL_TYPE (QuothBackupsDialog, quoth_backups_dialog, ADW_TYPE_WINDOW)

enum
{
  RESTORE,
  LOOK,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* A window must not outlive the one that it belongs to, and that goes. */
static gboolean
agreed_cb (gpointer user_data)
{
  QuothBackupsDialog *self = user_data;
  g_autofree char *backup = g_steal_pointer (&self->asked);

  gtk_window_set_transient_for (GTK_WINDOW (self), NULL);
  gtk_window_destroy (GTK_WINDOW (self));
  if (backup != NULL)
    g_signal_emit (self, signals[RESTORE], 0, backup);
  return G_SOURCE_REMOVE;
}

/* The question must be gone first. */
static void
answered_cb (QuothBackupsDialog *self, const char *response)
{
  if (g_str_equal (response, "restore"))
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, agreed_cb, g_object_ref (self), g_object_unref);
}

static void
restore_cb (QuothBackupRow *row, QuothBackupsDialog *self)
{
  const QuothBackup *backup = quoth_backup_row_get_backup (row);
  const QuothRestorePreview *preview = quoth_backup_row_get_preview (row);
  g_autofree char *time = quoth_name_of_time (backup->time);
  g_autofree char *heading = g_strdup_printf (_ ("Go Back to %s?"), time);
  g_autofree char *loss = quoth_backup_describe_loss (preview);
  g_autofree char *body
    = g_strdup_printf (_ ("%s The project as it is now becomes a backup.\n\n"
                          "What goes comes back by a merge with a copy that has it, or from the folder of a team."), loss);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, body);

  g_free (self->asked);
  self->asked = g_strdup (backup->path);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "restore", _ ("_Restore"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "restore", ADW_RESPONSE_DESTRUCTIVE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
look_cb (QuothBackupRow *row, QuothBackupsDialog *self)
{
  g_autofree char *path = g_strdup (quoth_backup_row_get_backup (row)->path);

  g_signal_emit (self, signals[LOOK], 0, path);
}

static void
show_backups (QuothBackupsDialog *self, GPtrArray *backups)
{
  const char *page = backups->len > 0 ? "list" : "empty";
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->rows, 0)) != NULL)
    gtk_list_box_remove (self->rows, GTK_WIDGET (row));
  while (backups->len > 0)
    {
      QuothBackup *backup = g_ptr_array_steal_index (backups, 0);
      GtkWidget *added = quoth_backup_row_new (quoth_store_get_path (self->store), backup, self->can_restore);

      g_signal_connect_object (added, "restore", G_CALLBACK (restore_cb), self, 0);
      g_signal_connect_object (added, "look", G_CALLBACK (look_cb), self, 0);
      gtk_list_box_append (self->rows, added);
    }
  gtk_stack_set_visible_child_name (self->stack, page);
  /* The newest is what most people come for. */
  gtk_widget_child_focus (GTK_WIDGET (self->rows), GTK_DIR_TAB_FORWARD);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QuothBackupsDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) backups = quoth_backup_list_finish (result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  gtk_spinner_set_spinning (self->spinner, FALSE);
  gtk_widget_set_sensitive (self->now, TRUE);
  if (backups != NULL)
    {
      show_backups (self, backups);
      return;
    }
  adw_status_page_set_description (self->failure, error->message);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

static void
read_list (QuothBackupsDialog *self)
{
  gtk_spinner_set_spinning (self->spinner, TRUE);
  quoth_backup_list_async (quoth_store_get_path (self->store), self->cancellable, listed_cb, g_object_ref (self));
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QuothBackupsDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!quoth_backup_finish (result, &error) && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_autofree char *title = g_markup_escape_text (error->message, -1);

      adw_toast_overlay_add_toast (self->toasts, adw_toast_new (title));
    }
  if (!g_cancellable_is_cancelled (self->cancellable))
    read_list (self);
}

static void
now_cb (QuothBackupsDialog *self)
{
  gtk_widget_set_sensitive (self->now, FALSE);
  gtk_spinner_set_spinning (self->spinner, TRUE);
  quoth_backup_keep_async (self->store, QUOTH_BACKUP_BY_HAND, self->cancellable, kept_cb, g_object_ref (self));
}

static void
folder_cb (QuothBackupsDialog *self)
{
  g_autofree char *folder = quoth_backups_get_folder (quoth_store_get_path (self->store));
  g_autoptr (GFile) file = g_file_new_for_path (folder);
  g_autofree char *uri = NULL;

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      adw_toast_overlay_add_toast (self->toasts, adw_toast_new (_ ("There is no folder yet: it is made with the first backup")));
      return;
    }
  uri = g_file_get_uri (file);
  gtk_show_uri (GTK_WINDOW (self), uri, GDK_CURRENT_TIME);
}

static void
elsewhere_cb (QuothBackupsDialog *self)
{
  GtkWidget *parent = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self)));

  gtk_window_close (GTK_WINDOW (self));
  gtk_widget_activate_action (parent, "win.backup", NULL);
}

static void
quoth_backups_dialog_dispose (GObject *object)
{
  QuothBackupsDialog *self = QUOTH_BACKUPS_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->store);
  g_clear_pointer (&self->asked, g_free);
  G_OBJECT_CLASS (quoth_backups_dialog_parent_class)->dispose (object);
}

static void
quoth_backups_dialog_finalize (GObject *object)
{
  g_clear_object (&QUOTH_BACKUPS_DIALOG (object)->cancellable);
  G_OBJECT_CLASS (quoth_backups_dialog_parent_class)->finalize (object);
}

static void
quoth_backups_dialog_class_init (QuothBackupsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_backups_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = quoth_backups_dialog_finalize;
  signals[RESTORE] = g_signal_new ("restore", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[LOOK] = g_signal_new ("look", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-backups-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothBackupsDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, QuothBackupsDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, QuothBackupsDialog, rows);
  gtk_widget_class_bind_template_child (widget_class, QuothBackupsDialog, now);
  gtk_widget_class_bind_template_child (widget_class, QuothBackupsDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, QuothBackupsDialog, failure);
  gtk_widget_class_bind_template_callback (widget_class, now_cb);
  gtk_widget_class_bind_template_callback (widget_class, folder_cb);
  gtk_widget_class_bind_template_callback (widget_class, elsewhere_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
quoth_backups_dialog_init (QuothBackupsDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
quoth_backups_dialog_new (GtkWindow *parent, QuothSession *session)
{
  QuothBackupsDialog *self = g_object_new (QUOTH_TYPE_BACKUPS_DIALOG, "transient-for", parent, NULL);

  self->store = g_object_ref (quoth_session_get_store (session));
  self->can_restore = quoth_session_get_read_only_reason (session) == NULL;
  read_list (self);
  return GTK_WIDGET (self);
}
