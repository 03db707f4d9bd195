/* quoth-export-job.c: an export, in a thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-export-job.h"

typedef struct
{
  QuothExport *export;
  QuothExportProgress progress;
  GObject *owner;
} Job;

typedef struct
{
  QuothExportProgress progress;
  GObject *owner;
  guint64 done;
  guint64 total;
} Step;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_pointer (&job->export, quoth_export_free);
  g_free (job);
}

static gboolean
step_cb (gpointer user_data)
{
  Step *step = user_data;

  step->progress (step->done, step->total, step->owner);
  return G_SOURCE_REMOVE;
}

static void
step_free (gpointer data)
{
  Step *step = data;

  g_object_unref (step->owner);
  g_free (step);
}

/* Called in the thread: handed on to the window's. */
static void
progressed (guint64 done, guint64 total, gpointer user_data)
{
  const Job *job = user_data;
  Step *step = g_new0 (Step, 1);

  step->progress = job->progress;
  step->owner = g_object_ref (job->owner);
  step->done = done;
  step->total = total;
  g_idle_add_full (G_PRIORITY_DEFAULT, step_cb, step, step_free);
}

static void
run_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;

  if (quoth_export_run (job->export, cancellable, &error))
    g_task_return_pointer (task, g_steal_pointer (&job->export), (GDestroyNotify) quoth_export_free);
  else
    g_task_return_error (task, error);
}

void
quoth_export_run_async (QuothExport *export,
                        QuothExportProgress progress,
                        GObject *owner,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback)
{
  g_autoptr (GTask) task = g_task_new (owner, cancellable, callback, NULL);
  Job *job = g_new0 (Job, 1);

  job->export = export;
  job->progress = progress;
  job->owner = owner;
  quoth_export_set_progress (export, progressed, job);
  g_task_set_source_tag (task, quoth_export_run_async);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, run_thread);
}

QuothExport *
quoth_export_run_done (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
