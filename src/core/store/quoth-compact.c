/* quoth-compact.c: squashing the history of a project up to a date
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tables stay as they are, to the byte: what is compacted is the journal only. What was done before the date becomes a base (quoth-base.c), what was
 * done since stays as it is, and can be undone, and gone back to, as before.
 *
 * It is worth some minutes to be sure of that. So the project is looked through before, and made anew from its journal: it is the last time that this can be
 * asked. A backup of it is kept. And before anything is committed, the project is made anew from the base and what comes after it, in another file,
 * and compared row by row: what would not lead to where the project is, is not written. Only then the room is given back to the disk, by SQLite's VACUUM. Should that fail, or be cancelled, the project is compacted
 * nonetheless, and what is free in the file is used by later work.
 *
 * Nobody else may have the project open (quoth-alone.c). VACUUM numbers the rows of the journal anew, by which other programs know how far they
 * have read it, and a reader that goes on would keep the file from becoming smaller.
 *
 * Cost: O(bytes of the project + bytes of the journal), four times over for being sure. Of 100,000 steps of a typical mix, of 500 bytes each with their
 * indexes, 95,000 go in 14 s of one core; the file of 78 MB has 31 MB then (tests/bench/bench-compact.c).
 *
 * Rejected: to rename a new file over the old one (quoth-restore.c says why); and to leave the old entries in a second file beside the project, which
 * people would lose, or mail around. The backup is such a file, and says what it is.
 */

#include "config.h"

#include "store/quoth-compact.h"

#include <glib/gi18n-lib.h>

#include "store/quoth-alone.h"
#include "store/quoth-backups-private.h"
#include "store/quoth-base-make.h"
#include "store/quoth-base.h"
#include "store/quoth-check.h"
#include "store/quoth-compact-plan.h"
#include "store/quoth-migration.h"
#include "store/quoth-open.h"
#include "store/quoth-query.h"
#include "store/quoth-schema.h"

/* Of a thousand parts, where each step ends; VACUUM does not say how far it is. */
#define N_PARTS 1000
#define LOOKED_PARTS 150
#define REBUILT_PARTS 450
#define KEPT_PARTS 650
#define MADE_PARTS 750
#define PROVED_PARTS 900

typedef struct
{
  char *path;
  QuothDatabase *database;
  QuothHold *hold;
  QuothProgressFunc func;
  gpointer data;
  GCancellable *cancellable;
  guint64 from; /* of N_PARTS: what is done now */
  guint64 to;
} Compact;

static void
compact_clear (Compact *self)
{
  g_clear_pointer (&self->database, quoth_database_free);
  g_clear_pointer (&self->hold, quoth_hold_free);
  g_clear_pointer (&self->path, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Compact, compact_clear)

static void
report_cb (guint64 done, guint64 total, gpointer data)
{
  Compact *self = data;

  if (self->func != NULL && total > 0)
    self->func (self->from + MIN (done, total) * (self->to - self->from) / total, N_PARTS, self->data);
}

static void
begin_part (Compact *self, guint64 to)
{
  self->from = self->to;
  self->to = to;
  report_cb (0, 1, self);
}

/* ---- Before ---- */

static void
set_mismatch_error (const char *what, GError **error)
{
  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_DAMAGED,
               _ ("The history of this project does not lead to what is in it, so that it is better kept as it is (see “quoth-cli check --rebuild”): %s"),
               what);
}

/* Whether the project follows from its journal. */
static gboolean
prove (Compact *self, guint64 to, GError **error)
{
  g_autoptr (GPtrArray) problems = NULL;

  begin_part (self, to);
  problems = quoth_rebuild_check (self->database, report_cb, self, self->cancellable, error);
  if (problems != NULL && problems->len > 0)
    set_mismatch_error (((QuothProblem *) problems->pdata[0])->what, error);
  return problems != NULL && problems->len == 0;
}

static gboolean
check_obstacle (const char *path, GError **error)
{
  g_autofree char *reason = quoth_open_find_obstacle (path);

  if (reason == NULL || !g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_READ_ONLY, reason);
  return FALSE;
}

/* Names that two coders gave, and the like, are for people to settle, and no better for the history being as long as it is. */
static gboolean
is_damage (const QuothProblem *problem)
{
  return g_strcmp0 (problem->where, _ ("journal")) == 0 || g_strcmp0 (problem->where, _ ("the file")) == 0
         || g_strcmp0 (problem->where, _ ("texts")) == 0;
}

/* What is damaged must not become the only thing that there is. */
static gboolean
check_whole (Compact *self, GError **error)
{
  g_autoptr (GPtrArray) problems = NULL;

  begin_part (self, LOOKED_PARTS);
  problems = quoth_check_database (self->database, report_cb, self, self->cancellable, error);
  if (problems == NULL)
    return FALSE;
  for (guint i = 0; i < problems->len; i++)
    {
      const QuothProblem *problem = problems->pdata[i];

      if (!is_damage (problem))
        continue;
      g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_DAMAGED, _ ("The project is damaged, so that its history is better kept as it is: %s"),
                   problem->what);
      return FALSE;
    }
  return prove (self, REBUILT_PARTS, error);
}

static gboolean
prepare (Compact *self, GError **error)
{
  int version;

  if (!quoth_open_look (self->path, &version, error) || !check_obstacle (self->path, error))
    return FALSE;
  self->database = quoth_alone_open (self->path, &self->hold, error);
  return self->database != NULL && quoth_open_check_tables (self->database, error)
         && quoth_migration_run (self->database, self->path, quoth_migration_get_steps (), QUOTH_SCHEMA_VERSION, error);
}

