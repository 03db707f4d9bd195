/* quoth-team-journal.c: what a copy of a project has, and gives to its team
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Texts and original files are not in the changesets, which name their hashes: they go with the entry that made the
 * revision they belong to.
 */

#include "config.h"

#include "store/quoth-team-journal.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/quoth-base.h"
#include "store/quoth-changeset.h"
#include "store/quoth-query.h"

/* Columns of the table "revision". */
#define REVISION_SHA256 3
#define REVISION_ORIGINAL 8

gboolean
quoth_team_journal_get_project (QuothDatabase *database, QuothId *project, GError **error)
{
  g_autoptr (GArray) ids = quoth_query_ids (database, "SELECT id FROM project ORDER BY id LIMIT 1", NULL, error);

  if (ids == NULL)
    return FALSE;
  if (ids->len == 1)
    {
      *project = g_array_index (ids, QuothId, 0);
      return TRUE;
    }
  g_set_error_literal (
    error, QUOTH_ERROR, QUOTH_ERROR_DAMAGED, _ ("The project does not say which it is; go back to a backup of it"));
  return FALSE;
}

gboolean
quoth_team_journal_get_latest (QuothDatabase *database, gint64 *latest, GError **error)
{
  *latest = 0;
  return quoth_query_number (database, "SELECT max (time) FROM journal", NULL, latest, error);
}

gboolean
quoth_team_journal_find_newest (QuothDatabase *database, QuothId *origin, gint64 *seq, GError **error)
{
  sqlite3_stmt *row = quoth_database_prepare (database,
                                              "SELECT origin, seq FROM journal WHERE kind <> 5"
                                              " ORDER BY time DESC, counter DESC, origin DESC LIMIT 1",
                                              error);
  int result;

  *seq = 0;
  if (row == NULL)
    return FALSE;
  result = quoth_database_step (database, row, error);
  if (result == SQLITE_ROW)
    {
      *origin = quoth_column_id (row, 0);
      *seq = sqlite3_column_int64 (row, 1);
    }
  sqlite3_reset (row);
  return result != 0;
}

static gboolean
add_runs (QuothDatabase *database, const char *sql, QuothSeqSet *set, GError **error)
{
  sqlite3_stmt *row = quoth_database_prepare (database, sql, error);
  int result = 0;

  while (row != NULL && (result = quoth_database_step (database, row, error)) == SQLITE_ROW)
    {
      QuothId origin = quoth_column_id (row, 0);

      quoth_seq_set_add (set, &origin, sqlite3_column_int64 (row, 1), sqlite3_column_int64 (row, 2));
    }
  return result == SQLITE_DONE;
}

QuothSeqSet *
quoth_team_journal_list_known (QuothDatabase *database, GError **error)
{
  g_autoptr (QuothSeqSet) known = quoth_seq_set_new ();

  /* Of one origin there is a first and a last, and nothing missing between them. A base is no entry of the history. */
  if (add_runs (database, "SELECT origin, min (seq), max (seq) FROM journal WHERE " QUOTH_NOT_OF_BASE " GROUP BY origin", known, error)
      && add_runs (database, "SELECT origin, 1, seq FROM covered", known, error))
    return g_steal_pointer (&known);
  return NULL;
}

static void
append_seq (GArray *runs, const QuothId *origin, gint64 seq)
{
  QuothSeqRun *last = runs->len > 0 ? &g_array_index (runs, QuothSeqRun, runs->len - 1) : NULL;
  QuothSeqRun run = { .origin = *origin, .first = seq, .last = seq };

  if (last != NULL && last->last + 1 == seq && quoth_id_equal (&last->origin, origin))
    last->last = seq;
  else
    g_array_append_val (runs, run);
}

GArray *
quoth_team_journal_list_missing (QuothDatabase *database, const QuothSeqSet *shared, GError **error)
{
  g_autoptr (GArray) missing = g_array_new (FALSE, FALSE, sizeof (QuothSeqRun));
  sqlite3_stmt *row = quoth_database_prepare (database, "SELECT origin, seq FROM journal WHERE " QUOTH_NOT_OF_BASE " ORDER BY origin, seq", error);
  int result = 0;

  while (row != NULL && (result = quoth_database_step (database, row, error)) == SQLITE_ROW)
    {
      QuothId origin = quoth_column_id (row, 0);
      gint64 seq = sqlite3_column_int64 (row, 1);

      if (!quoth_seq_set_has (shared, &origin, seq, seq))
        append_seq (missing, &origin, seq);
    }
  return result == SQLITE_DONE ? g_steal_pointer (&missing) : NULL;
}

static GBytes *
column_bytes (sqlite3_stmt *row, int column)
{
  gconstpointer data = sqlite3_column_blob (row, column);

  return g_bytes_new (data, data != NULL ? (gsize) sqlite3_column_bytes (row, column) : 0);
}

