/* quoth-compact-plan.c: what compacting would do, and whether it may
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is compacted cannot be given to the team any more, step by step. So all of it must be in the team's folder, where it stays as it is.
 *
 * The last step stays in any case: it can be undone, and a copy is known by it.
 */

#include "config.h"

#include "store/quoth-compact-plan.h"

#include <glib/gi18n-lib.h>

#include "store/quoth-base.h"
#include "store/quoth-query.h"
#include "store/quoth-reader-private.h"
#include "store/quoth-team-count.h"
#include "store/quoth-team-place.h"

void
quoth_compaction_clear (QuothCompaction *self)
{
  g_clear_pointer (&self->backup, g_free);
  g_clear_pointer (&self->obstacle, g_free);
}

static char *
dup_day (gint64 time)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_local (time / 1000);

  return date != NULL ? g_date_time_format (date, "%Y-%m-%d %H:%M") : g_strdup ("?");
}

/* ---- The team ---- */

/* (transfer full): what is to be compacted. */
static QuothSeqSet *
list_gone (QuothDatabase *database, gint64 before, GError **error)
{
  g_autoptr (QuothSeqSet) gone = quoth_seq_set_new ();
  int result = 0;
  sqlite3_stmt *row = quoth_database_prepare (
    database, "SELECT origin, min (seq), max (seq) FROM journal WHERE time >= 0 AND time < ?1 GROUP BY origin", error);

  if (row == NULL)
    return NULL;
  sqlite3_bind_int64 (row, 1, before);
  while ((result = quoth_database_step (database, row, error)) == SQLITE_ROW)
    {
      QuothId origin = quoth_column_id (row, 0);

      quoth_seq_set_add (gone, &origin, sqlite3_column_int64 (row, 1), sqlite3_column_int64 (row, 2));
    }
  return result == SQLITE_DONE ? g_steal_pointer (&gone) : NULL;
}

static gboolean
check_folder (QuothDatabase *database, const QuothTeamPlace *place, gint64 before, GCancellable *cancellable, GError **error)
{
  g_autoptr (QuothTeamFolder) folder = quoth_team_folder_new (place->folder, &place->project);
  g_autoptr (QuothSeqSet) gone = list_gone (database, before, error);
  g_auto (QuothTeamCount) count = { 0 };
  gboolean is_shared;

  if (gone == NULL || !quoth_team_folder_scan (folder, cancellable, error))
    return FALSE;
  quoth_team_count_init (&count, folder, &place->copy, gone);
  is_shared = quoth_seq_set_has_all (count.shared, gone);
  if (!is_shared)
    g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
                         _ ("Not all of the steps to be compacted are in the folder of the team yet; share them first, and then compact"));
  return is_shared;
}

/* A copy of a file that was in a team is in none until somebody says so; its folder may be on another computer. */
static gboolean
check_team (QuothDatabase *database, const char *path, gint64 before, GCancellable *cancellable, GError **error)
{
  g_auto (QuothTeamPlace) place = { 0 };
  g_autoptr (GError) local = NULL;

  if (!quoth_team_place_read (database, path, &place, error))
    return FALSE;
  if (place.folder == NULL || (place.is_elsewhere && !g_file_test (place.folder, G_FILE_TEST_IS_DIR))
      || check_folder (database, &place, before, cancellable, &local))
    return TRUE;
  if (g_error_matches (local, QUOTH_ERROR, QUOTH_ERROR_NOT_FOUND) || g_error_matches (local, QUOTH_ERROR, QUOTH_ERROR_DISK))
    g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
                 _ ("Whether all steps are shared with the team cannot be seen: %s"), local->message);
  else
    g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* ---- The plan ---- */

static gboolean
check_date (gint64 before, gint64 compacted, GError **error)
{
  g_autofree char *day = dup_day (compacted);

  if (before > g_get_real_time () / 1000)
    {
      g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
                           _ ("The history up to a time to come cannot be compacted; give a date of the past"));
      return FALSE;
    }
  if (compacted > 0 && before <= compacted)
    {
      g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_NOT_FOUND, _ ("The history before %s is compacted already"), day);
      return FALSE;
    }
  return TRUE;
}

static gboolean
count (QuothDatabase *database, QuothCompaction *plan, GError **error)
{
  sqlite3_stmt *row = quoth_database_prepare (
    database,
    "SELECT count (*) FILTER (WHERE time >= 0 AND time < ?1), count (*) FILTER (WHERE time >= ?1),"
    " coalesce (sum (length (changeset) + coalesce (length (effect), 0) + 200) FILTER (WHERE time < ?1), 0),"
    " (SELECT coalesce (sum (seq), 0) FROM covered) FROM journal",
    error);

  if (row == NULL)
    return FALSE;
  sqlite3_bind_int64 (row, 1, plan->before);
  if (quoth_database_step (database, row, error) != SQLITE_ROW)
    return FALSE;
  plan->n_gone = (guint) sqlite3_column_int64 (row, 0);
  plan->n_kept = (guint) sqlite3_column_int64 (row, 1);
  plan->bytes_gone = (guint64) sqlite3_column_int64 (row, 2);
  plan->n_inside = plan->n_gone + (guint) sqlite3_column_int64 (row, 3);
  sqlite3_reset (row);
  return TRUE;
}

static gboolean
measure_file (QuothDatabase *database, QuothCompaction *plan, GError **error)
{
  gint64 size;

  if (!quoth_query_number (database,
                           "SELECT page_count * page_size FROM pragma_page_count (), pragma_page_size () WHERE ?1 IS NULL",
                           &QUOTH_ID_NONE, &size, error))
    return FALSE;
  plan->size_before = (guint64) size;
  return TRUE;
}

gboolean
quoth_compact_plan (
  QuothDatabase *database, const char *path, gint64 before, QuothCompaction *plan, GCancellable *cancellable, GError **error)
{
  gint64 compacted, newest = 0;
  g_autofree char *day = dup_day (before);

  *plan = (QuothCompaction){ 0 };
  if (!quoth_base_get_cut (database, &compacted, error) || !check_date (before, compacted, error)
      || !quoth_query_number (database, "SELECT max (time) FROM journal WHERE ?1 IS NULL", &QUOTH_ID_NONE, &newest, error))
    return FALSE;
  plan->before = MIN (before, newest);
  if (!count (database, plan, error) || !measure_file (database, plan, error))
    return FALSE;
  if (plan->n_gone + (compacted > 0 ? 1 : 0) < 2 || plan->before <= compacted)
    {
      g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_NOT_FOUND, _ ("There is nothing to compact: hardly anything was done before %s"), day);
      return FALSE;
    }
  return check_team (database, path, plan->before, cancellable, error);
}

gboolean
quoth_reader_plan_compaction (QuothReader *self, gint64 before, QuothCompaction *plan, GCancellable *cancellable, GError **error)
{
  QuothDatabase *database = quoth_reader_get_database (self);
  const char *path = sqlite3_db_filename (quoth_database_get_handle (database), "main");

  return quoth_compact_plan (database, path, before, plan, cancellable, error);
}

gboolean
quoth_reader_get_compacted (QuothReader *self, gint64 *before, guint *n_inside, GError **error)
{
  QuothDatabase *database = quoth_reader_get_database (self);
  g_autoptr (QuothSeqSet) covered = quoth_base_list_covered (database, error);

  if (covered == NULL || !quoth_base_get_cut (database, before, error))
    return FALSE;
  *n_inside = (guint) quoth_base_count (covered);
  return TRUE;
}
