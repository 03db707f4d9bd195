/* quoth-deadline-dialog.c: asking until when a text is to be coded
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-deadline-dialog.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* What is asked about, for as long as the dialog is there. */
typedef struct
{
  QuothSession *session;
  QuothAssignment *assignment;
  GtkEditable *entry; /* not held */
} Asking;

static void
asking_free (gpointer data, GClosure *closure)
{
  Asking *self = data;

  g_object_unref (self->session);
  quoth_value_unref (self->assignment);
  g_free (self);
}

/* (transfer full): what is typed; "" is no deadline */
static char *
dup_date (Asking *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));
}

static void
changed_cb (GtkEditable *entry, AdwMessageDialog *dialog)
{
  g_autofree char *date = g_strstrip (g_strdup (gtk_editable_get_text (entry)));
  gboolean is_date = *date == '\0' || quoth_date_is_valid (date);

  adw_message_dialog_set_response_enabled (dialog, "set", is_date);
  if (is_date)
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, Asking *self)
{
  g_autofree char *date = dup_date (self);
  g_autoptr (QuothAssignment) copy = NULL;

  if (!g_str_equal (response, "set"))
    return;
  copy = quoth_assignment_copy (quoth_session_latest (self->session, self->assignment));
  if (g_strcmp0 (copy->deadline, *date != '\0' ? date : NULL) == 0)
    return;
  g_free (copy->deadline);
  copy->deadline = *date != '\0' ? g_strdup (date) : NULL;
  quoth_session_put (self->session, _ ("Change a deadline"), copy);
}

void
quoth_deadline_ask (GtkWindow *parent, QuothSession *session, QuothAssignment *assignment, const char *coder, const char *text)
{
  const QuothAssignment *latest = quoth_session_latest (session, assignment);
  /* Translators: a coder, and a text */
  g_autofree char *body = g_strdup_printf (_ ("%s is to be done with “%s” by this day, month or year, as 2026-12-24, 2026-12 or 2026. Nothing: no deadline."),
                                           coder, text);
  GtkWidget *dialog = adw_message_dialog_new (parent, _ ("Deadline"), body);
  GtkWidget *entry = gtk_entry_new ();
  Asking *asking = g_new0 (Asking, 1);

  asking->session = g_object_ref (session);
  asking->assignment = quoth_value_ref (assignment);
  asking->entry = GTK_EDITABLE (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), latest->deadline != NULL ? latest->deadline : "");
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Year, month or day"));
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Deadline"), -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "set", _ ("_Set"), NULL);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "set");
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "set", ADW_RESPONSE_SUGGESTED);
  g_signal_connect_object (entry, "changed", G_CALLBACK (changed_cb), dialog, 0);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), asking, asking_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (entry);
}