static gboolean
load_content (QuothDatabase *database,
              QuothShareType type,
              GBytes *hash,
              QuothShareRecord *record,
              gboolean *found,
              GError **error)
{
  gsize size;
  const guint8 *sha256 = g_bytes_get_data (hash, &size);
  sqlite3_stmt *row
    = type == QUOTH_SHARE_TEXT
        ? quoth_database_prepare (database, "SELECT length, 0, text FROM content WHERE sha256 = ?1", error)
        : quoth_database_prepare (database, "SELECT size, codec, bytes FROM original WHERE sha256 = ?1", error);
  int result;

  *found = FALSE;
  if (row == NULL || size != sizeof record->sha256)
    return row != NULL;
  sqlite3_bind_blob (row, 1, sha256, (int) size, SQLITE_STATIC);
  result = quoth_database_step (database, row, error);
  if (result == SQLITE_ROW)
    {
      *found = TRUE;
      record->type = type;
      memcpy (record->sha256, sha256, size);
      record->size = sqlite3_column_int64 (row, 0);
      record->codec = sqlite3_column_int (row, 1);
      record->bytes = column_bytes (row, 2);
    }
  sqlite3_reset (row);
  return result != 0;
}

typedef struct
{
  QuothDatabase *database;
  GHashTable *content;
  QuothShareFunc func;
  gpointer user_data;
} Reading;

/* What is missing from a project that is damaged is not told: the rest of it is as good as it was. */
static gboolean
tell_content (Reading *self, QuothShareType type, sqlite3_value *value, GError **error)
{
  gconstpointer data = value != NULL ? sqlite3_value_blob (value) : NULL;
  g_autoptr (GBytes) hash = NULL;
  QuothShareRecord record = { 0 };
  gboolean found;
  gboolean done = TRUE;

  if (data == NULL)
    return TRUE;
  hash = g_bytes_new (data, (gsize) sqlite3_value_bytes (value));
  if (g_hash_table_contains (self->content, hash))
    return TRUE;
  if (!load_content (self->database, type, hash, &record, &found, error))
    return FALSE;
  if (found)
    {
      done = self->func (&record, self->user_data, error);
      g_bytes_unref (record.bytes);
      g_hash_table_add (self->content, g_steal_pointer (&hash));
    }
  return done;
}

static gboolean
tell_revision (Reading *self, sqlite3_changeset_iter *iter, GError **error)
{
  sqlite3_value *text = NULL;
  sqlite3_value *original = NULL;
  const char *table;
  int n_columns, op;

  if (sqlite3changeset_op (iter, &table, &n_columns, &op, NULL) != SQLITE_OK || !g_str_equal (table, "revision")
      || op == SQLITE_DELETE || n_columns <= REVISION_ORIGINAL)
    return TRUE;
  sqlite3changeset_new (iter, REVISION_SHA256, &text);
  sqlite3changeset_new (iter, REVISION_ORIGINAL, &original);
  return tell_content (self, QUOTH_SHARE_TEXT, text, error)
         && tell_content (self, QUOTH_SHARE_ORIGINAL, original, error);
}

/* A changeset that cannot be read goes on as it is: whoever gets it is in no worse place than this copy. */
static gboolean
tell_contents (Reading *self, const QuothShareRecord *entry, GError **error)
{
  g_autoptr (GBytes) changeset = quoth_changeset_unpack (entry->bytes, entry->codec, NULL);
  sqlite3_changeset_iter *iter = NULL;
  gboolean done = TRUE;
  int result;

  if (changeset == NULL || g_bytes_get_size (changeset) == 0 || !quoth_changeset_is_whole (changeset))
    return TRUE;
  result = sqlite3changeset_start (
    &iter, (int) g_bytes_get_size (changeset), (void *) g_bytes_get_data (changeset, NULL));
  while (done && result == SQLITE_OK && sqlite3changeset_next (iter) == SQLITE_ROW)
    done = tell_revision (self, iter, error);
  sqlite3changeset_finalize (iter);
  return done;
}

static gboolean
load_entry (QuothDatabase *database, QuothShareRecord *entry, gboolean *found, GError **error)
{
  sqlite3_stmt *row = quoth_database_prepare (
    database,
    "SELECT id, time, counter, coder, kind, label, undoes, schema, codec, changeset FROM journal"
    " WHERE origin = ?1 AND seq = ?2",
    error);
  int result;

  if (row == NULL)
    return FALSE;
  quoth_bind_id (row, 1, &entry->origin);
  sqlite3_bind_int64 (row, 2, entry->seq);
  result = quoth_database_step (database, row, error);
  *found = result == SQLITE_ROW;
  if (*found)
    {
      entry->id = quoth_column_id (row, 0);
      entry->time = sqlite3_column_int64 (row, 1);
      entry->counter = sqlite3_column_int64 (row, 2);
      entry->coder = quoth_column_id (row, 3);
      entry->kind = sqlite3_column_int (row, 4);
      entry->label = column_bytes (row, 5);
      entry->undoes = quoth_column_id (row, 6);
      entry->schema = sqlite3_column_int (row, 7);
      entry->codec = sqlite3_column_int (row, 8);
      entry->bytes = column_bytes (row, 9);
    }
  sqlite3_reset (row);
  return result != 0;
}

gboolean
quoth_team_journal_read_entry (QuothDatabase *database,
                               const QuothId *origin,
                               gint64 seq,
                               GHashTable *content,
                               QuothShareFunc func,
                               gpointer user_data,
                               GError **error)
{
  QuothShareRecord entry = { .type = QUOTH_SHARE_ENTRY, .origin = *origin, .seq = seq };
  Reading reading = { database, content, func, user_data };
  gboolean found, done;

  if (!load_entry (database, &entry, &found, error))
    return FALSE;
  if (!found)
    return TRUE;
  done = tell_contents (&reading, &entry, error) && func (&entry, user_data, error);
  g_bytes_unref (entry.label);
  g_bytes_unref (entry.bytes);
  return done;
}
