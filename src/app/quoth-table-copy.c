/* quoth-table-copy.c: rows of a table as text, for a spreadsheet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-table-copy.h"

#include <string.h>

#include <glib/gi18n.h>

#include "quoth-table-columns.h"

typedef struct
{
  QuothKind kind;
  GArray *ids;
  GArray *places; /* of guint: which cells, in their order */
  GString *text;  /* the titles */
} Copy;

static void
copy_free (gpointer data)
{
  Copy *copy = data;

  g_array_unref (copy->ids);
  g_array_unref (copy->places);
  g_string_free (copy->text, TRUE);
  g_free (copy);
}

/* A tab or a line feed in a cell would be read as the end of it. */
static void
append_cell (GString *text, const char *cell, gboolean is_last)
{
  g_autofree char *plain = g_strdelimit (g_strdup (cell), "\t\r\n", ' ');

  g_string_append (text, plain);
  g_string_append_c (text, is_last ? '\n' : '\t');
}

static gpointer
write_rows (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  const Copy *copy = data;
  g_autoptr (QuothListingCounts) counts = quoth_reader_count_listing (reader, copy->kind, error);
  g_autoptr (GPtrArray) rows = NULL;
  GString *text;

  if (counts == NULL)
    return NULL;
  rows = quoth_reader_list_rows (reader, copy->kind, counts, (const QuothId *) (gpointer) copy->ids->data, copy->ids->len, error);
  if (rows == NULL)
    return NULL;
  text = g_string_new (copy->text->str);
  for (guint i = 0; i < rows->len; i++)
    for (guint j = 0; j < copy->places->len; j++)
      append_cell (text, ((QuothListingRow *) rows->pdata[i])->cells[g_array_index (copy->places, guint, j)],
                   j + 1 == copy->places->len);
  return g_string_free (text, FALSE);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) view = user_data;
  g_autofree char *text = quoth_store_read_finish (QUOTH_STORE (source), result, NULL);
  g_autofree char *told = NULL;
  guint n = 0;

  if (text == NULL)
    return;
  for (const char *line = text; (line = strchr (line, '\n')) != NULL; line++)
    n++;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (view), text);
  n--; /* the titles */
  told = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u row is copied", "%'u rows are copied", n), n);
  gtk_widget_activate_action (view, "win.tell", "s", told);
}

static void
choose_columns (Copy *copy, GtkColumnView *view)
{
  GListModel *shown = gtk_column_view_get_columns (view);

  for (guint i = 0; i < g_list_model_get_n_items (shown); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (shown, i);
      guint place = quoth_table_columns_get_number (column);

      if (!gtk_column_view_column_get_visible (column))
        continue;
      g_string_append_printf (copy->text, "%s%s", copy->places->len > 0 ? "\t" : "", gtk_column_view_column_get_title (column));
      g_array_append_val (copy->places, place);
    }
  g_string_append_c (copy->text, '\n');
}

void
quoth_table_copy (QuothSession *session, QuothKind kind, GtkColumnView *view, GArray *ids)
{
  Copy *copy = g_new0 (Copy, 1);

  copy->kind = kind;
  copy->ids = g_array_ref (ids);
  copy->places = g_array_new (FALSE, FALSE, sizeof (guint));
  copy->text = g_string_new (NULL);
  choose_columns (copy, view);
  quoth_store_read_async (quoth_session_get_store (session), write_rows, copy, copy_free, g_free, NULL, written_cb,
                          g_object_ref (view));
}
