/* quoth-merge.c: bringing copies of a project together
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The state is the fold of the journal (quoth-replay.c). So to merge is: the entries that are missing come into the journal, the tables
 * go back to just before the first of them, and everything from there on is replayed, in the canonical order. All of it is one transaction,
 * recorded by one session, whose changeset tells what is different in the end, and that is the news.
 *
 * Where one of the copies was compacted, and its base is to hold here from now on, or no more, all of the tables are made anew (quoth-merge-base.c).
 *
 * A merge makes no entry: what it did follows from the journals. Nobody can tell later which of two copies took in which.
 *
 * Cost: O(entries of both journals) to compare them, and O(what was done since the first entry that is missing). The tables are small
 * against the journal, but to replay all of it each time would make the daily merge of a team as slow as its first.
 */

#include "config.h"

#include "store/quoth-merge.h"

#include <glib/gi18n-lib.h>

#include "store/quoth-blind.h"
#include "store/quoth-changeset.h"
#include "store/quoth-disagreement-private.h"
#include "store/quoth-merge-intake.h"
#include "store/quoth-merge-news.h"
#include "store/quoth-open.h"
#include "store/quoth-query.h"
#include "store/quoth-relate.h"
#include "store/quoth-replay.h"
#include "store/quoth-store-private.h"

/* Of a thousand parts, how many the way back takes. */
#define N_PARTS 1000
#define REWIND_PARTS 200

typedef struct
{
  const char *path;
  QuothId viewer; /* to whom the report is told; none: to somebody who may see all */
  QuothDatabase *other;
  QuothMergeIntake intake;
  GHashTable *old_disagreements; /* QuothId */
  QuothMergeReport *report;
  GCancellable *cancellable;
  QuothProgressFunc progress;
  gpointer progress_data;
  gint64 journal_end; /* before anything came in */
  gboolean has_merged;
  gboolean is_look;
  gboolean is_trial;
  gboolean is_tried;
} Merge;

