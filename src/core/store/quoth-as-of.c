/* quoth-as-of.c: the project as it was
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A copy of the file is taken back (quoth-rewind.c), and its journal ends there: so it is a project like any other, which all of the program
 * can read, export and check. Rejected: to answer each question of a reader by looking through the journal (every query would have
 * two forms), and snapshots kept from time to time (they would make the file grow, and still need the journal between them).
 *
 * Cost: O(bytes of the project) for the copy, O(bytes of the journal) for taking back and for finding the texts that came later.
 */

#include "config.h"

#include "store/quoth-as-of.h"

#include <glib/gi18n-lib.h>

#include "store/quoth-backup.h"
#include "store/quoth-changeset-rows.h"
#include "store/quoth-base.h"
#include "store/quoth-file.h"
#include "store/quoth-journal.h"
#include "store/quoth-migration.h"
#include "store/quoth-query.h"
#include "store/quoth-reader-private.h"
#include "store/quoth-rewind.h"

/* The `user_version` from which on disagreements are kept. */
#define VERSION_WITH_MERGES 3

/* (nullable): the last entry at @moment; without @error if there is none. A base (quoth-base.c) is what was just before its cut, and from then on. */
static QuothHistoryEntry *
find (QuothDatabase *database, const QuothMoment *moment, QuothPosition *position, GError **error)
{
  gboolean by_entry = !quoth_id_is_none (&moment->entry);
  sqlite3_stmt *row = quoth_database_prepare (
    database,
    by_entry ? "SELECT id, kind, coder, time, label, undoes, counter, origin FROM journal WHERE id = ?1"
             : "SELECT id, kind, coder, time, label, undoes, counter, origin FROM journal WHERE time <= ?1"
               " AND NOT EXISTS (SELECT 1 FROM journal WHERE time < -?1)"
               " ORDER BY time DESC, counter DESC, origin DESC LIMIT 1",
    error);
  QuothHistoryEntry *entry = NULL;

  if (row == NULL)
    return NULL;
  if (by_entry)
    quoth_bind_id (row, 1, &moment->entry);
  else
    sqlite3_bind_int64 (row, 1, moment->time);
  if (quoth_database_step (database, row, error) != SQLITE_ROW)
    return NULL;
  entry = g_new0 (QuothHistoryEntry, 1);
  entry->id = quoth_column_id (row, 0);
  entry->kind = (QuothEntryKind) sqlite3_column_int (row, 1);
  entry->coder = quoth_column_id (row, 2);
  position->time = sqlite3_column_int64 (row, 3);
  entry->time = ABS (position->time);
  entry->label = quoth_column_dup_text (row, 4);
  entry->undoes = quoth_column_id (row, 5);
  position->counter = sqlite3_column_int64 (row, 6);
  position->origin = quoth_column_id (row, 7);
  sqlite3_reset (row);
  return entry;
}

static void
set_too_early_error (QuothDatabase *database, GError **error)
{
  sqlite3_stmt *row = quoth_database_prepare (database, "SELECT min (time) FROM journal", error);
  g_autoptr (GDateTime) start = NULL;
  g_autofree char *text = NULL;
  gint64 compacted;

  if (!quoth_base_get_cut (database, &compacted, error) || row == NULL || quoth_database_step (database, row, error) != SQLITE_ROW)
    return;
  start = g_date_time_new_from_unix_local ((compacted > 0 ? compacted : sqlite3_column_int64 (row, 0)) / 1000);
  text = start != NULL ? g_date_time_format (start, "%Y-%m-%d %H:%M:%S") : g_strdup ("?");
  sqlite3_reset (row);
  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_NOT_FOUND,
               compacted > 0 ? _ ("the history before %s was compacted; how the project was before that time is in older backups only")
                             : _ ("the journal of the project begins on %s; what was before that time is not known"),
               text);
}

static QuothHistoryEntry *
find_or_fail (QuothDatabase *database, const QuothMoment *moment, QuothPosition *position, GError **error)
{
  GError *local = NULL;
  QuothHistoryEntry *entry = find (database, moment, position, &local);

  if (local != NULL)
    g_propagate_error (error, local);
  else if (entry == NULL && quoth_id_is_none (&moment->entry))
    set_too_early_error (database, error);
  else if (entry == NULL)
    g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_NOT_FOUND, _ ("There is no such entry in the journal"));
  return entry;
}

QuothHistoryEntry *
quoth_reader_find_moment (QuothReader *self, const QuothMoment *moment, GError **error)
{
  QuothPosition position;

  return find_or_fail (quoth_reader_get_database (self), moment, &position, error);
}

/* What disagreed with work that is not there yet. A project that is older than merging has no table of that. */
static gboolean
forget_disagreements (QuothDatabase *database, GError **error)
{
  int version = quoth_migration_read_version (database, error);

  if (version < 0)
    return FALSE;
  return version < VERSION_WITH_MERGES
         || quoth_database_exec (database, "DELETE FROM disagreement WHERE entry NOT IN (SELECT id FROM journal)", error);
}

/* ---- Texts ---- */

/* Where the revision has the hashes of its text and of the file that came from (quoth-schema.c). */
static const int hash_columns[] = { 3, 8 };

static gboolean
note_hashes_cb (const QuothRow *row, gpointer data, GError **error)
{
  GHashTable *hashes = data;

  for (guint i = 0; g_str_equal (row->name, "revision") && i < G_N_ELEMENTS (hash_columns); i++)
    {
      sqlite3_value *value = quoth_row_get (row, hash_columns[i]);

      if (value != NULL && sqlite3_value_type (value) == SQLITE_BLOB)
        g_hash_table_add (hashes, g_bytes_new (sqlite3_value_blob (value), (gsize) sqlite3_value_bytes (value)));
    }
  return TRUE;
}

