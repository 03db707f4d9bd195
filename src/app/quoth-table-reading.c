/* quoth-table-reading.c: rows that are seen, read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-table-reading.h"

/* What a reader's thread is asked for. */
typedef struct
{
  QuothKind kind;
  gboolean of_values;
  QuothListingCounts *counts; /* (nullable) */
  GArray *ids;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_clear_pointer (&request->counts, quoth_listing_counts_unref);
  g_array_unref (request->ids);
  g_free (request);
}

/* What is gone by now is left out. */
static GPtrArray *
read_values (QuothReader *reader, const Request *request, GError **error)
{
  g_autoptr (GPtrArray) values = quoth_values_new ();

  for (guint i = 0; i < request->ids->len; i++)
    {
      const QuothId *id = &g_array_index (request->ids, QuothId, i);
      gpointer value;

      if (!quoth_reader_has (reader, request->kind, id))
        continue;
      value = quoth_reader_get (reader, request->kind, id, error);
      if (value == NULL)
        return NULL;
      g_ptr_array_add (values, value);
    }
  return g_steal_pointer (&values);
}

static gpointer
read_rows (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  const Request *request = data;

  if (request->of_values)
    return read_values (reader, request, error);
  return quoth_reader_list_rows (reader, request->kind, request->counts,
                                 (const QuothId *) (gpointer) request->ids->data, request->ids->len, error);
}

void
quoth_table_read_async (QuothStore *store,
                        QuothKind kind,
                        gboolean of_values,
                        QuothListingCounts *counts,
                        GArray *ids,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  Request *request = g_new0 (Request, 1);

  request->kind = kind;
  request->of_values = of_values;
  request->counts = counts != NULL ? quoth_listing_counts_ref (counts) : NULL;
  request->ids = g_array_ref (ids);
  quoth_store_read_async (store, read_rows, request, request_free, (GDestroyNotify) g_ptr_array_unref, cancellable,
                          callback, user_data);
}
