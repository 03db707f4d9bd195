/* quoth-restore-preview.c: what would be different after a restore
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The journals tell which steps would go, and SQLite's session extension compares the tables, row by row by their keys: what is different is
 * a changeset, which is read as any other. So what was made and removed again since is not counted, and it does not matter by which way the two
 * came apart (a merge, another restore). O(rows of both).
 */

#include "config.h"

#include "store/quoth-restore-private.h"

#include <glib/gi18n-lib.h>

#include "store/quoth-backup-mark.h"
#include "store/quoth-backup.h"
#include "store/quoth-changeset.h"
#include "store/quoth-check.h"
#include "store/quoth-file.h"
#include "store/quoth-migration.h"
#include "store/quoth-open.h"
#include "store/quoth-query.h"
#include "store/quoth-relate.h"
#include "store/quoth-schema.h"

static void
share_free (gpointer data)
{
  QuothRestoreShare *self = data;

  g_free (self->name);
  g_free (self);
}

void
quoth_restore_preview_free (QuothRestorePreview *self)
{
  g_free (self->fault);
  g_clear_pointer (&self->shares, g_ptr_array_unref);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_free (self);
}

static gboolean
check_version (const char *backup, GError **error)
{
  g_autofree char *name = g_filename_display_basename (backup);
  int version;

  if (!quoth_open_look (backup, &version, error))
    return FALSE;
  if (version <= QUOTH_SCHEMA_VERSION)
    return TRUE;
  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_NEWER,
               _ ("“%s” was made by a newer Quoth (version %d of projects, this one knows %d); bring this Quoth up to date"), name,
               version, QUOTH_SCHEMA_VERSION);
  return FALSE;
}

QuothDatabase *
quoth_restore_open (const char *path, const char *backup, char **location, GError **error)
{
  g_autofree char *name = g_filename_display_basename (backup);
  g_autofree char *found = NULL;
  g_autoptr (QuothDatabase) database = NULL;

  if (quoth_relate_is_same_file (path, backup))
    {
      g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID, _ ("“%s” is the project itself, not a backup of it"), name);
      return NULL;
    }
  if (!check_version (backup, error))
    return NULL;
  found = quoth_open_has_no_log (backup) && !quoth_file_has_log (backup) ? quoth_open_get_uri (backup, error)
                                                                         : quoth_open_for_reading (backup, error);
  if (found == NULL)
    return NULL;
  database = quoth_database_open (found, SQLITE_OPEN_READONLY, error);
  if (database == NULL || !quoth_open_check_tables (database, error))
    return NULL;
  if (location != NULL)
    *location = g_steal_pointer (&found);
  return g_steal_pointer (&database);
}

static gboolean
share_project (QuothDatabase *project, QuothDatabase *backup, gboolean *share, GError **error)
{
  g_autoptr (GArray) mine = quoth_query_ids (project, "SELECT id FROM project ORDER BY id", NULL, error);
  g_autoptr (GArray) theirs
    = mine != NULL ? quoth_query_ids (backup, "SELECT id FROM project ORDER BY id", NULL, error) : NULL;

  *share = FALSE;
  for (guint i = 0; theirs != NULL && i < mine->len; i++)
    for (guint j = 0; j < theirs->len; j++)
      *share |= quoth_id_equal (&g_array_index (mine, QuothId, i), &g_array_index (theirs, QuothId, j));
  return theirs != NULL;
}

gboolean
quoth_restore_check_related (QuothDatabase *project, QuothDatabase *backup, GError **error)
{
  gboolean share;

  if (!share_project (project, backup, &share, error)
      || (!share && !quoth_relate_journals (project, backup, &share, error)))
    return FALSE;
  if (!share)
    g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
                         _ ("It is a backup of another project; open it as a project of its own"));
  return share;
}

GPtrArray *
quoth_restore_check (QuothDatabase *backup, QuothProgressFunc progress, gpointer progress_data, GCancellable *cancellable, GError **error)
{
  return quoth_migration_bridge (backup, error)
           ? quoth_check_database (backup, progress, progress_data, cancellable, error)
           : NULL;
}

/* ---- Comparing ---- */

#define NOT_IN(schema) "entry.kind <> 5 AND NOT EXISTS (SELECT 1 FROM " schema ".journal AS other WHERE other.id = entry.id)"

