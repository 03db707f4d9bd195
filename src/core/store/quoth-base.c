/* quoth-base.c: what stands in a journal for the entries that were compacted
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A base is a history that is shorter than the one it stands for and leads to the same place: its first entry makes all rows that there were then,
 * and those that had been deleted; the others delete these again (quoth-base-make.c). So a replay, a rewind, what a merge digs out and `check --rebuild`
 * need to know nothing of it, but that it is done as it is, without asking for rules: what it leaves between two of its entries is no state of
 * the project that ever was.
 *
 * Its entries are of a kind of their own, and of an origin of their own. It is never shared: other copies have the entries that it has in it, or
 * take it by a merge as a whole, and the folder of a team keeps the entries themselves, so that who joins has all of the history.
 *
 * It stands before everything. An entry of another copy that comes late, older than the cut and not in the base, is then replayed after it; so its time
 * is that of the cut, counted from 1970 backwards. Who lists entries by time passes it over, and whoever wants to know of it asks here. What it
 * has in it is in the table `covered`: of each origin the first so many.
 *
 * Its name is a hash of what is in it. Two copies that compact the same entries have the same base.
 */

#include "config.h"

#include "store/quoth-base.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/quoth-changeset.h"
#include "store/quoth-query.h"
#include "store/quoth-schema.h"
#include "text/quoth-sha256.h"

/* A project of an older version has no such table. */
static gboolean
has_covered (QuothDatabase *database, gboolean *has, GError **error)
{
  gint64 n_columns;

  if (!quoth_query_number (database, "SELECT count (*) FROM pragma_table_info ('covered') WHERE ?1 IS NULL", &QUOTH_ID_NONE, &n_columns, error))
    return FALSE;
  *has = n_columns > 0;
  return TRUE;
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
quoth_base_list_covered (QuothDatabase *database, GError **error)
{
  g_autoptr (QuothSeqSet) covered = quoth_seq_set_new ();
  gboolean has;

  if (!has_covered (database, &has, error)
      || (has && !add_runs (database, "SELECT origin, 1, seq FROM covered", covered, error)))
    return NULL;
  return g_steal_pointer (&covered);
}

QuothSeqSet *
quoth_base_list_known (QuothDatabase *database, GError **error)
{
  g_autoptr (QuothSeqSet) known = quoth_base_list_covered (database, error);

  if (known == NULL
      || !add_runs (database, "SELECT origin, seq, seq FROM journal WHERE " QUOTH_NOT_OF_BASE " ORDER BY origin, seq", known, error))
    return NULL;
  return g_steal_pointer (&known);
}

gint64
quoth_base_count (const QuothSeqSet *set)
{
  g_autoptr (GArray) runs = quoth_seq_set_list_runs (set);
  gint64 n = 0;

  for (guint i = 0; i < runs->len; i++)
    n += g_array_index (runs, QuothSeqRun, i).last - g_array_index (runs, QuothSeqRun, i).first + 1;
  return n;
}

gboolean
quoth_base_get_cut (QuothDatabase *database, gint64 *before, GError **error)
{
  /* The first entry of all, if it is of a base. */
  return quoth_query_number (database,
                             "SELECT iif (kind = 5, -time, 0) FROM journal WHERE ?1 IS NULL ORDER BY time, counter, origin LIMIT 1",
                             &QUOTH_ID_NONE, before, error);
}

/* ---- Putting ---- */

static QuothId
make_id (GByteArray *bytes)
{
  guint8 sha256[QUOTH_SHA256_SIZE];
  QuothId id;

  quoth_sha256 (bytes->data, bytes->len, sha256);
  memcpy (id.bytes, sha256, sizeof id.bytes);
  return id;
}

static void
append_number (GByteArray *bytes, gint64 number)
{
  guint64 encoded = GUINT64_TO_BE ((guint64) number);

  g_byte_array_append (bytes, (const guint8 *) &encoded, sizeof encoded);
}

/* By what is in it, and what it does. */
static QuothId
make_origin (const QuothSeqSet *covered, GPtrArray *changesets, gint64 before)
{
  g_autoptr (GArray) runs = quoth_seq_set_list_runs (covered);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  append_number (bytes, before);
  for (guint i = 0; i < runs->len; i++)
    {
      const QuothSeqRun *run = &g_array_index (runs, QuothSeqRun, i);

      g_byte_array_append (bytes, run->origin.bytes, sizeof run->origin.bytes);
      append_number (bytes, run->last);
    }
  for (guint i = 0; i < changesets->len; i++)
    {
      guint8 sha256[QUOTH_SHA256_SIZE];

      quoth_sha256_bytes (changesets->pdata[i], sha256);
      g_byte_array_append (bytes, sha256, sizeof sha256);
    }
  return make_id (bytes);
}

static QuothId
make_entry_id (const QuothId *origin, guint number)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  g_byte_array_append (bytes, origin->bytes, sizeof origin->bytes);
  append_number (bytes, number);
  return make_id (bytes);
}

