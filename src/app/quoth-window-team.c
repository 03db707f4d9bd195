/* quoth-window-team.c: sharing the project of a window, and joining a team
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-window-private.h"

#include <glib/gi18n.h>

#include "quoth-assign-dialog.h"
#include "quoth-coders-dialog.h"
#include "quoth-packet-dialog.h"
#include "quoth-part-field.h"
#include "quoth-settings.h"
#include "quoth-team-dialog.h"

static void
folder_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QuothWindow *self = QUOTH_WINDOW (widget);

  gtk_window_present (GTK_WINDOW (quoth_team_dialog_new (self->session, GTK_WINDOW (self))));
}

static void
coders_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QuothWindow *self = QUOTH_WINDOW (widget);

  gtk_window_present (GTK_WINDOW (quoth_coders_dialog_new (self->session, GTK_WINDOW (self))));
}

static void
assign_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QuothWindow *self = QUOTH_WINDOW (widget);

  gtk_window_present (GTK_WINDOW (quoth_assign_dialog_new (quoth_workbench_get_desk (self->workbench), GTK_WINDOW (self))));
}

static void
hand_out_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QuothWindow *self = QUOTH_WINDOW (widget);

  gtk_window_present (GTK_WINDOW (quoth_packet_dialog_new (self->session, GTK_WINDOW (self))));
}

static void
mark_done_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QuothWindow *self = QUOTH_WINDOW (widget);
  const QuothDocument *document = quoth_desk_get_document (quoth_workbench_get_desk (self->workbench));

  if (document != NULL)
    quoth_part_mark_done (self->session, &document->value.id);
}

static void
sync_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QuothWindow *self = QUOTH_WINDOW (widget);

  quoth_team_sync_soon (quoth_session_get_team (self->session));
}

/* Joining: a folder, a file, and the work in a thread. */

typedef struct
{
  QuothWindow *window;
  char *folder;
  char *path;
} Joining;

static void
joining_free (gpointer data)
{
  Joining *self = data;

  g_object_unref (self->window);
  g_free (self->folder);
  g_free (self->path);
  g_free (self);
}

static void
join_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Joining *joining = task_data;
  GError *error = NULL;

  if (quoth_team_join (joining->path, joining->folder, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
joined_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Joining *joining = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    quoth_window_open (joining->window, joining->path, FALSE);
  else
    quoth_window_complain (joining->window, _ ("The Team Was Not Joined"), error);
}

static void
join (Joining *joining)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, joined_cb, NULL);

  g_task_set_task_data (task, joining, joining_free);
  g_task_run_in_thread (task, join_thread);
}

/* (transfer full) (nullable): what was chosen; lets go of the dialog. */
static char *
take_path (GtkNativeDialog *chooser, int response)
{
  g_autoptr (GFile) file
    = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)) : NULL;

  g_object_unref (chooser);
  return file != NULL ? g_file_get_path (file) : NULL;
}

static GtkNativeDialog *
new_chooser (QuothWindow *self, const char *title, GtkFileChooserAction action, const char *accept)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (title, GTK_WINDOW (self), action, accept, _ ("_Cancel"));
  g_autoptr (GFile) folder = quoth_settings_dup_folder ();

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), folder, NULL);
  return GTK_NATIVE_DIALOG (chooser);
}

static void
file_chosen_cb (GtkNativeDialog *chooser, int response, gpointer user_data)
{
  Joining *joining = user_data;

  joining->path = take_path (chooser, response);
  if (joining->path != NULL)
    join (joining);
  else
    joining_free (joining);
}

static void
folder_chosen_cb (GtkNativeDialog *dialog, int response, QuothWindow *self)
{
  g_autofree char *folder = take_path (dialog, response);
  GtkNativeDialog *chooser;
  Joining *joining;

  if (folder == NULL)
    return;
  joining = g_new0 (Joining, 1);
  joining->window = g_object_ref (self);
  joining->folder = g_steal_pointer (&folder);
  chooser = new_chooser (self, _ ("Your Copy of the Project"), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Join"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), _ ("Project.quoth"));
  g_signal_connect (chooser, "response", G_CALLBACK (file_chosen_cb), joining);
  gtk_native_dialog_show (chooser);
}

static void
join_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QuothWindow *self = QUOTH_WINDOW (widget);
  GtkNativeDialog *chooser
    = new_chooser (self, _ ("The Team’s Folder"), GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _ ("_Choose"));

  g_signal_connect_object (chooser, "response", G_CALLBACK (folder_chosen_cb), self, 0);
  gtk_native_dialog_show (chooser);
}

void
quoth_window_install_team_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.coders", NULL, coders_action);
  gtk_widget_class_install_action (widget_class, "win.assign-texts", NULL, assign_action);
  gtk_widget_class_install_action (widget_class, "win.mark-done", NULL, mark_done_action);
  gtk_widget_class_install_action (widget_class, "win.hand-out", NULL, hand_out_action);
  gtk_widget_class_install_action (widget_class, "win.team-folder", NULL, folder_action);
  gtk_widget_class_install_action (widget_class, "win.sync-team", NULL, sync_action);
  gtk_widget_class_install_action (widget_class, "win.join-team", NULL, join_action);
}