static void
merge_clear (Merge *self)
{
  g_clear_pointer (&self->other, quoth_database_free);
  quoth_merge_intake_clear (&self->intake);
  g_clear_pointer (&self->old_disagreements, g_hash_table_unref);
  g_clear_pointer (&self->report, quoth_merge_report_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Merge, merge_clear)

static void
share_free (gpointer data)
{
  QuothMergeShare *self = data;

  g_free (self->name);
  g_free (self);
}

void
quoth_merge_report_free (QuothMergeReport *self)
{
  g_clear_pointer (&self->shares, g_ptr_array_unref);
  g_clear_pointer (&self->items, g_array_unref);
  g_clear_pointer (&self->disagreements, g_ptr_array_unref);
  g_clear_pointer (&self->warnings, g_ptr_array_unref);
  g_free (self);
}

/* (transfer full): what the news are called. */
static char *
dup_label (const Merge *self)
{
  g_autofree char *name = g_filename_display_basename (self->path);

  return g_strdup_printf (_ ("Merge with “%s”"), name);
}

/* ---- Progress ---- */

static void
tell_rewind_cb (guint64 done, guint64 total, gpointer data)
{
  Merge *self = data;

  self->progress (done * REWIND_PARTS / MAX (total, 1), N_PARTS, self->progress_data);
}

static void
tell_replay_cb (guint64 done, guint64 total, gpointer data)
{
  Merge *self = data;

  self->progress (REWIND_PARTS + done * (N_PARTS - REWIND_PARTS) / MAX (total, 1), N_PARTS, self->progress_data);
}

/* ---- What came of it ---- */

static QuothMergeShare *
find_share (GPtrArray *shares, const QuothId *coder)
{
  QuothMergeShare *share;

  for (guint i = 0; i < shares->len; i++)
    {
      share = shares->pdata[i];
      if (quoth_id_equal (&share->coder, coder))
        return share;
    }
  share = g_new0 (QuothMergeShare, 1);
  share->coder = *coder;
  g_ptr_array_add (shares, share);
  return share;
}

/* Counts the entries that came in, by coder. */
static gboolean
count_shares (Merge *self, QuothDatabase *database, GError **error)
{
  GPtrArray *shares = self->report->shares;

  for (guint i = 0; i < self->intake.missing->len; i++)
    {
      sqlite3_stmt *row;
      QuothId coder;
      QuothMergeShare *share;
      gint64 time;

      if (!quoth_query_row (database, "SELECT coder, time FROM journal WHERE id = ?1",
                            &g_array_index (self->intake.missing, QuothId, i), &row, error))
        return FALSE;
      coder = quoth_column_id (row, 0);
      time = sqlite3_column_int64 (row, 1);
      sqlite3_reset (row);
      share = find_share (shares, &coder);
      if (share->n_entries++ == 0)
        share->first = time;
      share->last = time;
    }
  for (guint i = 0; i < shares->len; i++)
    {
      QuothMergeShare *share = shares->pdata[i];

      share->name = quoth_query_dup_name (database, QUOTH_KIND_CODER, &share->coder);
    }
  return TRUE;
}

/* For other programs that have the project open. */
static gboolean
leave_news (const Merge *self, QuothJournal *journal, GError **error)
{
  g_autofree char *label = dup_label (self);
  QuothMergeNews news = { .label = label, .items = self->report->items, .first = self->journal_end };

  return self->is_trial || !self->has_merged
         || (quoth_journal_get_end (journal, &news.last, error)
             && quoth_merge_news_write (quoth_journal_get_database (journal), &news, error));
}

/* What is not there any more nobody can look at to see whose it was. */
static gboolean
may_tell (QuothDatabase *database, const QuothNewsItem *item)
{
  return !(item->type == QUOTH_NEWS_REMOVED && quoth_kind_is_annotation (item->kind)) && !quoth_blind_hides (database, item->kind, &item->id);
}

static void
leave_out (QuothMergeReport *report, QuothDatabase *database)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (QuothNewsItem));

  for (guint i = 0; i < report->items->len; i++)
    {
      const QuothNewsItem *item = &g_array_index (report->items, QuothNewsItem, i);

      if (may_tell (database, item))
        g_array_append_vals (items, item, 1);
    }
  g_array_unref (report->items);
  report->items = items;
  for (guint i = report->disagreements->len; i > 0; i--)
    {
      const QuothDisagreement *disagreement = report->disagreements->pdata[i - 1];

      if (quoth_blind_hides (database, disagreement->kind, &disagreement->value))
        g_ptr_array_remove_index (report->disagreements, i - 1);
    }
}

/* Whoever takes in the work of others may code some of the texts blind. */
static gboolean
leave_out_hidden (Merge *self, QuothDatabase *database, GError **error)
{
  gboolean is_blind;

  if (quoth_id_is_none (&self->viewer))
    return TRUE;
  if (!quoth_blind_find (database, &self->viewer, &is_blind, error))
    return FALSE;
  if (!is_blind)
    return TRUE;
  if (!quoth_blind_set (database, &self->viewer, error))
    return FALSE;
  leave_out (self->report, database);
  return quoth_blind_set (database, NULL, error);
}

static gboolean
report_cb (QuothJournal *journal, GBytes *changeset, gpointer data, GError **error)
{
  Merge *self = data;
  QuothDatabase *database = quoth_journal_get_database (journal);
  QuothMergeReport *report = self->report = g_new0 (QuothMergeReport, 1);

  report->n_entries = self->intake.missing->len + (guint) self->intake.base.n_inside;
  report->n_ahead = self->intake.n_ahead;
  report->warnings = g_ptr_array_ref (self->intake.warnings);
  report->shares = g_ptr_array_new_with_free_func (share_free);
  report->items = quoth_changeset_to_news (database, changeset, error);
  report->disagreements
    = report->items != NULL ? quoth_disagreements_list_new (database, self->old_disagreements, error) : NULL;
  if (report->disagreements == NULL || (!self->is_look && !count_shares (self, database, error))
      || !leave_news (self, journal, error) || !leave_out_hidden (self, database, error))
    return FALSE;
  self->is_tried = self->is_trial;
  if (self->is_trial)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "");
  return !self->is_trial;
}

