/* quoth-writer.c: the thread that writes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One thread owns the connection, so SQLite needs no locks and no statement is used twice at once. It opens
 * the connection itself. Jobs are done in the order they came; closing is a job too, the last one.
 *
 * What other programs wrote is told by SQLite's `data_version`, which is another one on this connection as soon as somebody else has
 * committed, and read from the journal.
 *
 * The thread never holds the last reference to a store (a task does hold one): a store that is finalised waits
 * for this thread, which cannot wait for itself. So a task is given to its own context to be returned *and dropped* there.
 */

#include "config.h"

#include "store/quoth-writer.h"

#include <glib/gi18n-lib.h>

#include "store/quoth-changeset.h"
#include "store/quoth-commit.h"
#include "store/quoth-hold.h"
#include "store/quoth-log.h"
#include "store/quoth-merge-news.h"
#include "store/quoth-migration.h"
#include "store/quoth-open.h"
#include "store/quoth-schema.h"

typedef enum
{
  JOB_COMMIT,
  JOB_STEP,
  JOB_WORK,
  JOB_LOOK,
  JOB_CLOSE,
} JobKind;

typedef struct
{
  JobKind kind;
  QuothBuildFunc build;
  QuothWorkFunc work;
  gpointer data;
  GDestroyNotify free_data;
  gboolean is_burden; /* for the log */
  gboolean is_trial;
  QuothStepRequest step;
  GCancellable *cancellable;
  /* Who waits: a task, or else a thread, for `is_done`. */
  GTask *task;
  gboolean is_done;
  gboolean result;
  GError *error;
} Job;

struct _QuothWriter
{
  char *path;
  const QuothHerald *herald;
  gpointer user_data;
  GThread *thread;
  GMutex joining;

  /* What the thread has. */
  QuothDatabase *database;
  QuothTables *tables;
  QuothJournal *journal;
  QuothHold *hold;
  char *safe_reason; /* why there is no log; NULL if there is one */
  gboolean has_left_log;
  gint64 data_version;
  gint64 seen; /* how far the journal was looked through for what others wrote */
  gint64 merged; /* the last merge that is known */

  /* `lock` is for all that follows, and for `is_done` of jobs. */
  GMutex lock;
  GCond something_done;
  GCond something_queued;
  GQueue queue;
  gboolean closing;
};

static void
job_free (gpointer data)
{
  Job *self = data;

  if (self->free_data != NULL)
    self->free_data (self->data);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->task);
  g_clear_error (&self->error);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

static gboolean
return_job_cb (gpointer data)
{
  Job *job = data;

  if (job->error != NULL)
    g_task_return_error (job->task, g_steal_pointer (&job->error));
  else
    g_task_return_boolean (job->task, job->result);
  return G_SOURCE_REMOVE;
}

static void
return_job (Job *job)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, g_task_get_priority (job->task));
  g_source_set_callback (source, return_job_cb, job, job_free);
  g_source_set_static_name (source, "[quoth] return a job of the writer");
  g_source_attach (source, g_task_get_context (job->task));
}

static void
finish_job (QuothWriter *self, Job *job)
{
  if (job->task != NULL)
    {
      return_job (job);
      return;
    }
  if (job->kind == JOB_LOOK)
    {
      job_free (job);
      return;
    }
  g_mutex_lock (&self->lock);
  job->is_done = TRUE;
  g_cond_broadcast (&self->something_done);
  g_mutex_unlock (&self->lock);
}

/* Looked at after the commit: who begins to listen later can read what was done. What the changeset does not tell is
 * read from the database; should that fail there is nobody to tell, and the next read finds the same fault. */
static void
announce (QuothWriter *self, const QuothWritten *written)
{
  g_autoptr (QuothNews) news = NULL;
  GArray *items;

  if (written->changeset == NULL || !self->herald->is_heard (self->user_data))
    return;
  items = quoth_changeset_to_news (self->database, written->changeset, NULL);
  if (items == NULL)
    return;
  news = quoth_news_new (items, written->label);
  self->herald->announce (news, self->user_data);
}