static gboolean
attach (QuothDatabase *project, const char *location, GError **error)
{
  sqlite3_stmt *statement = quoth_database_prepare (project, "ATTACH ?1 AS backup", error);

  if (statement == NULL)
    return FALSE;
  quoth_bind_text (statement, 1, location);
  return quoth_database_run (project, statement, error);
}

static gboolean
count_entries (QuothRestorePreview *self, QuothDatabase *project, GError **error)
{
  gint64 n_lost, n_back;

  if (!quoth_query_number (project, "SELECT count (*) FROM main.journal AS entry WHERE " NOT_IN ("backup"),
                           &QUOTH_ID_NONE, &n_lost, error)
      || !quoth_query_number (project, "SELECT count (*) FROM backup.journal AS entry WHERE " NOT_IN ("main"),
                              &QUOTH_ID_NONE, &n_back, error))
    return FALSE;
  self->n_lost = (guint) n_lost;
  self->n_back = (guint) n_back;
  return TRUE;
}

static gboolean
list_shares (QuothRestorePreview *self, QuothDatabase *project, GError **error)
{
  sqlite3_stmt *row = quoth_database_prepare (
    project,
    "SELECT coder, (SELECT name FROM main.coder WHERE id = entry.coder), count (*) FROM main.journal AS entry"
    " WHERE " NOT_IN ("backup") " GROUP BY coder ORDER BY 3 DESC, 2",
    error);
  int result = 0;

  while (row != NULL && (result = quoth_database_step (project, row, error)) == SQLITE_ROW)
    {
      QuothRestoreShare *share = g_new0 (QuothRestoreShare, 1);

      share->coder = quoth_column_id (row, 0);
      share->name = quoth_column_dup_text (row, 1);
      share->n_entries = (guint) sqlite3_column_int (row, 2);
      g_ptr_array_add (self->shares, share);
    }
  return result == SQLITE_DONE;
}

static gboolean
list_steps (QuothRestorePreview *self, QuothDatabase *project, GError **error)
{
  sqlite3_stmt *row = quoth_database_prepare (
    project,
    "SELECT id, kind, coder, time, label, undoes FROM main.journal AS entry WHERE " NOT_IN ("backup")
    " ORDER BY time DESC, counter DESC, origin DESC LIMIT " G_STRINGIFY (QUOTH_RESTORE_STEPS),
    error);
  int result = 0;

  while (row != NULL && (result = quoth_database_step (project, row, error)) == SQLITE_ROW)
    {
      QuothHistoryEntry *entry = g_new0 (QuothHistoryEntry, 1);

      entry->id = quoth_column_id (row, 0);
      entry->kind = (QuothEntryKind) sqlite3_column_int (row, 1);
      entry->coder = quoth_column_id (row, 2);
      entry->time = sqlite3_column_int64 (row, 3);
      entry->label = quoth_column_dup_text (row, 4);
      entry->undoes = quoth_column_id (row, 5);
      g_ptr_array_add (self->steps, entry);
    }
  return result == SQLITE_DONE;
}

