/* quoth-team-dialog.c: by which folder the project is shared
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-team-dialog.h"

#include <glib/gi18n.h>

#include "quoth-names.h"
#include "quoth-settings.h"
#include "quoth-team-view.h"

struct _QuothTeamDialog
{
  AdwWindow parent_instance;

  GtkLabel *folder;
  GtkButton *choose;
  GtkWidget *leave;
  GtkLabel *reason;
  QuothTeamView *view;

  QuothTeam *team;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (QuothTeamDialog, quoth_team_dialog, ADW_TYPE_WINDOW)

static void
show (QuothTeamDialog *self)
{
  g_autoptr (QuothTeamStatus) status = quoth_team_ref_status (self->team);
  gboolean is_shared = status != NULL && status->folder != NULL;
  g_autofree char *name = is_shared ? g_filename_display_name (status->folder) : NULL;

  gtk_label_set_label (self->folder, name != NULL ? name : _ ("No folder is chosen"));
  gtk_button_set_label (self->choose, is_shared ? _ ("Choose Another…") : _ ("Choose Folder…"));
  if (is_shared)
    gtk_widget_remove_css_class (GTK_WIDGET (self->choose), "suggested-action");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->choose), "suggested-action");
  gtk_widget_set_visible (self->leave, is_shared);
  gtk_widget_set_visible (GTK_WIDGET (self->view), is_shared);
}

static void
set_folder_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QuothTeamDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  quoth_team_set_folder_finish (QUOTH_TEAM (source), result, &error);
  /* Closed meanwhile. */
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  sentence = error != NULL ? quoth_name_capitalize (error->message) : NULL;
  gtk_label_set_label (self->reason, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->reason), sentence != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->choose), TRUE);
  gtk_widget_set_sensitive (self->leave, TRUE);
  show (self);
}

/* @folder: (nullable) */
static void
set_folder (QuothTeamDialog *self, const char *folder)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->choose), FALSE);
  gtk_widget_set_sensitive (self->leave, FALSE);
  quoth_team_set_folder_async (self->team, folder, NULL, set_folder_cb, g_object_ref (self));
}

static void
chosen_cb (GtkNativeDialog *chooser, int response, QuothTeamDialog *self)
{
  g_autoptr (GFile) file
    = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)) : NULL;

  if (file != NULL && g_file_peek_path (file) != NULL)
    set_folder (self, g_file_peek_path (file));
  g_object_unref (chooser);
}

static void
choose_cb (QuothTeamDialog *self)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
    _ ("The Team’s Folder"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _ ("_Share"), _ ("_Cancel"));
  g_autoptr (GFile) folder = quoth_settings_dup_folder ();

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), folder, NULL);
  g_signal_connect_object (chooser, "response", G_CALLBACK (chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
leave_cb (QuothTeamDialog *self)
{
  set_folder (self, NULL);
}

static void
quoth_team_dialog_dispose (GObject *object)
{
  QuothTeamDialog *self = QUOTH_TEAM_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->team);
  G_OBJECT_CLASS (quoth_team_dialog_parent_class)->dispose (object);
}

static void
quoth_team_dialog_finalize (GObject *object)
{
  g_object_unref (QUOTH_TEAM_DIALOG (object)->cancellable);
  G_OBJECT_CLASS (quoth_team_dialog_parent_class)->finalize (object);
}

static void
quoth_team_dialog_class_init (QuothTeamDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_team_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = quoth_team_dialog_finalize;
  g_type_ensure (QUOTH_TYPE_TEAM_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-team-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothTeamDialog, folder);
  gtk_widget_class_bind_template_child (widget_class, QuothTeamDialog, choose);
  gtk_widget_class_bind_template_child (widget_class, QuothTeamDialog, leave);
  gtk_widget_class_bind_template_child (widget_class, QuothTeamDialog, reason);
  gtk_widget_class_bind_template_child (widget_class, QuothTeamDialog, view);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
quoth_team_dialog_init (QuothTeamDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
quoth_team_dialog_new (QuothSession *session, GtkWindow *parent)
{
  QuothTeamDialog *self = g_object_new (QUOTH_TYPE_TEAM_DIALOG, "transient-for", parent, NULL);

  self->team = g_object_ref (quoth_session_get_team (session));
  g_signal_connect_object (self->team, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  quoth_team_view_set_team (self->view, self->team);
  show (self);
  /* Nobody leaves by Enter. */
  gtk_widget_grab_focus (GTK_WIDGET (self->choose));
  return GTK_WIDGET (self);
}
