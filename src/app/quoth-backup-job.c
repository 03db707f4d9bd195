/* quoth-backup-job.c: backups, in threads
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-backup-job.h"

#include "quoth-settings.h"

/* How long a restore waits for threads that still read what nobody will look at, and how often it tries. */
#define LETTING_GO (5 * G_TIME_SPAN_SECOND)
#define TRY_EVERY (G_TIME_SPAN_SECOND / 50)

typedef struct
{
  QuothStore *store;
  QuothBackupReason reason;
  char *path;
  char *backup;
} BackupData;

static void
backup_data_free (gpointer data)
{
  BackupData *self = data;

  g_clear_object (&self->store);
  g_free (self->path);
  g_free (self->backup);
  g_free (self);
}

static void
apply_settings (GSettings *settings)
{
  g_autofree char *folder = g_settings_get_string (settings, "backup-folder");

  quoth_backups_configure (folder, g_settings_get_uint (settings, "backups-daily"),
                           g_settings_get_uint (settings, "backups-other"));
}

void
quoth_backup_follow_settings (void)
{
  static const char *const keys[] = { "backup-folder", "backups-daily", "backups-other" };
  GSettings *settings = quoth_settings_get ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *changed = g_strconcat ("changed::", keys[i], NULL);

      g_signal_connect (settings, changed, G_CALLBACK (apply_settings), NULL);
    }
  apply_settings (settings);
}

static void
run (gpointer tag, BackupData *data, GTaskThreadFunc func, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, data, backup_data_free);
  g_task_run_in_thread (task, func);
}

static void
return_done (GTask *task, gboolean done, GError *error)
{
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
backup_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  BackupData *data = task_data;
  GError *error = NULL;
  gboolean done;

  if (data->path != NULL)
    done = quoth_store_backup (data->store, data->path, TRUE, NULL, NULL, cancellable, &error);
  else
    done = quoth_store_keep_backup (data->store, data->reason, NULL, NULL, cancellable, NULL, &error);
  return_done (task, done, error);
}

void
quoth_backup_async (QuothStore *store, const char *path, GAsyncReadyCallback callback, gpointer user_data)
{
  BackupData *data = g_new0 (BackupData, 1);

  data->store = g_object_ref (store);
  data->path = g_strdup (path);
  run (quoth_backup_async, data, backup_thread, NULL, callback, user_data);
}

void
quoth_backup_keep_async (
  QuothStore *store, QuothBackupReason reason, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  BackupData *data = g_new0 (BackupData, 1);

  data->store = g_object_ref (store);
  data->reason = reason;
  run (quoth_backup_keep_async, data, backup_thread, cancellable, callback, user_data);
}

gboolean
quoth_backup_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
list_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *backups = quoth_backups_list (((BackupData *) task_data)->path, cancellable, &error);

  if (backups != NULL)
    g_task_return_pointer (task, backups, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

void
quoth_backup_list_async (const char *path, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  BackupData *data = g_new0 (BackupData, 1);

  data->path = g_strdup (path);
  run (quoth_backup_list_async, data, list_thread, cancellable, callback, user_data);
}

GPtrArray *
quoth_backup_list_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
preview_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  BackupData *data = task_data;
  GError *error = NULL;
  QuothRestorePreview *preview = quoth_restore_preview (data->path, data->backup, NULL, NULL, cancellable, &error);

  if (preview != NULL)
    g_task_return_pointer (task, preview, (GDestroyNotify) quoth_restore_preview_free);
  else
    g_task_return_error (task, error);
}

void
quoth_backup_preview_async (
  const char *path, const char *backup, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  BackupData *data = g_new0 (BackupData, 1);

  data->path = g_strdup (path);
  data->backup = g_strdup (backup);
  run (quoth_backup_preview_async, data, preview_thread, cancellable, callback, user_data);
}

QuothRestorePreview *
quoth_backup_preview_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* A thread that reads for a window that is closed ends soon, but by itself. */
static void
restore_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  BackupData *data = task_data;
  gint64 until = g_get_monotonic_time () + LETTING_GO;
  g_autoptr (GError) error = NULL;
  gboolean done;

  quoth_store_close (data->store);
  while (!(done = quoth_restore_run (data->path, data->backup, FALSE, NULL, NULL, NULL, NULL, &error))
         && g_error_matches (error, QUOTH_ERROR, QUOTH_ERROR_BUSY) && g_get_monotonic_time () < until)
    {
      g_clear_error (&error);
      g_usleep (TRY_EVERY);
    }
  return_done (task, done, g_steal_pointer (&error));
}

void
quoth_backup_restore_async (QuothStore *store, const char *backup, GAsyncReadyCallback callback, gpointer user_data)
{
  BackupData *data = g_new0 (BackupData, 1);

  data->store = g_object_ref (store);
  data->path = g_strdup (quoth_store_get_path (store));
  data->backup = g_strdup (backup);
  run (quoth_backup_restore_async, data, restore_thread, NULL, callback, user_data);
}