/* ---- Merging ---- */

/* Behind what the tables go back to: the last entry before what comes in; nothing, where another base holds from now on. */
static gboolean
find_last_kept (QuothDatabase *database, const QuothMergeIntake *intake, QuothPosition *kept, GError **error)
{
  const QuothPosition *first = &intake->first;
  int result;
  sqlite3_stmt *row
    = quoth_database_prepare (database,
                              "SELECT time, counter, origin FROM journal WHERE (time, counter, origin) < (?1, ?2, ?3)"
                              " ORDER BY time DESC, counter DESC, origin DESC LIMIT 1",
                              error);

  *kept = (QuothPosition){ .time = G_MININT64 };
  if (row == NULL || intake->base.takes_theirs)
    return row != NULL;
  sqlite3_bind_int64 (row, 1, first->time);
  sqlite3_bind_int64 (row, 2, first->counter);
  quoth_bind_id (row, 3, &first->origin);
  result = quoth_database_step (database, row, error);
  if (result == SQLITE_ROW)
    *kept = (QuothPosition){ sqlite3_column_int64 (row, 0), sqlite3_column_int64 (row, 1), quoth_column_id (row, 2) };
  sqlite3_reset (row);
  return result != 0;
}

static gboolean
rewind_tables (Merge *self, QuothDatabase *database, const QuothPosition *kept, GError **error)
{
  GError *local = NULL;

  if (quoth_rewind_to (
        database, kept, self->progress != NULL ? tell_rewind_cb : NULL, self, self->cancellable, &local))
    return TRUE;
  if (g_error_matches (local, QUOTH_ERROR, QUOTH_ERROR_CONFLICT))
    {
      g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_DAMAGED,
                           _ ("The history of this project does not lead to what is in it, so that nothing can be merged with it; "
                              "go back to a backup, and merge with that"));
      g_error_free (local);
    }
  else
    g_propagate_error (error, local);
  return FALSE;
}

static gboolean
merge_cb (QuothJournal *journal, QuothEntry *entry, gpointer data, GError **error)
{
  Merge *self = data;
  QuothDatabase *database = quoth_journal_get_database (journal);
  g_autoptr (QuothReplay) replay = NULL;
  QuothPosition kept;

  self->old_disagreements = quoth_disagreements_list_ids (database, error);
  if (self->old_disagreements == NULL || !quoth_merge_intake_look (&self->intake, database, self->other, error))
    return FALSE;
  if (self->is_look || (self->intake.missing->len == 0 && !self->intake.base.takes_theirs))
    return TRUE;
  if (!quoth_journal_get_end (journal, &self->journal_end, error)
      || !find_last_kept (database, &self->intake, &kept, error) || !rewind_tables (self, database, &kept, error)
      || !quoth_merge_intake_copy (&self->intake, database, self->other, self->cancellable, error))
    return FALSE;
  self->has_merged = TRUE;
  replay = quoth_replay_new (database, error);
  return replay != NULL
         && quoth_replay_run (
           replay, &kept, self->progress != NULL ? tell_replay_cb : NULL, self, self->cancellable, error);
}

/* ---- What the store offers ---- */

typedef struct
{
  char *path;
  char *own_path;
  QuothId viewer;
  QuothMergeFlags flags;
  QuothProgressFunc progress;
  gpointer progress_data;
  QuothMergeReport *report;
} Request;

static void
request_free (gpointer data)
{
  Request *self = data;

  /* Nothing lies beside the other that was not there before. */
  if (!quoth_relate_is_same_file (self->path, self->own_path))
    quoth_open_tidy (self->path);
  g_free (self->path);
  g_free (self->own_path);
  g_clear_pointer (&self->report, quoth_merge_report_free);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_free)

