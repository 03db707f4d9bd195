/* quoth-session-open.c: opening and closing a session
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-session-private.h"

#include "quoth-settings.h"

typedef struct
{
  char *path;
  gboolean create;
  char *coder_name;
} OpenData;

typedef struct
{
  QuothStore *store;
  QuothSnapshot *snapshot;
  QuothCoder *coder;
  gboolean coder_known;
} Opened;

static void
open_data_free (gpointer data)
{
  OpenData *open = data;

  g_free (open->path);
  g_free (open->coder_name);
  g_free (open);
}

static void
opened_free (gpointer data)
{
  Opened *opened = data;

  g_clear_object (&opened->store);
  g_clear_pointer (&opened->snapshot, quoth_snapshot_free);
  g_clear_pointer ((gpointer *) &opened->coder, quoth_value_unref);
  g_free (opened);
}

static gboolean
read_project (Opened *opened, const char *coder_name, GError **error)
{
  g_autoptr (QuothReader) reader = quoth_store_open_reader (opened->store, error);
  QuothId coder = QUOTH_ID_NONE;

  if (reader == NULL || !quoth_reader_begin (reader, error))
    return FALSE;
  if (quoth_reader_find_coder (reader, coder_name, &coder))
    {
      opened->coder = quoth_reader_get (reader, QUOTH_KIND_CODER, &coder, error);
      opened->coder_known = TRUE;
    }
  else
    {
      opened->coder = quoth_coder_new (NULL);
      opened->coder->name = g_strdup (coder_name);
    }
  if (opened->coder != NULL)
    opened->snapshot = quoth_snapshot_read (reader, NULL, &opened->coder->value.id, error);
  quoth_reader_end (reader);
  return opened->snapshot != NULL;
}

static void
open_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  OpenData *data = task_data;
  Opened *opened = g_new0 (Opened, 1);
  GError *error = NULL;

  if (data->create)
    opened->store = quoth_store_create (data->path, NULL, &error);
  else
    opened->store = quoth_store_open (data->path, QUOTH_STORE_READ_WRITE, &error);
  if (opened->store != NULL && read_project (opened, data->coder_name, &error))
    {
      g_task_return_pointer (task, opened, opened_free);
      return;
    }
  opened_free (opened);
  g_task_return_error (task, error);
}

void
quoth_session_open_async (const char *path,
                          gboolean create,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  OpenData *data = g_new0 (OpenData, 1);

  data->path = g_strdup (path);
  data->create = create;
  data->coder_name = quoth_settings_dup_coder ();
  g_task_set_source_tag (task, quoth_session_open_async);
  g_task_set_task_data (task, data, open_data_free);
  g_task_run_in_thread (task, open_thread);
}

QuothSession *
quoth_session_open_finish (GAsyncResult *result, GError **error)
{
  Opened *opened = g_task_propagate_pointer (G_TASK (result), error);
  QuothSession *self;

  if (opened == NULL)
    return NULL;
  self = quoth_session_new (opened->store, opened->coder, opened->coder_known, opened->snapshot);
  opened_free (opened);
  return self;
}

static void
close_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  quoth_store_close (task_data);
  g_task_return_boolean (task, TRUE);
}

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GApplication *app = g_application_get_default ();

  if (app != NULL)
    g_application_release (app);
}

void
quoth_session_close (QuothSession *self)
{
  GApplication *app = g_application_get_default ();
  g_autoptr (GTask) task = g_task_new (NULL, NULL, closed_cb, NULL);

  /* The program must not end before the last edit is on the disk. */
  if (app != NULL)
    g_application_hold (app);
  g_task_set_source_tag (task, quoth_session_close);
  g_task_set_task_data (task, g_object_ref (quoth_session_get_store (self)), g_object_unref);
  g_task_run_in_thread (task, close_thread);
}
