/* test-database.c: tests of quoth-database.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/quoth-database.h"

#include <glib/gstdio.h>

typedef struct
{
  char *folder;
  char *path;
  QuothDatabase *database;
} Fixture;

#define OPEN_CREATE (SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("quoth-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "a.quoth", NULL);
  self->database = quoth_database_open (self->path, OPEN_CREATE, &error);
  g_assert_no_error (error);
  quoth_database_exec (self->database, "CREATE TABLE t (a INTEGER PRIMARY KEY, b ANY) STRICT", &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_pointer (&self->database, quoth_database_free);
  g_unlink (self->path);
  g_rmdir (self->folder);
  g_free (self->path);
  g_free (self->folder);
}

static int
read_pragma (QuothDatabase *database, const char *sql)
{
  sqlite3_stmt *statement = quoth_database_prepare (database, sql, NULL);
  int value;

  g_assert_cmpint (quoth_database_step (database, statement, NULL), ==, SQLITE_ROW);
  value = sqlite3_column_int (statement, 0);
  g_assert_cmpint (quoth_database_step (database, statement, NULL), ==, SQLITE_DONE);
  return value;
}

static void
test_pragmas (Fixture *self, gconstpointer data)
{
  g_assert_cmpint (read_pragma (self->database, "PRAGMA foreign_keys"), ==, 1);
  g_assert_cmpint (read_pragma (self->database, "PRAGMA synchronous"), ==, 2);
  g_assert_cmpint (read_pragma (self->database, "PRAGMA trusted_schema"), ==, 0);
  g_assert_cmpint (read_pragma (self->database, "PRAGMA cell_size_check"), ==, 1);
}

static void
test_values (Fixture *self, gconstpointer data)
{
  static const char insert[] = "INSERT INTO t (b) VALUES (?1)";
  QuothId id = quoth_id_new ();
  QuothId read;
  sqlite3_stmt *statement = quoth_database_prepare (self->database, insert, NULL);
  g_autofree char *text = NULL;

  quoth_bind_id (statement, 1, &id);
  g_assert_true (quoth_database_run (self->database, statement, NULL));
  g_assert_true (quoth_database_prepare (self->database, insert, NULL) == statement);
  quoth_bind_id (statement, 1, &QUOTH_ID_NONE);
  g_assert_true (quoth_database_run (self->database, statement, NULL));
  statement = quoth_database_prepare (self->database, insert, NULL);
  quoth_bind_text (statement, 1, "习近平 👩‍👩‍👧");
  g_assert_true (quoth_database_run (self->database, statement, NULL));
  statement = quoth_database_prepare (self->database, insert, NULL);
  quoth_bind_text (statement, 1, "");
  g_assert_true (quoth_database_run (self->database, statement, NULL));

  statement = quoth_database_prepare (self->database, "SELECT b FROM t ORDER BY a", NULL);
  g_assert_cmpint (quoth_database_step (self->database, statement, NULL), ==, SQLITE_ROW);
  read = quoth_column_id (statement, 0);
  g_assert_true (quoth_id_equal (&read, &id));
  g_assert_cmpint (quoth_database_step (self->database, statement, NULL), ==, SQLITE_ROW);
  read = quoth_column_id (statement, 0);
  g_assert_true (quoth_id_is_none (&read));
  g_assert_cmpint (quoth_database_step (self->database, statement, NULL), ==, SQLITE_ROW);
  text = quoth_column_dup_text (statement, 0);
  g_assert_cmpstr (text, ==, "习近平 👩‍👩‍👧");
  g_assert_cmpint (quoth_database_step (self->database, statement, NULL), ==, SQLITE_ROW);
  g_assert_null (quoth_column_dup_text (statement, 0));
  g_assert_cmpint (quoth_database_step (self->database, statement, NULL), ==, SQLITE_DONE);
}

static void
test_statement_errors (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  sqlite3_stmt *statement;

  g_assert_null (quoth_database_prepare (self->database, "SELECT nothing FROM nowhere", &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_FAILED);
  g_clear_error (&error);

  g_assert_false (quoth_database_exec (self->database, "INSERT INTO t VALUES (1, 1), (1, 1)", &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID);
  g_clear_error (&error);

  statement = quoth_database_prepare (self->database, "INSERT INTO t (a) VALUES (?1)", NULL);
  sqlite3_bind_text (statement, 1, "x", -1, SQLITE_STATIC);
  g_assert_cmpint (quoth_database_step (self->database, statement, &error), ==, 0);
  g_assert_nonnull (error);
}

static void
test_references (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  quoth_database_exec (
    self->database, "CREATE TABLE u (a INTEGER REFERENCES t DEFERRABLE INITIALLY DEFERRED) STRICT", &error);
  g_assert_no_error (error);
  g_assert_false (quoth_database_exec (self->database, "INSERT INTO u VALUES (77)", &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_REFERENCE);
}

static void
test_cancel (Fixture *self, gconstpointer data)
{
  static const char endless[]
    = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT sum (i) FROM n";
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  quoth_database_set_cancellable (self->database, cancellable);
  g_assert_false (quoth_database_exec (self->database, endless, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  quoth_database_set_cancellable (self->database, NULL);
  quoth_database_exec (self->database, "SELECT 1", &error);
  g_assert_no_error (error);
}

static void
test_files (Fixture *self, gconstpointer data)
{
  g_autofree char *nowhere = g_build_filename (self->folder, "not", "there.quoth", NULL);
  g_autofree char *garbage = g_build_filename (self->folder, "garbage.quoth", NULL);
  g_autoptr (QuothDatabase) database = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (quoth_database_open (nowhere, OPEN_CREATE, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_DISK);
  g_assert_nonnull (strstr (error->message, "there.quoth"));
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (garbage, "certainly not a database, this", -1, NULL));
  g_assert_null (quoth_database_open (garbage, SQLITE_OPEN_READWRITE, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_DAMAGED);
  g_clear_error (&error);
  g_unlink (garbage);

  database = quoth_database_open (self->path, SQLITE_OPEN_READONLY, &error);
  g_assert_no_error (error);
  g_assert_false (quoth_database_exec (database, "INSERT INTO t VALUES (1, 1)", &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_READ_ONLY);
}

static void
test_busy (Fixture *self, gconstpointer data)
{
  g_autoptr (QuothDatabase) other = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  other = quoth_database_open (self->path, SQLITE_OPEN_READWRITE, &error);
  g_assert_no_error (error);
  quoth_database_set_patience (other, G_TIME_SPAN_MILLISECOND);
  quoth_database_exec (self->database, "BEGIN IMMEDIATE", &error);
  g_assert_no_error (error);
  g_assert_false (quoth_database_exec (other, "BEGIN IMMEDIATE", &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_BUSY);
  g_clear_error (&error);

  g_cancellable_cancel (cancellable);
  quoth_database_set_cancellable (other, cancellable);
  g_assert_false (quoth_database_exec (other, "BEGIN IMMEDIATE", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static int
count_rows (QuothDatabase *database)
{
  return read_pragma (database, "SELECT count (*) FROM t");
}

/* A guarded transaction that SQLite took back by itself: what is written after it is not committed, and it is told. */
static void
test_guard_lost (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (quoth_database_exec (self->database, "BEGIN IMMEDIATE; INSERT INTO t VALUES (1, 1)", &error));
  quoth_database_guard (self->database);
  g_assert_true (quoth_database_exec (self->database, "ROLLBACK", &error));
  g_assert_false (quoth_database_exec (self->database, "INSERT INTO t VALUES (2, 2)", NULL));
  g_assert_false (quoth_database_unguard (self->database, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_DISK);
  g_assert_cmpint (count_rows (self->database), ==, 0);
}

/* A failure that nobody looked at is told at the end; a broken rule of the schema is not one. */
static void
test_guard_failure (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (quoth_database_exec (self->database, "BEGIN IMMEDIATE", &error));
  quoth_database_guard (self->database);
  g_assert_true (quoth_database_exec (self->database, "INSERT INTO t VALUES (1, 1)", &error));
  g_assert_false (quoth_database_exec (self->database, "INSERT INTO t VALUES (1, 2)", NULL));
  g_assert_true (quoth_database_unguard (self->database, &error));
  g_assert_no_error (error);

  quoth_database_guard (self->database);
  g_assert_false (quoth_database_exec (self->database, "SELECT nothing FROM nowhere", NULL));
  g_assert_true (quoth_database_exec (self->database, "INSERT INTO t VALUES (2, 2)", &error));
  g_assert_false (quoth_database_unguard (self->database, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_FAILED);
  g_clear_error (&error);

  quoth_database_guard (self->database);
  g_assert_true (quoth_database_unguard (self->database, &error));
  g_assert_true (quoth_database_exec (self->database, "COMMIT", &error));
  g_assert_cmpint (count_rows (self->database), ==, 2);
}

#define ADD(name, func) g_test_add ("/database/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("pragmas", test_pragmas);
  ADD ("values", test_values);
  ADD ("statement-errors", test_statement_errors);
  ADD ("references", test_references);
  ADD ("cancel", test_cancel);
  ADD ("files", test_files);
  ADD ("busy", test_busy);
  ADD ("guard-lost", test_guard_lost);
  ADD ("guard-failure", test_guard_failure);
  return g_test_run ();
}