/* What an older version lacks as a whole is empty in it; a table that has other columns cannot be compared. */
static gboolean
compare_tables (QuothDatabase *project, sqlite3_session *session, gboolean *comparable, GError **error)
{
  sqlite3 *handle = quoth_database_get_handle (project);

  *comparable = TRUE;
  for (const QuothTable *table = quoth_schema_get_tables (); table->name != NULL && *comparable; table++)
    {
      int result = sqlite3session_diff (session, "backup", table->name, NULL);

      if (result == SQLITE_SCHEMA || result == SQLITE_ERROR)
        *comparable = sqlite3_table_column_metadata (handle, "backup", table->name, NULL, NULL, NULL, NULL, NULL, NULL) != SQLITE_OK;
      else if (result != SQLITE_OK)
        {
          quoth_database_set_error (project, result, error);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
count_values (QuothRestorePreview *self, QuothDatabase *project, GError **error)
{
  g_autoptr (sqlite3_session) session = quoth_changeset_record (project, error);
  g_autoptr (GBytes) changeset = NULL;
  g_autoptr (GArray) items = NULL;

  if (session == NULL || !compare_tables (project, session, &self->has_counts, error))
    return FALSE;
  if (!self->has_counts)
    return TRUE;
  changeset = quoth_changeset_finish (project, session, error);
  items = changeset != NULL ? quoth_changeset_to_news (project, changeset, error) : NULL;
  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      const QuothNewsItem *item = &g_array_index (items, QuothNewsItem, i);

      self->counts[item->type][item->kind]++;
    }
  return items != NULL;
}

static gboolean
compare (QuothRestorePreview *self, QuothDatabase *project, const char *location, GCancellable *cancellable, GError **error)
{
  gboolean done;

  quoth_database_set_cancellable (project, cancellable);
  done = attach (project, location, error) && quoth_database_exec (project, "BEGIN", error)
         && count_entries (self, project, error) && list_shares (self, project, error)
         && list_steps (self, project, error) && count_values (self, project, error);
  quoth_database_set_cancellable (project, NULL);
  return done;
}

static gint64
read_time (QuothDatabase *backup)
{
  g_auto (QuothBackupMark) mark = { 0 };
  gint64 time = 0;

  if (quoth_backup_mark_read (backup, &mark, NULL) && mark.name != NULL)
    return mark.time;
  quoth_query_number (backup, "SELECT max (time) FROM journal", &QUOTH_ID_NONE, &time, NULL);
  return time;
}

/* The project is opened without looking at its header first: one that is damaged is a finding. */
static QuothDatabase *
open_project (const char *path, char **fault)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *location = quoth_open_for_reading (path, &local);
  QuothDatabase *database = location != NULL ? quoth_database_open (location, SQLITE_OPEN_READONLY, &local) : NULL;

  if (database == NULL)
    *fault = g_strdup (local->message);
  return database;
}

/* Where the project is damaged, that is what is found. */
static gboolean
look_at_project (QuothRestorePreview *self,
                 const char *path,
                 QuothDatabase *backup,
                 const char *location,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (QuothDatabase) project = open_project (path, &self->fault);
  g_autoptr (GError) local = NULL;
  gboolean done;

  if (project == NULL)
    return TRUE;
  done = quoth_restore_check_related (project, backup, &local) && compare (self, project, location, cancellable, &local);
  g_clear_pointer (&project, quoth_database_free);
  quoth_open_tidy (path);
  if (!done && g_error_matches (local, QUOTH_ERROR, QUOTH_ERROR_DAMAGED))
    self->fault = g_strdup (local->message);
  else if (!done)
    g_propagate_error (error, g_steal_pointer (&local));
  return done || self->fault != NULL;
}

/* (transfer full) (nullable): a copy of @backup with the tables of this version, so that it can be compared, in a temporary file; %NULL where none is
 * needed, or none can be made: then no values are counted. */
static char *
make_comparable (QuothDatabase *backup, GCancellable *cancellable)
{
  g_autofree char *beside = g_build_filename (g_get_tmp_dir (), "quoth-preview.quoth", NULL);
  g_autofree char *path = NULL;
  g_autoptr (QuothDatabase) copy = NULL;

  if (quoth_migration_read_version (backup, NULL) >= QUOTH_SCHEMA_VERSION || (path = quoth_file_make_temporary (beside, NULL)) == NULL)
    return NULL;
  copy = quoth_database_open (path, SQLITE_OPEN_READWRITE, NULL);
  if (copy != NULL && quoth_database_exec (copy, "PRAGMA synchronous = OFF", NULL)
      && quoth_backup_copy_pages (backup, copy, NULL, NULL, cancellable, NULL) && quoth_migration_bring_up (copy, NULL))
    return g_steal_pointer (&path);
  g_clear_pointer (&copy, quoth_database_free);
  quoth_file_discard (path);
  return NULL;
}

QuothRestorePreview *
quoth_restore_preview (const char *path,
                       const char *backup,
                       QuothProgressFunc progress,
                       gpointer progress_data,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autofree char *canonical = g_canonicalize_filename (path, NULL);
  g_autofree char *source = g_canonicalize_filename (backup, NULL);
  g_autofree char *location = NULL;
  g_autofree char *comparable = NULL;
  gboolean done;
  g_autoptr (QuothRestorePreview) self = g_new0 (QuothRestorePreview, 1);
  g_autoptr (QuothDatabase) database = quoth_restore_open (canonical, source, &location, error);

  if (database == NULL)
    return NULL;
  self->shares = g_ptr_array_new_with_free_func (share_free);
  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_history_entry_free);
  self->time = read_time (database);
  comparable = make_comparable (database, cancellable);
  done = look_at_project (self, canonical, database, comparable != NULL ? comparable : location, cancellable, error);
  if (comparable != NULL)
    quoth_file_discard (comparable);
  if (!done)
    return NULL;
  self->problems = quoth_restore_check (database, progress, progress_data, cancellable, error);
  return self->problems != NULL ? g_steal_pointer (&self) : NULL;
}