static gboolean
keep_backup (Compact *self, QuothCompaction *result, GError **error)
{
  begin_part (self, KEPT_PARTS);
  return quoth_backups_keep (self->database, self->path, QUOTH_BACKUP_BEFORE_COMPACTION, report_cb, self, self->cancellable,
                             &result->backup, error);
}

/* ---- Compacting ---- */

static gboolean
put_base (Compact *self, QuothCompaction *result, GError **error)
{
  GError *local = NULL;
  g_autoptr (GPtrArray) changesets = NULL;
  gint64 size;

  begin_part (self, MADE_PARTS);
  changesets = quoth_base_make (self->database, result->before, report_cb, self, self->cancellable, &local);
  if (changesets == NULL)
    {
      if (g_error_matches (local, QUOTH_ERROR, QUOTH_ERROR_CONFLICT))
        set_mismatch_error (local->message, error);
      else
        g_propagate_error (error, g_steal_pointer (&local));
      g_clear_error (&local);
      return FALSE;
    }
  if (!quoth_base_put (self->database, changesets, result->before, error)
      || !quoth_query_number (self->database, "SELECT sum (length (changeset) + 200) FROM journal WHERE kind = 5 AND ?1 IS NULL", &QUOTH_ID_NONE,
                              &size, error))
    return FALSE;
  result->bytes_base = (guint64) size;
  return prove (self, PROVED_PARTS, error);
}

static gboolean
put_base_guarded (Compact *self, QuothCompaction *result, GError **error)
{
  g_autoptr (GError) local = NULL;
  GError *fault = NULL;
  gboolean done;

  quoth_database_guard (self->database);
  done = put_base (self, result, &local);
  if (!quoth_database_unguard (self->database, &fault))
    {
      g_propagate_error (error, fault);
      return FALSE;
    }
  if (!done)
    g_propagate_error (error, g_steal_pointer (&local));
  return done;
}

static gboolean
write_base (Compact *self, QuothCompaction *result, GError **error)
{
  gboolean done;

  quoth_database_set_cancellable (self->database, self->cancellable);
  done = quoth_database_exec (self->database, "BEGIN IMMEDIATE", error) && put_base_guarded (self, result, error);
  quoth_database_set_cancellable (self->database, NULL);
  done = done && !g_cancellable_set_error_if_cancelled (self->cancellable, error)
         && quoth_database_exec (self->database, "COMMIT", error);
  if (!sqlite3_get_autocommit (quoth_database_get_handle (self->database)))
    quoth_database_exec (self->database, "ROLLBACK", NULL);
  return done;
}

/* ---- Giving the room back ---- */

/* (transfer full) (nullable): why there is not the room that it takes: the new file, and the old one until the new one is in its place. */
static char *
find_lack_of_room (Compact *self, guint64 size)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autoptr (GFile) file = g_file_new_for_path (folder);
  g_autoptr (GFileInfo) info = g_file_query_filesystem_info (file, G_FILE_ATTRIBUTE_FILESYSTEM_FREE, NULL, NULL);
  guint64 free = info != NULL ? g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_FILESYSTEM_FREE) : G_MAXUINT64;
  g_autofree char *needed = NULL;
  g_autofree char *there = NULL;

  if (free == 0 || free / 2 >= size)
    return NULL;
  needed = g_format_size (2 * size);
  there = g_format_size (free);
  return g_strdup_printf (_ ("that takes %s of the disk for a moment, of which %s are free"), needed, there);
}

static gboolean
measure (Compact *self, guint64 *size, GError **error)
{
  gint64 number;

  if (!quoth_query_number (self->database,
                           "SELECT page_count * page_size FROM pragma_page_count (), pragma_page_size () WHERE ?1 IS NULL",
                           &QUOTH_ID_NONE, &number, error))
    return FALSE;
  *size = (guint64) number;
  return TRUE;
}

/* What goes wrong from here on is told, and is no failure. */
static void
shrink (Compact *self, QuothCompaction *result)
{
  g_autoptr (GError) local = NULL;

  begin_part (self, N_PARTS);
  result->obstacle = find_lack_of_room (self, result->size_before);
  if (result->obstacle == NULL)
    {
      quoth_database_set_cancellable (self->database, self->cancellable);
      if (!quoth_database_exec (self->database, "VACUUM", &local))
        result->obstacle = g_strdup (local->message);
      quoth_database_set_cancellable (self->database, NULL);
    }
  measure (self, &result->size_after, NULL);
  quoth_database_exec (self->database, "PRAGMA journal_mode = DELETE", NULL);
  report_cb (1, 1, self);
}

gboolean
quoth_compact_run (const char *path,
                   gint64 before,
                   QuothProgressFunc progress,
                   gpointer progress_data,
                   GCancellable *cancellable,
                   QuothCompaction *result,
                   GError **error)
{
  g_auto (Compact) self = { .func = progress, .data = progress_data, .cancellable = cancellable };

  *result = (QuothCompaction){ 0 };
  self.path = g_canonicalize_filename (path, NULL);
  if (!prepare (&self, error) || !quoth_compact_plan (self.database, self.path, before, result, cancellable, error)
      || !check_whole (&self, error) || !keep_backup (&self, result, error) || !write_base (&self, result, error))
    return FALSE;
  shrink (&self, result);
  return TRUE;
}