static gint64
read_data_version (QuothWriter *self)
{
  sqlite3_stmt *statement = quoth_database_prepare (self->database, "PRAGMA data_version", NULL);
  gint64 version = -1;

  if (statement != NULL && quoth_database_step (self->database, statement, NULL) == SQLITE_ROW)
    {
      version = sqlite3_column_int64 (statement, 0);
      sqlite3_reset (statement);
    }
  return version;
}

/* What another program did, by an entry of the journal. */
static void
announce_foreign (QuothWriter *self, const QuothEntryName *entry)
{
  g_autoptr (GBytes) changeset = quoth_journal_load (self->database, &entry->id, NULL);
  GArray *items = changeset != NULL ? quoth_changeset_to_news (self->database, changeset, NULL) : NULL;
  g_autoptr (QuothNews) news = NULL;

  if (items == NULL)
    return;
  news = quoth_news_new_foreign (items, entry->label);
  self->herald->announce (news, self->user_data);
}

/* What a merge in another program brought and changed is told once, in the place of the entries that came in. */
static void
announce_merge (QuothWriter *self, QuothMergeNews *merge)
{
  g_autoptr (QuothNews) news = NULL;

  if (merge == NULL || merge->items == NULL || !self->herald->is_heard (self->user_data))
    return;
  news = quoth_news_new_foreign (g_steal_pointer (&merge->items), merge->label);
  self->herald->announce (news, self->user_data);
}

/* Should a read fail there is nobody to tell; it is tried again at the next look. */
static void
look (QuothWriter *self)
{
  gint64 version = read_data_version (self);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (QuothMergeNews) merge = NULL;
  gint64 end;

  if (version == self->data_version)
    return;
  entries = quoth_journal_list_foreign (self->journal, &self->seen, NULL);
  if (entries == NULL)
    return;
  self->data_version = version;
  merge = quoth_merge_news_look (self->database, &self->merged);
  for (guint i = 0; i < entries->len && self->herald->is_heard (self->user_data); i++)
    {
      const QuothEntryName *entry = entries->pdata[i];

      if (merge != NULL && entry->row > merge->first)
        announce_merge (self, merge);
      if (merge == NULL || entry->row <= merge->first || entry->row > merge->last)
        announce_foreign (self, entry);
    }
  announce_merge (self, merge);
  /* A merge that takes in a base leaves fewer entries than there were. */
  if (merge != NULL && quoth_journal_get_end (self->journal, &end, NULL))
    self->seen = MIN (self->seen, end);
}

/* What is there when the project is opened is no news. */
static gboolean
begin_to_look (QuothWriter *self, GError **error)
{
  self->data_version = read_data_version (self);
  quoth_merge_news_pass_over (self->database, &self->merged);
  return quoth_journal_get_end (self->journal, &self->seen, error);
}

/* What a merge brings into the journal is told by its own news. */
static void
work (QuothWriter *self, Job *job, QuothWritten *written)
{
  look (self);
  job->result = job->work (self->journal, job->data, job->cancellable, written, &job->error);
  if (job->result && quoth_journal_get_end (self->journal, &self->seen, NULL))
    quoth_merge_news_pass_over (self->database, &self->merged);
}

static void
keep_log (QuothWriter *self)
{
  self->has_left_log = !quoth_log_keep (self->database, NULL);
  if (!self->has_left_log)
    quoth_hold_keep (self->hold);
}

static void
leave_log (QuothWriter *self)
{
  quoth_hold_leave (self->hold);
  self->has_left_log = quoth_log_leave (self->database);
  if (!self->has_left_log)
    quoth_hold_keep (self->hold);
}

static void
run_job (QuothWriter *self, Job *job)
{
  g_auto (QuothWritten) written = { 0 };

  if (job->kind == JOB_LOOK)
    {
      look (self);
      return;
    }

  if (job->is_burden && self->safe_reason == NULL)
    leave_log (self);
  if (job->kind == JOB_COMMIT)
    job->result = quoth_commit_run (
      self->journal, self->tables, job->build, job->data, job->is_trial, job->cancellable, &written, &job->error);
  else if (job->kind == JOB_WORK)
    work (self, job, &written);
  else
    job->result = quoth_undo_run (self->journal, &job->step, job->cancellable, &written, &job->error);
  /* Should somebody stand in the way, the next job tries again: until then readers may have to wait, and nothing else. */
  if (self->has_left_log)
    keep_log (self);
  announce (self, &written);
  look (self);
}

