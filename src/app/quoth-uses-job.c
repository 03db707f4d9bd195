/* quoth-uses-job.c: finding out by what some values are used, in a thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-uses-job.h"

typedef struct
{
  QuothKind kind;
  GArray *ids;
} Request;

static void
request_free (gpointer data)
{
  Request *self = data;

  g_array_unref (self->ids);
  g_free (self);
}

static void
uses_free (gpointer data)
{
  QuothUses *self = data;

  g_clear_pointer (&self->value, quoth_value_unref);
  g_free (self);
}

/* In a thread of the store. */
static gpointer
read_uses (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  const Request *request = data;
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (uses_free);

  for (guint i = 0; i < request->ids->len; i++)
    {
      const QuothId *id = &g_array_index (request->ids, QuothId, i);
      QuothUses *uses = g_new0 (QuothUses, 1);

      g_ptr_array_add (all, uses);
      uses->value = quoth_reader_get (reader, request->kind, id, error);
      if (uses->value == NULL
          || !quoth_reader_count_uses (reader, request->kind, id, uses->counts, error))
        return NULL;
    }
  return g_steal_pointer (&all);
}

/* The store's result is passed on with the session as its source, whose reference keeps the store. */
static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GPtrArray *all = quoth_store_read_finish (QUOTH_STORE (source), result, &error);

  if (all != NULL)
    g_task_return_pointer (task, all, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

void
quoth_uses_read_async (QuothSession *session,
                       QuothKind kind,
                       const QuothId *ids,
                       guint n_ids,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  GTask *task = g_task_new (session, cancellable, callback, user_data);
  Request *request = g_new0 (Request, 1);

  g_task_set_source_tag (task, quoth_uses_read_async);
  request->kind = kind;
  request->ids = g_array_new (FALSE, FALSE, sizeof (QuothId));
  g_array_append_vals (request->ids, ids, n_ids);
  quoth_store_read_async (quoth_session_get_store (session), read_uses, request, request_free,
                          (GDestroyNotify) g_ptr_array_unref, cancellable, read_cb, task);
}

GPtrArray *
quoth_uses_read_finish (QuothSession *session, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, session), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
