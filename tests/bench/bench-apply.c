/* bench-apply.c: 100,000 mentions applied, against plain SQLite inserting the same rows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rows are read out of an applied project once, and then put into a copy of the empty one, which has the same schema and
 * indexes: three prepared statements, one transaction, nothing checked and nothing recorded.
 */

#include <sqlite3.h>
#include <string.h>

#include "quoth-bench-mentions.h"

#define N_MENTIONS 100000

typedef struct
{
  guint8 id[16];
  guint8 document[16];
  guint8 coder[16];
  guint8 actor[16];
  gint64 created;
  int start;
  int end;
  char *quote;
  char *origin;
} Row;

static void
row_clear (gpointer data)
{
  Row *row = data;

  g_free (row->quote);
  g_free (row->origin);
}

static sqlite3 *
open_database (QuothBench *bench, const char *name)
{
  g_autofree char *path = quoth_bench_path (bench, name);
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  return db;
}

static sqlite3_stmt *
prepare (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *statement;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (db));
  return statement;
}

static void
copy_id (sqlite3_stmt *statement, int column, guint8 id[16])
{
  g_assert_cmpint (sqlite3_column_bytes (statement, column), ==, 16);
  memcpy (id, sqlite3_column_blob (statement, column), 16);
}

static GArray *
read_rows (QuothBench *bench)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (Row));
  sqlite3 *db = open_database (bench, "0.quoth");
  sqlite3_stmt *statement = prepare (db, "SELECT id, document, coder, actor, created, start, end, quote, origin FROM annotation "
                                         "JOIN span ON span.annotation = id JOIN mention ON mention.annotation = id ORDER BY id");

  g_array_set_clear_func (rows, row_clear);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      Row row = { 0 };

      copy_id (statement, 0, row.id);
      copy_id (statement, 1, row.document);
      copy_id (statement, 2, row.coder);
      copy_id (statement, 3, row.actor);
      row.created = sqlite3_column_int64 (statement, 4);
      row.start = sqlite3_column_int (statement, 5);
      row.end = sqlite3_column_int (statement, 6);
      row.quote = g_strdup ((const char *) sqlite3_column_text (statement, 7));
      row.origin = g_strdup ((const char *) sqlite3_column_text (statement, 8));
      g_array_append_val (rows, row);
    }
  sqlite3_finalize (statement);
  sqlite3_close (db);
  g_assert_cmpuint (rows->len, ==, N_MENTIONS);
  return rows;
}

static void
run_step (sqlite3_stmt *statement)
{
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
  sqlite3_reset (statement);
}

static void
insert_row (const Row *row, sqlite3_stmt *annotation, sqlite3_stmt *span, sqlite3_stmt *mention)
{
  sqlite3_bind_blob (annotation, 1, row->id, 16, SQLITE_STATIC);
  sqlite3_bind_blob (annotation, 2, row->document, 16, SQLITE_STATIC);
  sqlite3_bind_blob (annotation, 3, row->coder, 16, SQLITE_STATIC);
  sqlite3_bind_int64 (annotation, 4, row->created);
  sqlite3_bind_text (annotation, 5, row->origin, -1, SQLITE_STATIC);
  run_step (annotation);
  sqlite3_bind_blob (span, 1, row->id, 16, SQLITE_STATIC);
  sqlite3_bind_int (span, 2, row->start);
  sqlite3_bind_int (span, 3, row->end);
  sqlite3_bind_text (span, 4, row->quote, -1, SQLITE_STATIC);
  run_step (span);
  sqlite3_bind_blob (mention, 1, row->id, 16, SQLITE_STATIC);
  sqlite3_bind_blob (mention, 2, row->actor, 16, SQLITE_STATIC);
  run_step (mention);
}

static void
run_theirs (QuothBench *bench, guint run, gpointer data)
{
  GArray **rows = data;
  g_autofree char *name = g_strdup_printf ("%u.db", run);
  sqlite3 *db;
  sqlite3_stmt *annotation;
  sqlite3_stmt *span;
  sqlite3_stmt *mention;

  if (*rows == NULL)
    *rows = read_rows (bench);
  db = open_database (bench, name);
  g_assert_cmpint (sqlite3_exec (db, "PRAGMA synchronous=FULL; BEGIN", NULL, NULL, NULL), ==, SQLITE_OK);
  annotation = prepare (db, "INSERT INTO annotation (id, kind, document, coder, created, origin) VALUES (?, 'mention', ?, ?, ?, ?)");
  span = prepare (db, "INSERT INTO span (annotation, position, start, end, quote) VALUES (?, 0, ?, ?, ?)");
  mention = prepare (db, "INSERT INTO mention (annotation, actor) VALUES (?, ?)");
  for (guint i = 0; i < (*rows)->len; i++)
    insert_row (&g_array_index (*rows, Row, i), annotation, span, mention);
  g_assert_cmpint (sqlite3_exec (db, "COMMIT", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_finalize (annotation);
  sqlite3_finalize (span);
  sqlite3_finalize (mention);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

static void
run_ours (QuothBench *bench, guint run, gpointer data)
{
  g_autofree char *line = g_strdup_printf ("\"$QUOTH_CLI\" apply %u.quoth mentions.jsonl --coder A --quiet", run);

  quoth_bench_shell (bench, line);
}

int
main (int argc, char **argv)
{
  g_autoptr (QuothBench) bench = quoth_bench_new ();
  GArray *rows = NULL;

  quoth_bench_make_mentions (bench, N_MENTIONS);
  for (guint run = 0; run <= bench->n_runs; run++)
    {
      g_autofree char *line = g_strdup_printf ("cp empty.quoth %u.quoth; cp empty.quoth %u.db", run, run);

      quoth_bench_shell (bench, line);
    }
  quoth_bench_compare (bench, "apply of 100,000 mentions", 4, run_ours, run_theirs, &rows);
  g_array_unref (rows);
  return 0;
}