/* Of all entries that are in the journal now. */
static GHashTable *
list_hashes (QuothDatabase *database, GError **error)
{
  g_autoptr (GHashTable) hashes = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL);
  g_autoptr (GArray) entries = quoth_query_ids (database, "SELECT id FROM journal", NULL, error);

  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      g_autoptr (GBytes) changeset = quoth_journal_load_written (database, &g_array_index (entries, QuothId, i), error);

      if (changeset == NULL || !quoth_changeset_foreach_row (changeset, note_hashes_cb, hashes, error))
        return NULL;
    }
  return entries != NULL ? g_steal_pointer (&hashes) : NULL;
}

static gboolean
delete_rows (QuothDatabase *database, const char *list, const char *delete, GHashTable *kept, GError **error)
{
  sqlite3_stmt *row = quoth_database_prepare (database, list, error);
  sqlite3_stmt *statement = quoth_database_prepare (database, delete, error);
  int result = 0;

  while (row != NULL && statement != NULL && (result = quoth_database_step (database, row, error)) == SQLITE_ROW)
    {
      g_autoptr (GBytes) hash = g_bytes_new (sqlite3_column_blob (row, 0), (gsize) sqlite3_column_bytes (row, 0));

      if (g_hash_table_contains (kept, hash))
        continue;
      sqlite3_reset (statement);
      sqlite3_bind_value (statement, 1, sqlite3_column_value (row, 0));
      if (!quoth_database_run (database, statement, error))
        {
          sqlite3_reset (row);
          return FALSE;
        }
    }
  return result == SQLITE_DONE;
}

/* Texts and files are in no entry, but by their hash: those that only later entries name go with these, and so do their bytes. What an
 * entry named that was taken back stays, for a redo. Where an entry cannot be read, it may name any of them. */
static gboolean
forget_texts (QuothDatabase *database, GError **error)
{
  GError *local = NULL;
  g_autoptr (GHashTable) kept = list_hashes (database, &local);

  if (g_error_matches (local, QUOTH_ERROR, QUOTH_ERROR_DAMAGED))
    {
      g_error_free (local);
      return TRUE;
    }
  if (kept == NULL)
    g_propagate_error (error, local);
  return kept != NULL
         && delete_rows (database, "SELECT sha256 FROM content WHERE sha256 NOT IN (SELECT sha256 FROM revision)",
                         "DELETE FROM content WHERE sha256 = ?1", kept, error)
         && delete_rows (database,
                         "SELECT sha256 FROM original WHERE sha256 NOT IN (SELECT original FROM revision WHERE original IS NOT NULL)",
                         "DELETE FROM original WHERE sha256 = ?1", kept, error);
}

static gboolean
forget_later (QuothDatabase *database, const QuothPosition *position, GError **error)
{
  sqlite3_stmt *statement
    = quoth_database_prepare (database, "DELETE FROM journal WHERE (time, counter, origin) > (?1, ?2, ?3)", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, position->time);
  sqlite3_bind_int64 (statement, 2, position->counter);
  quoth_bind_id (statement, 3, &position->origin);
  return quoth_database_run (database, statement, error) && forget_disagreements (database, error) && forget_texts (database, error);
}

/* A project of an older version, which is only read, has tables that lack columns; its entries lack them too. */
static gboolean
take_back (const char *path, const QuothMoment *moment, QuothProgressFunc progress, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (QuothDatabase) database = quoth_database_open (path, SQLITE_OPEN_READWRITE, error);
  g_autoptr (QuothHistoryEntry) entry = NULL;
  QuothPosition position;
  gboolean done;

  /* What is deleted is overwritten: a copy is given to others. */
  if (database == NULL || !quoth_database_exec (database, "PRAGMA secure_delete = ON", error)
      || !quoth_database_exec (database, "BEGIN IMMEDIATE", error))
    return FALSE;
  quoth_database_set_cancellable (database, cancellable);
  entry = find_or_fail (database, moment, &position, error);
  done = entry != NULL && quoth_rewind_to (database, &position, progress, data, cancellable, error)
         && forget_later (database, &position, error);
  quoth_database_set_cancellable (database, NULL);
  return done && quoth_database_exec (database, "COMMIT", error);
}

/* What was to be seen before a text was handed out blind is to be seen in the copy. */
static gboolean
check_viewer (QuothStore *self, GError **error)
{
  g_autoptr (QuothReader) view = quoth_store_open_view (self, error);

  if (view != NULL && quoth_reader_get_viewer (view) != NULL)
    g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_CONFLICT,
                         _ ("While somebody codes blind, the project as it was is not shown to them: others’ work may be in it. It is once all are done, or the "
                            "texts were opened"));
  return view != NULL && quoth_reader_get_viewer (view) == NULL;
}

gboolean
quoth_store_copy_as_of (QuothStore *self,
                        const QuothMoment *moment,
                        const char *destination,
                        QuothProgressFunc progress,
                        gpointer progress_data,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autofree char *path = g_canonicalize_filename (destination, NULL);
  g_autofree char *temporary = NULL;

  if (!check_viewer (self, error) || !quoth_file_check_vacant (path, error))
    return FALSE;
  temporary = quoth_file_make_temporary (path, error);
  if (temporary == NULL)
    return FALSE;
  if (quoth_store_backup (self, temporary, TRUE, progress, progress_data, cancellable, error)
      && take_back (temporary, moment, progress, progress_data, cancellable, error)
      && quoth_file_publish (temporary, path, FALSE, error))
    return TRUE;
  quoth_file_discard (temporary);
  return FALSE;
}
