/* quoth-trouble-bar.c: a bar that says that edits are not on the disk
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-trouble-bar.h"

#include <glib/gi18n.h>

#include "quoth-follow.h"
#include "quoth-settings.h"
#include "quoth-wrap-layout.h"

struct _QuothTroubleBar
{
  GtkWidget parent_instance;

  /* Template */
  GtkWidget *box;
  GtkLabel *label;
  GtkWidget *stop_button;
  GtkWidget *retry_button;
  GtkWidget *copy_button;
  GtkWidget *drop_button;

  QuothSession *session;
};

G_DEFINE_FINAL_TYPE (QuothTroubleBar, quoth_trouble_bar, GTK_TYPE_WIDGET)

char *
quoth_trouble_dup_words (QuothSession *session)
{
  QuothOutbox *outbox = quoth_session_get_outbox (session);
  const GError *trouble = quoth_outbox_get_trouble (outbox);
  guint n = quoth_outbox_get_n_kept (outbox);
  g_autofree char *count = NULL;

  if (trouble == NULL)
    return NULL;
  count = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u change is not saved.", "%u changes are not saved.", n), n);
  return g_strdup_printf ("%s %s.", count, trouble->message);
}

static void
show (QuothTroubleBar *self)
{
  QuothOutbox *outbox = self->session != NULL ? quoth_session_get_outbox (self->session) : NULL;
  g_autofree char *words = outbox != NULL ? quoth_trouble_dup_words (self->session) : NULL;
  gboolean is_held_up = outbox != NULL && quoth_outbox_is_held_up (outbox);
  gboolean is_free = outbox != NULL && !quoth_outbox_is_sending (outbox);

  gtk_widget_set_visible (self->box, words != NULL || is_held_up);
  if (is_held_up)
    gtk_label_set_label (self->label, _ ("Waiting for another program that is writing to this project…"));
  else if (words != NULL)
    gtk_label_set_label (self->label, words);
  gtk_widget_set_css_classes (self->box, (const char *[]){ "trouble-bar", is_held_up ? "waiting" : NULL, NULL });
  gtk_widget_set_visible (self->stop_button, is_held_up);
  gtk_widget_set_visible (self->retry_button, !is_held_up);
  gtk_widget_set_visible (self->copy_button, !is_held_up);
  gtk_widget_set_visible (self->drop_button, !is_held_up);
  gtk_widget_set_sensitive (self->retry_button, is_free);
  gtk_widget_set_sensitive (self->copy_button, is_free);
  gtk_widget_set_sensitive (self->drop_button, is_free);
}

/* Saving a copy */

typedef struct
{
  GtkWindow *window;
  QuothSession *session;
  void (*saved) (gpointer owner);
  gpointer owner;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *self = data;

  g_clear_object (&self->window);
  g_clear_object (&self->session);
  g_clear_object (&self->owner);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

static void
complain (GtkWindow *window, const GError *error)
{
  GtkWidget *dialog = adw_message_dialog_new (window, _ ("The Copy Was Not Saved"), error->message);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Saving) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!quoth_outbox_copy_finish (QUOTH_OUTBOX (source), result, &error))
    complain (self->window, error);
  else if (self->saved != NULL)
    self->saved (self->owner);
  else
    gtk_widget_activate_action (GTK_WIDGET (self->window), "win.tell", "s", _ ("The copy is saved, with all changes in it"));
}

static void
chosen_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  g_autoptr (Saving) self = user_data;
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  QuothOutbox *outbox = quoth_session_get_outbox (self->session);

  g_object_unref (dialog);
  if (path == NULL || quoth_outbox_is_sending (outbox))
    return;
  quoth_settings_set_folder (file);
  quoth_outbox_copy_async (outbox, path, copied_cb, g_steal_pointer (&self));
}

void
quoth_trouble_save_copy (GtkWindow *window, QuothSession *session, void (*saved) (gpointer owner), gpointer owner)
{
  GtkFileChooserNative *chooser
    = gtk_file_chooser_native_new (_ ("Save a Copy"), window, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  g_autoptr (GFile) folder = quoth_settings_dup_folder ();
  g_autofree char *stem = g_path_get_basename (quoth_store_get_path (quoth_session_get_store (session)));
  g_autofree char *name = NULL;
  Saving *saving = g_new0 (Saving, 1);

  if (g_str_has_suffix (stem, ".quoth"))
    stem[strlen (stem) - strlen (".quoth")] = '\0';
  /* Translators: the name of a file; %s is that of the one it is a copy of */
  name = g_strdup_printf (_ ("%s (copy).quoth"), stem);
  saving->window = g_object_ref (window);
  saving->session = g_object_ref (session);
  saving->saved = saved;
  saving->owner = owner != NULL ? g_object_ref (owner) : NULL;
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), folder, NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  g_signal_connect (chooser, "response", G_CALLBACK (chosen_cb), saving);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* The buttons */

static void
stop_cb (QuothTroubleBar *self)
{
  quoth_outbox_stop (quoth_session_get_outbox (self->session));
}

static void
retry_cb (QuothTroubleBar *self)
{
  quoth_outbox_try_again (quoth_session_get_outbox (self->session));
}

static void
copy_cb (QuothTroubleBar *self)
{
  quoth_trouble_save_copy (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->session, NULL, NULL);
}

static void
drop_response_cb (AdwMessageDialog *dialog, const char *response, QuothTroubleBar *self)
{
  if (g_str_equal (response, "drop") && self->session != NULL)
    quoth_outbox_give_up (quoth_session_get_outbox (self->session));
}

static void
drop_cb (QuothTroubleBar *self)
{
  guint n = quoth_outbox_get_n_kept (quoth_session_get_outbox (self->session));
  g_autofree char *heading
    = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Give Up %u Change?", "Give Up %u Changes?", n), n);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), heading,
                                              _ ("What is not saved is lost; the project stays as it was saved last."));

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "drop", _ ("_Give Up"));
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "drop", ADW_RESPONSE_DESTRUCTIVE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (drop_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
quoth_trouble_bar_dispose (GObject *object)
{
  QuothTroubleBar *self = QUOTH_TROUBLE_BAR (object);

  quoth_follow (self, &self->session, NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (quoth_trouble_bar_parent_class)->dispose (object);
}

static void
quoth_trouble_bar_class_init (QuothTroubleBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_trouble_bar_dispose;
  g_type_ensure (QUOTH_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-trouble-bar.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, QuothTroubleBar, box);
  gtk_widget_class_bind_template_child (widget_class, QuothTroubleBar, label);
  gtk_widget_class_bind_template_child (widget_class, QuothTroubleBar, stop_button);
  gtk_widget_class_bind_template_child (widget_class, QuothTroubleBar, retry_button);
  gtk_widget_class_bind_template_child (widget_class, QuothTroubleBar, copy_button);
  gtk_widget_class_bind_template_child (widget_class, QuothTroubleBar, drop_button);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_bind_template_callback (widget_class, drop_cb);
}

static void
quoth_trouble_bar_init (QuothTroubleBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
quoth_trouble_bar_new (void)
{
  return g_object_new (QUOTH_TYPE_TROUBLE_BAR, NULL);
}

void
quoth_trouble_bar_set_session (QuothTroubleBar *self, QuothSession *session)
{
  if (quoth_follow (self, &self->session, session) && session != NULL)
    g_signal_connect_swapped (session, "state-changed", G_CALLBACK (show), self);
  show (self);
}
