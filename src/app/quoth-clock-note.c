/* quoth-clock-note.c: a label that says which clocks went wrong
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-clock-note.h"

static gpointer
read_notes (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  return quoth_reader_list_clock_notes (reader, error);
}

/* What cannot be read is told by who reads the journal itself. */
static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkLabel) label = user_data;
  g_autoptr (GPtrArray) notes = quoth_store_read_finish (QUOTH_STORE (source), result, NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; notes != NULL && i < notes->len; i++)
    g_string_append_printf (text, "%s%s.", i > 0 ? "\n" : "", (const char *) notes->pdata[i]);
  gtk_label_set_label (label, text->str);
  gtk_widget_set_visible (GTK_WIDGET (label), text->len > 0);
}

void
quoth_clock_note_read (GtkLabel *label, QuothSession *session)
{
  quoth_store_read_async (quoth_session_get_store (session), read_notes, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, NULL, read_cb,
                          g_object_ref (label));
}
