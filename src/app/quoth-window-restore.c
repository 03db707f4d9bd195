/* quoth-window-restore.c: the backups of the window's project, and going back to one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A restore needs the file for itself, and all that a window shows is of the session it has. So the windows of the project are closed, as the user closes them
 * (what is being typed is saved), and another one waits for the project and shows it, restored or, if that failed, as it was.
 */

#include "config.h"

#include "quoth-window-private.h"

#include <glib/gi18n.h>

#include "quoth-backup-job.h"
#include "quoth-backups-dialog.h"

typedef struct
{
  QuothWindow *window; /* the new one */
  char *path;
} Restoring;

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Restoring *restoring = user_data;
  QuothWindow *window = restoring->window;
  g_autoptr (GError) error = NULL;
  gboolean done = quoth_backup_finish (result, &error);

  /* Who closed it meanwhile does not want to see the project. */
  if (gtk_window_get_application (GTK_WINDOW (window)) != NULL)
    {
      quoth_window_open (window, restoring->path, FALSE);
      if (done)
        adw_toast_overlay_add_toast (window->toasts, adw_toast_new (_ ("The backup is restored, and what was before is a backup")));
      else
        quoth_window_complain (window, _ ("The Backup Could Not Be Restored"), error);
    }
  g_application_release (g_application_get_default ());
  g_object_unref (window);
  g_free (restoring->path);
  g_free (restoring);
}

void
quoth_window_close_all_of (QuothSession *session)
{
  g_autoptr (GList) windows
    = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (g_application_get_default ())));

  for (GList *l = windows; l != NULL; l = l->next)
    if (QUOTH_IS_WINDOW (l->data) && QUOTH_WINDOW (l->data)->session == session)
      gtk_window_close (l->data);
}

static void
restore_cb (QuothBackupsDialog *dialog, const char *backup, QuothWindow *self)
{
  g_autoptr (QuothSession) session = g_object_ref (self->session);
  Restoring *restoring = g_new0 (Restoring, 1);

  restoring->window = g_object_ref (quoth_window_new (QUOTH_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)))));
  restoring->path = g_strdup (self->path);
  g_application_hold (g_application_get_default ());
  gtk_window_present (GTK_WINDOW (restoring->window));
  quoth_welcome_set_busy (restoring->window->welcome, TRUE);
  quoth_window_close_all_of (session);
  quoth_backup_restore_async (quoth_session_get_store (session), backup, restored_cb, restoring);
}

static void
look_cb (QuothBackupsDialog *dialog, const char *backup, QuothWindow *self)
{
  gtk_window_close (GTK_WINDOW (dialog));
  quoth_window_open_read_only (self, backup);
}

void
quoth_window_show_backups (QuothWindow *self)
{
  GtkWidget *dialog = quoth_backups_dialog_new (GTK_WINDOW (self), self->session);

  g_signal_connect_object (dialog, "restore", G_CALLBACK (restore_cb), self, 0);
  g_signal_connect_object (dialog, "look", G_CALLBACK (look_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
