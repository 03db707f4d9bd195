/* quoth-save-text.c: a text into a file that somebody chooses
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-save-text.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#include "quoth-names.h"
#include "quoth-settings.h"

static void
replaced_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *reason = NULL;
  GtkWidget *dialog;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error) || !gtk_widget_get_mapped (GTK_WIDGET (window)))
    return;
  reason = quoth_name_capitalize (error->message);
  dialog = adw_message_dialog_new (window, _ ("The File Was Not Saved"), reason);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
response_cb (GtkNativeDialog *dialog, int response, GBytes *bytes)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;

  if (file != NULL)
    g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL, replaced_cb,
                                         g_object_ref (gtk_native_dialog_get_transient_for (dialog)));
  g_object_unref (dialog);
}

static void
bytes_free (gpointer data, GClosure *closure)
{
  g_bytes_unref (data);
}

void
quoth_save_text (GtkWindow *window, const char *title, const char *name, const char *text)
{
  GtkFileChooserNative *chooser
    = gtk_file_chooser_native_new (title, window, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  g_autoptr (GFile) begin = quoth_settings_dup_folder ();

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), begin, NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  g_signal_connect_data (chooser, "response", G_CALLBACK (response_cb), g_bytes_new (text, strlen (text)), bytes_free, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
