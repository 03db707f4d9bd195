/* quoth-coders-dialog.c: all who code in a project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-coders-dialog.h"

#include <glib/gi18n.h>

#include "quoth-coder-row.h"
#include "quoth-names.h"

struct _QuothCodersDialog
{
  AdwWindow parent_instance;

  GtkListBox *rows;
  AdwEntryRow *name;
  GtkLabel *reason;

  QuothSession *session;
};

G_DEFINE_FINAL_TYPE (QuothCodersDialog, quoth_coders_dialog, ADW_TYPE_WINDOW)

static QuothCoderRow *
get_row (QuothCodersDialog *self, guint i)
{
  return QUOTH_CODER_ROW (gtk_list_box_get_row_at_index (self->rows, (int) i));
}

/* A name that is typed, and the focus, outlive an edit: only what is another is made anew. */
static gboolean
has_rows_of (QuothCodersDialog *self, QuothItemList *coders)
{
  guint n = quoth_item_list_get_size (coders);

  for (guint i = 0; i < n; i++)
    {
      QuothCoderRow *row = get_row (self, i);

      if (row == NULL || !quoth_id_equal (quoth_coder_row_get_id (row), quoth_item_get_id (quoth_item_list_get (coders, i))))
        return FALSE;
    }
  return get_row (self, n) == NULL;
}

static void
show (QuothCodersDialog *self)
{
  QuothItemList *coders = quoth_session_get_list (self->session, QUOTH_KIND_CODER);
  guint n = quoth_item_list_get_size (coders);
  gboolean same = has_rows_of (self, coders);

  while (!same && get_row (self, 0) != NULL)
    gtk_list_box_remove (self->rows, GTK_WIDGET (get_row (self, 0)));
  for (guint i = 0; i < n; i++)
    {
      const QuothCoder *coder = quoth_item_get_value (quoth_item_list_get (coders, i));

      if (same)
        quoth_coder_row_show (get_row (self, i), coder);
      else
        gtk_list_box_append (self->rows, quoth_coder_row_new (self->session, coder));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->rows), n > 0);
}

static void
changed_cb (QuothCodersDialog *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->reason), FALSE);
  show (self);
}

/* The name that is there stays as it was: so the row says it again. */
static void
failed_cb (QuothSession *session, const GError *error, QuothCodersDialog *self)
{
  g_autofree char *sentence = quoth_name_capitalize (error->message);

  gtk_label_set_label (self->reason, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->reason), TRUE);
}

static void
add_cb (AdwEntryRow *row, QuothCodersDialog *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
  const QuothCoder *own = quoth_session_get_coder (self->session);
  g_autoptr (QuothCoder) coder = NULL;

  if (*name == '\0')
    return;
  /* Who codes here comes into the project with the first edit, under an id that they have got already. */
  if (g_str_equal (name, own->name))
    coder = quoth_coder_copy (own);
  else
    {
      coder = quoth_coder_new (NULL);
      coder->name = g_steal_pointer (&name);
    }
  quoth_session_put (self->session, _ ("Add coder"), coder);
  gtk_editable_set_text (GTK_EDITABLE (row), "");
}

static void
quoth_coders_dialog_dispose (GObject *object)
{
  g_clear_object (&QUOTH_CODERS_DIALOG (object)->session);
  G_OBJECT_CLASS (quoth_coders_dialog_parent_class)->dispose (object);
}

static void
quoth_coders_dialog_class_init (QuothCodersDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_coders_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-coders-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothCodersDialog, rows);
  gtk_widget_class_bind_template_child (widget_class, QuothCodersDialog, name);
  gtk_widget_class_bind_template_child (widget_class, QuothCodersDialog, reason);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
quoth_coders_dialog_init (QuothCodersDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
quoth_coders_dialog_new (QuothSession *session, GtkWindow *parent)
{
  QuothCodersDialog *self = g_object_new (QUOTH_TYPE_CODERS_DIALOG, "transient-for", parent, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "failed", G_CALLBACK (failed_cb), self, 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->name), quoth_session_get_read_only_reason (session) == NULL);
  show (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
  return GTK_WIDGET (self);
}
