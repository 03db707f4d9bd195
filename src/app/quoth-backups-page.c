/* quoth-backups-page.c: the preferences of backups
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-backups-page.h"

#include <glib/gi18n.h>

#include "quoth-settings.h"

struct _QuothBackupsPage
{
  AdwPreferencesPage parent_instance;

  /* Template */
  GtkSwitch *daily;
  GtkAdjustment *n_daily;
  GtkAdjustment *n_other;
  AdwActionRow *folder_row;
  GtkWidget *reset;
};

G_DEFINE_FINAL_TYPE (QuothBackupsPage, quoth_backups_page, ADW_TYPE_PREFERENCES_PAGE)

static void
show_folder (QuothBackupsPage *self)
{
  g_autofree char *folder = g_settings_get_string (quoth_settings_get (), "backup-folder");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->folder_row), FALSE);
  adw_action_row_set_subtitle (self->folder_row, *folder != '\0' ? folder : _ ("Beside each project"));
  gtk_widget_set_visible (self->reset, *folder != '\0');
}

static void
reset_cb (QuothBackupsPage *self)
{
  g_settings_reset (quoth_settings_get (), "backup-folder");
}

static void
chosen_cb (GtkNativeDialog *dialog, int response)
{
  g_autoptr (GFile) file
    = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;

  if (file != NULL && g_file_peek_path (file) != NULL)
    g_settings_set_string (quoth_settings_get (), "backup-folder", g_file_peek_path (file));
  g_object_unref (dialog);
}

static void
choose_cb (QuothBackupsPage *self)
{
  GtkFileChooserNative *chooser
    = gtk_file_chooser_native_new (_ ("Folder for Backups"), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                   GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _ ("_Choose"), _ ("_Cancel"));

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (chosen_cb), NULL);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* The settings have whole numbers, an adjustment any. */
static gboolean
read_number (GValue *value, GVariant *variant, gpointer user_data)
{
  g_value_set_double (value, g_variant_get_uint32 (variant));
  return TRUE;
}

static GVariant *
write_number (const GValue *value, const GVariantType *type, gpointer user_data)
{
  return g_variant_new_uint32 ((guint32) g_value_get_double (value));
}

static void
quoth_backups_page_class_init (QuothBackupsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-backups-page.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothBackupsPage, daily);
  gtk_widget_class_bind_template_child (widget_class, QuothBackupsPage, n_daily);
  gtk_widget_class_bind_template_child (widget_class, QuothBackupsPage, n_other);
  gtk_widget_class_bind_template_child (widget_class, QuothBackupsPage, folder_row);
  gtk_widget_class_bind_template_child (widget_class, QuothBackupsPage, reset);
  gtk_widget_class_bind_template_callback (widget_class, reset_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
}

static void
quoth_backups_page_init (QuothBackupsPage *self)
{
  GSettings *settings = quoth_settings_get ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_settings_bind (settings, "backup-daily", self->daily, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind_with_mapping (settings, "backups-daily", self->n_daily, "value", G_SETTINGS_BIND_DEFAULT, read_number,
                                write_number, NULL, NULL);
  g_settings_bind_with_mapping (settings, "backups-other", self->n_other, "value", G_SETTINGS_BIND_DEFAULT, read_number,
                                write_number, NULL, NULL);
  g_signal_connect_object (settings, "changed::backup-folder", G_CALLBACK (show_folder), self, G_CONNECT_SWAPPED);
  show_folder (self);
}

GtkWidget *
quoth_backups_page_new (void)
{
  return g_object_new (QUOTH_TYPE_BACKUPS_PAGE, NULL);
}
