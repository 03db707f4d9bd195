/* quoth-version-dialog.c: saving a version of the codebook
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-version-dialog.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define QUOTH_TYPE_VERSION_DIALOG (quoth_version_dialog_get_type ())
G_DECLARE_FINAL_TYPE (QuothVersionDialog, quoth_version_dialog, QUOTH, VERSION_DIALOG, AdwMessageDialog)

struct _QuothVersionDialog
{
  AdwMessageDialog parent_instance;

  GtkEditable *name;
  GtkEditable *note;

  QuothSession *session;
};

G_DEFINE_FINAL_TYPE (QuothVersionDialog, quoth_version_dialog, ADW_TYPE_MESSAGE_DIALOG)

/* (transfer full) (nullable): what was typed, if anything was. */
static char *
dup_entry (GtkEditable *entry)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

static void
quoth_version_dialog_response (AdwMessageDialog *dialog, const char *response)
{
  QuothVersionDialog *self = QUOTH_VERSION_DIALOG (dialog);
  g_autofree char *name = dup_entry (self->name);
  g_autofree char *note = dup_entry (self->note);

  if (!g_str_equal (response, "save"))
    return;
  quoth_session_build (self->session, quoth_codebook_save,
                       quoth_codebook_saving_new (quoth_session_get_coder (self->session), name, note),
                       (GDestroyNotify) quoth_codebook_saving_free);
}

static void
quoth_version_dialog_dispose (GObject *object)
{
  g_clear_object (&QUOTH_VERSION_DIALOG (object)->session);
  G_OBJECT_CLASS (quoth_version_dialog_parent_class)->dispose (object);
}

static void
quoth_version_dialog_class_init (QuothVersionDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_version_dialog_dispose;
  ADW_MESSAGE_DIALOG_CLASS (klass)->response = quoth_version_dialog_response;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-version-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothVersionDialog, name);
  gtk_widget_class_bind_template_child (widget_class, QuothVersionDialog, note);
}

static void
quoth_version_dialog_init (QuothVersionDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
quoth_version_dialog_ask (QuothDesk *desk, GtkWidget *widget)
{
  QuothVersionDialog *self
    = g_object_new (QUOTH_TYPE_VERSION_DIALOG, "transient-for", gtk_widget_get_root (widget), NULL);

  self->session = g_object_ref (quoth_desk_get_session (desk));
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
}
