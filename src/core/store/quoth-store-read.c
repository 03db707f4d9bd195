/* quoth-store-read.c: reading an open project, as somebody who may not see all of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/quoth-reader-private.h"
#include "store/quoth-store-private.h"

void
quoth_store_set_viewer (QuothStore *self, const QuothId *coder)
{
  quoth_pool_set_viewer (quoth_store_get_pool (self), coder);
}

QuothReader *
quoth_store_open_view (QuothStore *self, GError **error)
{
  g_autoptr (QuothReader) reader = quoth_store_open_reader (self, error);

  return reader != NULL && quoth_pool_show (quoth_store_get_pool (self), reader, error) ? g_steal_pointer (&reader) : NULL;
}

typedef struct
{
  QuothReadFunc func;
  gpointer data;
  GDestroyNotify free_data;
  GDestroyNotify free_result;
} Read;

static void
read_free (gpointer data)
{
  Read *self = data;

  if (self->free_data != NULL)
    self->free_data (self->data);
  g_free (self);
}

static gpointer
read_in_transaction (QuothStore *self, QuothReader *reader, Read *read, GCancellable *cancellable, GError **error)
{
  gpointer result;

  if (!quoth_reader_begin (reader, error))
    return NULL;
  result = quoth_pool_show (quoth_store_get_pool (self), reader, error) ? read->func (reader, read->data, cancellable, error) : NULL;
  quoth_reader_end (reader);
  return result;
}

static void
read_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  QuothStore *self = source;
  Read *read = data;
  GError *error = NULL;
  QuothReader *reader = quoth_pool_take (quoth_store_get_pool (self), &error);
  gpointer result = NULL;

  if (reader != NULL)
    {
      QuothDatabase *database = quoth_reader_get_database (reader);

      quoth_database_set_cancellable (database, cancellable);
      result = read_in_transaction (self, reader, read, cancellable, &error);
      quoth_database_set_cancellable (database, NULL);
      quoth_pool_give (quoth_store_get_pool (self), reader);
    }
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, result, read->free_result);
}

void
quoth_store_read_async (QuothStore *self,
                        QuothReadFunc func,
                        gpointer data,
                        GDestroyNotify free_data,
                        GDestroyNotify free_result,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Read *read = g_new0 (Read, 1);

  read->func = func;
  read->data = data;
  read->free_data = free_data;
  read->free_result = free_result;
  g_task_set_source_tag (task, quoth_store_read_async);
  g_task_set_task_data (task, read, read_free);
  g_task_run_in_thread (task, read_cb);
}

gpointer
quoth_store_read_finish (QuothStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