static Request *
request_new (QuothStore *store, const char *path, QuothMergeFlags flags, QuothProgressFunc progress, gpointer progress_data)
{
  Request *self = g_new0 (Request, 1);

  self->path = g_canonicalize_filename (path, NULL);
  self->own_path = g_strdup (quoth_store_get_path (store));
  self->viewer = quoth_pool_get_viewer (quoth_store_get_pool (store));
  self->flags = flags;
  self->progress = progress;
  self->progress_data = progress_data;
  return self;
}

static gboolean
work_cb (QuothJournal *journal, gpointer data, GCancellable *cancellable, QuothWritten *written, GError **error)
{
  Request *request = data;
  g_auto (Merge) merge = {
    .other = quoth_open_journal (request->path, error),
    .cancellable = cancellable,
    .progress = request->progress,
    .progress_data = request->progress_data,
    .path = request->path,
    .viewer = request->viewer,
    .is_look = (request->flags & QUOTH_MERGE_LOOK) != 0,
    .is_trial = (request->flags & (QUOTH_MERGE_TRY | QUOTH_MERGE_LOOK)) != 0,
  };
  g_autofree char *label = dup_label (&merge);
  g_autoptr (GError) reason = NULL;
  gboolean done;

  quoth_merge_intake_init (&merge.intake);
  if (merge.other == NULL)
    return FALSE;
  if (quoth_relate_is_same_file (request->path, request->own_path))
    {
      g_autofree char *name = g_filename_display_basename (request->path);

      g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
                   _ ("“%s” is this project itself; there is nothing to merge"), name);
      return FALSE;
    }
  /* One state of the other, even if somebody works in it meanwhile. */
  if (!quoth_database_exec (merge.other, "BEGIN", error))
    return FALSE;
  done = quoth_journal_rework (journal, merge_cb, report_cb, label, &merge, cancellable, written, &reason)
         || merge.is_tried;
  /* What follows on an entry may make no sense without it. */
  if (!done && merge.intake.unreadable != NULL && reason->domain == QUOTH_ERROR)
    g_prefix_error (&reason, _ ("%s, but the rest cannot come in without it: "), merge.intake.unreadable);
  if (done)
    request->report = g_steal_pointer (&merge.report);
  else
    g_propagate_error (error, g_steal_pointer (&reason));
  return done;
}

gboolean
quoth_store_merge (QuothStore *self,
                   const char *path,
                   QuothMergeFlags flags,
                   QuothProgressFunc progress,
                   gpointer progress_data,
                   GCancellable *cancellable,
                   QuothMergeReport **report,
                   GError **error)
{
  g_autoptr (Request) request = request_new (self, path, flags, progress, progress_data);
  QuothWriter *writer = quoth_store_require_writer (self, error);

  if (writer == NULL || !quoth_writer_work (writer, work_cb, request, cancellable, error))
    return FALSE;
  if (report != NULL)
    *report = g_steal_pointer (&request->report);
  return TRUE;
}

void
quoth_store_merge_async (QuothStore *self,
                         const char *path,
                         QuothMergeFlags flags,
                         QuothProgressFunc progress,
                         gpointer progress_data,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Request *request = request_new (self, path, flags, progress, progress_data);
  GError *error = NULL;
  QuothWriter *writer = quoth_store_require_writer (self, &error);

  g_task_set_source_tag (task, quoth_store_merge_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, request, request_free);
  if (writer != NULL)
    quoth_writer_work_async (writer, work_cb, request, g_steal_pointer (&task));
  else
    g_task_return_error (task, error);
}

QuothMergeReport *
quoth_store_merge_finish (QuothStore *self, GAsyncResult *result, GError **error)
{
  Request *request;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  request = g_task_get_task_data (G_TASK (result));
  return g_steal_pointer (&request->report);
}
