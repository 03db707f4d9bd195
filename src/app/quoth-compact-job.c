/* quoth-compact-job.c: compacting a history, in threads
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-compact-job.h"

/* How long it waits for threads that still read what nobody will look at, and how often it tries. */
#define LETTING_GO (5 * G_TIME_SPAN_SECOND)
#define TRY_EVERY (G_TIME_SPAN_SECOND / 50)

void
quoth_compaction_free (QuothCompaction *self)
{
  quoth_compaction_clear (self);
  g_free (self);
}

static gpointer
plan (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (QuothCompaction) found = g_new0 (QuothCompaction, 1);

  return quoth_reader_plan_compaction (reader, *(gint64 *) data, found, cancellable, error) ? g_steal_pointer (&found) : NULL;
}

void
quoth_compact_plan_async (QuothStore *store, gint64 before, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  quoth_store_read_async (store, plan, g_memdup2 (&before, sizeof before), g_free, (GDestroyNotify) quoth_compaction_free, cancellable,
                          callback, user_data);
}

QuothCompaction *
quoth_compact_plan_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct
{
  QuothStore *store;
  gint64 before;
  QuothProgressFunc progress;
  gpointer progress_data;
} Job;

static void
job_free (gpointer data)
{
  g_clear_object (&((Job *) data)->store);
  g_free (data);
}

/* A thread that reads for a window that is closed ends soon, but by itself. */
static void
compact_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  g_autofree char *path = g_strdup (quoth_store_get_path (job->store));
  gint64 until = g_get_monotonic_time () + LETTING_GO;
  g_autoptr (QuothCompaction) result = g_new0 (QuothCompaction, 1);
  GError *error = NULL;
  gboolean done;

  quoth_store_close (job->store);
  while (!(done = quoth_compact_run (path, job->before, job->progress, job->progress_data, cancellable, result, &error))
         && g_error_matches (error, QUOTH_ERROR, QUOTH_ERROR_BUSY) && g_get_monotonic_time () < until)
    {
      g_clear_error (&error);
      g_usleep (TRY_EVERY);
    }
  if (done)
    g_task_return_pointer (task, g_steal_pointer (&result), (GDestroyNotify) quoth_compaction_free);
  else
    g_task_return_error (task, error);
}

void
quoth_compact_async (QuothStore *store,
                     gint64 before,
                     QuothProgressFunc progress,
                     gpointer progress_data,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->store = g_object_ref (store);
  job->before = before;
  job->progress = progress;
  job->progress_data = progress_data;
  /* What was done is told, also where somebody cancelled too late. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_source_tag (task, quoth_compact_async);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, compact_thread);
}

QuothCompaction *
quoth_compact_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