static Job *
pop_job (QuothWriter *self)
{
  Job *job;

  g_mutex_lock (&self->lock);
  while (g_queue_is_empty (&self->queue))
    g_cond_wait (&self->something_queued, &self->lock);
  job = g_queue_pop_head (&self->queue);
  g_mutex_unlock (&self->lock);
  return job;
}

static gboolean
open_database (QuothWriter *self, GError **error)
{
  self->hold = quoth_hold_new (self->path);
  self->database = quoth_log_open (self->path, self->hold, &self->safe_reason, error);
  if (self->database == NULL)
    return FALSE;
  quoth_database_set_wait_func (self->database, self->herald->wait, self->user_data);
  /* The pages of a big edit are written once and read twice; 24 MB of them make half a million annotations in random order hardly slower than
   * 64 MB, and leave room below 200 MB for all else that a large import needs. */
  if (!quoth_database_exec (self->database, "PRAGMA cache_size = -24576", error)
      || !quoth_open_check_tables (self->database, error)
      || !quoth_migration_run (
        self->database, self->path, quoth_migration_get_steps (), QUOTH_SCHEMA_VERSION, error))
    return FALSE;
  if (self->safe_reason == NULL)
    quoth_hold_keep (self->hold);
  self->tables = quoth_tables_new (self->database);
  self->journal = quoth_journal_new (self->database);
  return begin_to_look (self, error);
}

static void
close_database (QuothWriter *self)
{
  g_clear_pointer (&self->journal, quoth_journal_free);
  g_clear_pointer (&self->tables, quoth_tables_free);
  if (self->hold != NULL)
    quoth_hold_leave (self->hold);
  /* The empty journal goes, unless somebody else uses it. */
  if (self->database != NULL && self->safe_reason != NULL)
    {
      quoth_database_set_patience (self->database, 0);
      quoth_database_exec (self->database, "PRAGMA journal_mode = DELETE", NULL);
    }
  g_clear_pointer (&self->database, quoth_database_free);
  g_clear_pointer (&self->hold, quoth_hold_free);
}

/* The first job is done when the database is open. */
static gpointer
run (gpointer data)
{
  QuothWriter *self = data;
  Job *job = pop_job (self);
  gboolean opened = open_database (self, &job->error);

  job->result = opened;
  finish_job (self, job);
  while (opened && (job = pop_job (self))->kind != JOB_CLOSE)
    {
      run_job (self, job);
      finish_job (self, job);
    }
  if (opened)
    job_free (job);
  close_database (self);
  return NULL;
}

static gboolean
set_closed_error (GError **error)
{
  g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_FAILED, _ ("The project is closed"));
  return FALSE;
}

/* Returns whether it was queued. */
static gboolean
push_job (QuothWriter *self, Job *job)
{
  gboolean queued;

  g_mutex_lock (&self->lock);
  queued = !self->closing;
  if (queued)
    {
      g_queue_push_tail (&self->queue, job);
      g_cond_signal (&self->something_queued);
      self->closing = job->kind == JOB_CLOSE;
    }
  g_mutex_unlock (&self->lock);
  return queued;
}

static gboolean
wait_for_job (QuothWriter *self, Job *job, GError **error)
{
  if (!push_job (self, job))
    return set_closed_error (error);

  g_mutex_lock (&self->lock);
  while (!job->is_done)
    g_cond_wait (&self->something_done, &self->lock);
  g_mutex_unlock (&self->lock);
  if (job->error != NULL)
    g_propagate_error (error, g_steal_pointer (&job->error));
  return job->result;
}

static void
push_task (QuothWriter *self, Job *job, GTask *task)
{
  job->task = task;
  g_set_object (&job->cancellable, g_task_get_cancellable (task));
  if (push_job (self, job))
    return;
  set_closed_error (&job->error);
  return_job (job);
}

static Job *
new_job (JobKind kind)
{
  Job *job = g_new0 (Job, 1);

  job->kind = kind;
  return job;
}

static Job *
new_build_job (QuothBuildFunc build, gpointer data, GDestroyNotify free_data)
{
  Job *job = new_job (JOB_COMMIT);

  job->build = build;
  job->data = data;
  job->free_data = free_data;
  return job;
}

