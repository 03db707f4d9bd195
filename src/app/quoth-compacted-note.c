/* quoth-compacted-note.c: a line that says what of a history was compacted
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-compacted-note.h"

#include <glib/gi18n.h>

#include "quoth-names.h"
#include "quoth.h"

struct _QuothCompactedNote
{
  GtkWidget parent_instance;

  GtkLabel *label;
  GCancellable *reading;
};

G_DEFINE_FINAL_TYPE (QuothCompactedNote, quoth_compacted_note, GTK_TYPE_WIDGET)

typedef struct
{
  gint64 before;
  guint n_inside;
} Compacted;

static gpointer
read_compacted (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree Compacted *found = g_new0 (Compacted, 1);

  return quoth_reader_get_compacted (reader, &found->before, &found->n_inside, error) ? g_steal_pointer (&found) : NULL;
}

/* Should it not be readable, the history beside it is not either, and says so. */
static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QuothCompactedNote) self = user_data;
  g_autofree Compacted *found = quoth_store_read_finish (QUOTH_STORE (source), result, NULL);
  g_autofree char *time = NULL;
  g_autofree char *text = NULL;

  if (found == NULL || self->label == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self), found->before != 0);
  time = quoth_name_of_time (found->before);
  text = g_strdup_printf (ngettext ("%u step before %s was compacted: what it did is not known one by one any more",
                                    "%u steps before %s were compacted: what each did is not known any more", found->n_inside),
                          found->n_inside, time);
  gtk_label_set_label (self->label, text);
}

void
quoth_compacted_note_read (QuothCompactedNote *self, QuothSession *session)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  quoth_store_read_async (quoth_session_get_store (session), read_compacted, NULL, NULL, g_free, self->reading, read_cb, g_object_ref (self));
}

static void
quoth_compacted_note_dispose (GObject *object)
{
  QuothCompactedNote *self = QUOTH_COMPACTED_NOTE (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  if (self->label != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->label));
  self->label = NULL;
  G_OBJECT_CLASS (quoth_compacted_note_parent_class)->dispose (object);
}

static void
quoth_compacted_note_class_init (QuothCompactedNoteClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = quoth_compacted_note_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
quoth_compacted_note_init (QuothCompactedNote *self)
{
  self->label = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0, "margin-start", 12, "margin-end", 12, "margin-top", 6,
                              "margin-bottom", 6, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "dim-label");
  gtk_widget_set_parent (GTK_WIDGET (self->label), GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