static gboolean
add_entry (QuothDatabase *database, const QuothId *origin, guint number, gint64 before, GBytes *changeset, GError **error)
{
  int codec;
  QuothId id = make_entry_id (origin, number);
  g_autoptr (GBytes) packed = quoth_changeset_pack (changeset, &codec);
  sqlite3_stmt *statement = quoth_database_prepare (
    database,
    "INSERT INTO journal (id, origin, seq, time, counter, coder, kind, label, undoes, schema, codec, changeset)"
    " VALUES (?1, ?2, ?3, ?4, ?3, zeroblob (16), 5, ?5, NULL, ?6, ?7, ?8)",
    error);

  if (statement == NULL)
    return FALSE;
  quoth_bind_id (statement, 1, &id);
  quoth_bind_id (statement, 2, origin);
  sqlite3_bind_int64 (statement, 3, number);
  sqlite3_bind_int64 (statement, 4, -before);
  quoth_bind_text (statement, 5, _ ("Compacted history"));
  sqlite3_bind_int (statement, 6, QUOTH_SCHEMA_VERSION);
  sqlite3_bind_int (statement, 7, codec);
  sqlite3_bind_blob64 (statement, 8, g_bytes_get_data (packed, NULL), g_bytes_get_size (packed), SQLITE_STATIC);
  return quoth_database_run (database, statement, error);
}

static gboolean
cover (QuothDatabase *database, gint64 before, GError **error)
{
  sqlite3_stmt *statement = quoth_database_prepare (
    database,
    "INSERT INTO covered (origin, seq) SELECT origin, max (seq) FROM journal WHERE time < ?1 AND kind <> 5 GROUP BY origin"
    " ON CONFLICT (origin) DO UPDATE SET seq = max (seq, excluded.seq)",
    error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, before);
  if (!quoth_database_run (database, statement, error))
    return FALSE;
  statement = quoth_database_prepare (database, "DELETE FROM journal WHERE time < ?1", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, before);
  return quoth_database_run (database, statement, error);
}

gboolean
quoth_base_put (QuothDatabase *database, GPtrArray *changesets, gint64 before, GError **error)
{
  g_autoptr (QuothSeqSet) covered = NULL;
  QuothId origin;

  if (!cover (database, before, error))
    return FALSE;
  covered = quoth_base_list_covered (database, error);
  if (covered == NULL)
    return FALSE;
  origin = make_origin (covered, changesets, before);
  for (guint i = 0; i < changesets->len; i++)
    if (!add_entry (database, &origin, i + 1, before, changesets->pdata[i], error))
      return FALSE;
  return TRUE;
}

/* ---- Taking ---- */

/* Writes what @select gives of @other, column by column. */
static gboolean
copy_rows (QuothDatabase *database, QuothDatabase *other, const char *select, const char *insert, GError **error)
{
  sqlite3_stmt *row = quoth_database_prepare (other, select, error);
  sqlite3_stmt *statement = quoth_database_prepare (database, insert, error);
  int result = 0;

  while (row != NULL && statement != NULL && (result = quoth_database_step (other, row, error)) == SQLITE_ROW)
    {
      for (int i = 0; i < sqlite3_column_count (row); i++)
        sqlite3_bind_value (statement, i + 1, sqlite3_column_value (row, i));
      if (!quoth_database_run (database, statement, error))
        {
          sqlite3_reset (row);
          return FALSE;
        }
    }
  return result == SQLITE_DONE;
}

static gboolean
forget_run (QuothDatabase *database, const char *sql, const QuothSeqRun *run, GError **error)
{
  sqlite3_stmt *statement = quoth_database_prepare (database, sql, error);

  if (statement == NULL)
    return FALSE;
  quoth_bind_id (statement, 1, &run->origin);
  sqlite3_bind_int64 (statement, 2, run->last);
  return quoth_database_run (database, statement, error);
}

/* What is in the base from now on. */
static gboolean
forget_covered (QuothDatabase *database, const QuothSeqSet *covered, GError **error)
{
  g_autoptr (GArray) runs = quoth_seq_set_list_runs (covered);

  for (guint i = 0; i < runs->len; i++)
    {
      const QuothSeqRun *run = &g_array_index (runs, QuothSeqRun, i);

      if (!forget_run (database,
                       "DELETE FROM disagreement WHERE entry IN (SELECT id FROM journal WHERE origin = ?1 AND seq <= ?2)",
                       run, error)
          || !forget_run (database, "DELETE FROM journal WHERE origin = ?1 AND seq <= ?2", run, error))
        return FALSE;
    }
  return quoth_database_exec (database, "DELETE FROM journal WHERE kind = 5; DELETE FROM covered", error);
}

gboolean
quoth_base_take (QuothDatabase *database, QuothDatabase *other, GError **error)
{
  g_autoptr (QuothSeqSet) covered = quoth_base_list_covered (other, error);
  g_autoptr (GArray) runs = covered != NULL ? quoth_seq_set_list_runs (covered) : NULL;

  if (runs == NULL || !forget_covered (database, covered, error))
    return FALSE;
  if (runs->len == 0)
    return TRUE;
  return copy_rows (database, other, "SELECT origin, seq FROM covered", "INSERT INTO covered (origin, seq) VALUES (?1, ?2)", error)
         && copy_rows (database, other,
                       "SELECT id, origin, seq, time, counter, coder, kind, label, undoes, schema, codec, changeset"
                       " FROM journal WHERE kind = 5",
                       "INSERT INTO journal (id, origin, seq, time, counter, coder, kind, label, undoes, schema, codec, changeset)"
                       " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
                       error)
         && copy_rows (database, other,
                       "SELECT id, entry, type, place, key, value, field, held, other FROM disagreement"
                       " WHERE entry NOT IN (SELECT id FROM journal)",
                       "INSERT OR IGNORE INTO disagreement (id, entry, type, place, key, value, field, held, other)"
                       " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                       error);
}
