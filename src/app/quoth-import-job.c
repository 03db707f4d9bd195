/* quoth-import-job.c: an import, in a thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-import-job.h"

#include <glib/gi18n.h>

struct _QuothImportJob
{
  GObject parent_instance;

  QuothStore *store;
  QuothImport *import;
  GPtrArray *presets;
  GPtrArray *notes;
  GError *backup_error; /* why there is no backup of what was before */
};

G_DEFINE_FINAL_TYPE (QuothImportJob, quoth_import_job, G_TYPE_OBJECT)

static guint progress_signal;

typedef struct
{
  QuothImportJob *self;
  guint64 done;
  guint64 total;
} Progress;

typedef struct
{
  QuothImportItem *item;
  char *encoding;
} Reread;

static void
reread_free (gpointer data)
{
  Reread *reread = data;

  g_free (reread->encoding);
  g_free (reread);
}

static gboolean
progress_cb (gpointer user_data)
{
  Progress *progress = user_data;

  g_signal_emit (progress->self, progress_signal, 0, progress->done, progress->total);
  return G_SOURCE_REMOVE;
}

static void
progress_free (gpointer data)
{
  Progress *progress = data;

  g_object_unref (progress->self);
  g_free (progress);
}

/* Called in the thread: handed on to the window's. */
static void
progressed (guint64 done, guint64 total, gpointer user_data)
{
  Progress *progress = g_new0 (Progress, 1);

  progress->self = g_object_ref (user_data);
  progress->done = done;
  progress->total = total;
  g_idle_add_full (G_PRIORITY_DEFAULT, progress_cb, progress, progress_free);
}

static void
return_result (GTask *task, gboolean done, GError *error)
{
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* (nullable): the format of the codings; that of the first where there are several. */
static const char *
find_format (QuothImportJob *self)
{
  GPtrArray *items = quoth_import_get_items (self->import);

  for (guint i = 0; i < items->len; i++)
    if (quoth_import_is_coding (items->pdata[i]))
      return ((const QuothImportItem *) items->pdata[i])->format->id;
  return NULL;
}

static void
list_presets (QuothImportJob *self)
{
  const char *format = find_format (self);

  g_clear_pointer (&self->presets, g_ptr_array_unref);
  if (format != NULL)
    self->presets = quoth_presets_list (format);
}

static void
prepare_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  QuothImportJob *self = source;
  GError *error = NULL;
  gboolean done = quoth_import_prepare (self->import, cancellable, &error);

  list_presets (self);
  return_result (task, done, error);
}

static void
try_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  QuothImportJob *self = source;
  GError *error = NULL;
  gboolean done = quoth_import_try (self->import, cancellable, &error);

  g_clear_pointer (&self->notes, g_ptr_array_unref);
  self->notes = quoth_import_list_notes (self->import);
  return_result (task, done, error);
}

static void
save_preset_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  gboolean done = quoth_preset_save (task_data, &error);

  list_presets (source);
  return_result (task, done, error);
}

/* That none can be made is no reason not to import, and is said. */
static void
keep_backup (QuothImportJob *self, GCancellable *cancellable)
{
  GPtrArray *items = quoth_import_get_items (self->import);
  guint n_included = 0;

  for (guint i = 0; i < items->len; i++)
    n_included += ((QuothImportItem *) items->pdata[i])->include;
  if (n_included > QUOTH_BULK_DOCUMENTS)
    quoth_store_keep_backup (self->store, QUOTH_BACKUP_BEFORE_IMPORT, NULL, NULL, cancellable, NULL, &self->backup_error);
}

static void
commit_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  QuothImportJob *self = source;
  GError *error = NULL;
  gboolean done;

  g_clear_error (&self->backup_error);
  keep_backup (self, cancellable);
  done = quoth_import_commit (self->import, cancellable, &error);

  return_result (task, done, error);
}

static void
reread_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  QuothImportJob *self = source;
  Reread *reread = task_data;
  GError *error = NULL;
  gboolean done = quoth_import_reread (self->import, reread->item, reread->encoding, &error);

  return_result (task, done, error);
}

static void
quoth_import_job_finalize (GObject *object)
{
  QuothImportJob *self = QUOTH_IMPORT_JOB (object);

  g_clear_pointer (&self->import, quoth_import_free);
  g_clear_object (&self->store);
  g_clear_error (&self->backup_error);
  g_clear_pointer (&self->presets, g_ptr_array_unref);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  G_OBJECT_CLASS (quoth_import_job_parent_class)->finalize (object);
}

static void
quoth_import_job_class_init (QuothImportJobClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = quoth_import_job_finalize;

  progress_signal = g_signal_new ("progress", QUOTH_TYPE_IMPORT_JOB, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_UINT64, G_TYPE_UINT64);
}

static void
quoth_import_job_init (QuothImportJob *self)
{
}

QuothImportJob *
quoth_import_job_new (QuothSession *session)
{
  QuothImportJob *self = g_object_new (QUOTH_TYPE_IMPORT_JOB, NULL);

  self->store = g_object_ref (quoth_session_get_store (session));
  self->import = quoth_import_new (self->store, (QuothCoder *) quoth_session_get_coder (session));
  quoth_import_set_progress (self->import, progressed, self);
  return self;
}

QuothImport *
quoth_import_job_get_import (QuothImportJob *self)
{
  return self->import;
}

void
quoth_import_job_prepare_async (QuothImportJob *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, quoth_import_job_prepare_async);
  g_task_run_in_thread (task, prepare_thread);
}

void
quoth_import_job_commit_async (QuothImportJob *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, quoth_import_job_commit_async);
  g_task_run_in_thread (task, commit_thread);
}

void
quoth_import_job_try_async (QuothImportJob *self,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, quoth_import_job_try_async);
  g_task_run_in_thread (task, try_thread);
}

void
quoth_import_job_save_preset_async (QuothImportJob *self, QuothPreset *preset, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, quoth_import_job_save_preset_async);
  g_task_set_task_data (task, preset, (GDestroyNotify) quoth_preset_free);
  g_task_run_in_thread (task, save_preset_thread);
}

GPtrArray *
quoth_import_job_get_presets (QuothImportJob *self)
{
  return self->presets;
}

GPtrArray *
quoth_import_job_get_notes (QuothImportJob *self)
{
  return self->notes;
}

void
quoth_import_job_reread_async (QuothImportJob *self,
                               QuothImportItem *item,
                               const char *encoding,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  Reread *reread = g_new0 (Reread, 1);

  reread->item = item;
  reread->encoding = g_strdup (encoding);
  g_task_set_source_tag (task, quoth_import_job_reread_async);
  g_task_set_task_data (task, reread, reread_free);
  g_task_run_in_thread (task, reread_thread);
}

const GError *
quoth_import_job_get_backup_error (QuothImportJob *self)
{
  return self->backup_error;
}

gboolean
quoth_import_job_finish (QuothImportJob *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