/* A change that is made already. */
static QuothChange *
give_change (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  return quoth_change_ref (data);
}

static Job *
new_commit_job (QuothChange *change)
{
  Job *job = new_build_job (give_change, quoth_change_ref (change), (GDestroyNotify) quoth_change_unref);

  job->is_burden = quoth_log_is_burden (change);
  return job;
}

static Job *
new_step_job (const QuothStepRequest *request)
{
  Job *job = new_job (JOB_STEP);

  job->step = *request;
  return job;
}

static Job *
new_work_job (QuothWorkFunc func, gpointer data)
{
  Job *job = new_job (JOB_WORK);

  job->work = func;
  job->data = data;
  return job;
}

QuothWriter *
quoth_writer_new (const char *path, const QuothHerald *herald, gpointer user_data, GError **error)
{
  QuothWriter *self = g_new0 (QuothWriter, 1);
  g_autoptr (Job) opening = new_job (JOB_COMMIT);

  self->path = g_strdup (path);
  self->herald = herald;
  self->user_data = user_data;
  g_mutex_init (&self->joining);
  g_mutex_init (&self->lock);
  g_cond_init (&self->something_done);
  g_cond_init (&self->something_queued);
  g_queue_init (&self->queue);
  self->thread = g_thread_new ("quoth-writer", run, self);
  if (wait_for_job (self, opening, error))
    return self;

  self->closing = TRUE;
  quoth_writer_free (self);
  return NULL;
}

void
quoth_writer_close (QuothWriter *self)
{
  Job *job = new_job (JOB_CLOSE);

  if (!push_job (self, job))
    job_free (job);
  g_mutex_lock (&self->joining);
  g_clear_pointer (&self->thread, g_thread_join);
  g_mutex_unlock (&self->joining);
}

void
quoth_writer_free (QuothWriter *self)
{
  quoth_writer_close (self);
  self->herald->destroy (self->user_data);
  g_mutex_clear (&self->joining);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->something_done);
  g_cond_clear (&self->something_queued);
  g_free (self->safe_reason);
  g_free (self->path);
  g_free (self);
}

const char *
quoth_writer_get_safe_reason (QuothWriter *self)
{
  return self->safe_reason;
}

void
quoth_writer_look (QuothWriter *self)
{
  Job *job = new_job (JOB_LOOK);

  if (!push_job (self, job))
    job_free (job);
}

gboolean
quoth_writer_commit (QuothWriter *self, QuothChange *change, GCancellable *cancellable, GError **error)
{
  g_autoptr (Job) job = new_commit_job (change);

  g_set_object (&job->cancellable, cancellable);
  return wait_for_job (self, job, error);
}

gboolean
quoth_writer_build (QuothWriter *self,
                    QuothBuildFunc build,
                    gpointer data,
                    gboolean is_trial,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (Job) job = new_build_job (build, data, NULL);

  job->is_trial = is_trial;
  g_set_object (&job->cancellable, cancellable);
  return wait_for_job (self, job, error);
}

gboolean
quoth_writer_work (QuothWriter *self, QuothWorkFunc func, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (Job) job = new_work_job (func, data);

  g_set_object (&job->cancellable, cancellable);
  return wait_for_job (self, job, error);
}

gboolean
quoth_writer_step (QuothWriter *self, const QuothStepRequest *request, GCancellable *cancellable, GError **error)
{
  g_autoptr (Job) job = new_step_job (request);

  g_set_object (&job->cancellable, cancellable);
  return wait_for_job (self, job, error);
}

void
quoth_writer_commit_async (QuothWriter *self, QuothChange *change, GTask *task)
{
  push_task (self, new_commit_job (change), task);
}

void
quoth_writer_build_async (
  QuothWriter *self, QuothBuildFunc build, gpointer data, GDestroyNotify free_data, GTask *task)
{
  push_task (self, new_build_job (build, data, free_data), task);
}

void
quoth_writer_work_async (QuothWriter *self, QuothWorkFunc func, gpointer data, GTask *task)
{
  push_task (self, new_work_job (func, data), task);
}

void
quoth_writer_step_async (QuothWriter *self, const QuothStepRequest *request, GTask *task)
{
  push_task (self, new_step_job (request), task);
}
