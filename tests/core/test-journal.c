/* test-journal.c: tests of quoth-journal.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/quoth-journal.h"
#include "store/quoth-schema.h"

#include <string.h>

typedef struct
{
  QuothDatabase *database;
  QuothJournal *journal;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->database
    = quoth_database_open (":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, &error);
  g_assert_no_error (error);
  quoth_schema_create (self->database, &error);
  g_assert_no_error (error);
  self->journal = quoth_journal_new (self->database);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  quoth_journal_free (self->journal);
  quoth_database_free (self->database);
}

static gboolean
exec_cb (QuothJournal *journal, QuothEntry *entry, gpointer sql, GError **error)
{
  return quoth_database_exec (quoth_journal_get_database (journal), sql, error);
}

static gboolean
write_sql (Fixture *self, const char *sql, QuothWritten *written, GError **error)
{
  g_auto (QuothEntry) entry = { .kind = QUOTH_ENTRY_EDIT, .label = g_strdup ("Do it") };

  return quoth_journal_write (self->journal, &entry, exec_cb, (gpointer) sql, NULL, written, error);
}

static gint64
get_number (Fixture *self, const char *sql)
{
  sqlite3_stmt *statement = quoth_database_prepare (self->database, sql, NULL);
  gint64 number;

  g_assert_nonnull (statement);
  g_assert_cmpint (quoth_database_step (self->database, statement, NULL), ==, SQLITE_ROW);
  number = sqlite3_column_int64 (statement, 0);
  sqlite3_reset (statement);
  return number;
}

static void
test_write (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 50; i++)
    {
      g_auto (QuothWritten) written = { 0 };

      write_sql (self, "INSERT INTO coder VALUES (randomblob (16), 'A', NULL, 1)", &written, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (g_bytes_get_size (written.changeset), >, 16);
      g_assert_cmpstr (written.label, ==, "Do it");
    }
  g_assert_cmpint (get_number (self, "SELECT count (*) FROM journal"), ==, 50);
  g_assert_cmpint (get_number (self, "SELECT count (DISTINCT origin) FROM journal"), ==, 1);
  g_assert_cmpint (get_number (self, "SELECT count (*) FROM journal a JOIN journal b ON b.seq = a.seq + 1"
                                     " WHERE (b.time, b.counter) > (a.time, a.counter) AND b.id > a.id"),
                   ==, 49);
  g_assert_cmpint (get_number (self, "SELECT count (*) FROM journal WHERE length (coder) <> 16 OR undoes IS NOT NULL"),
                   ==, 0);
}

/* A clock that stands still, or went back, must not put an entry before what its author saw. */
static void
test_clock (Fixture *self, gconstpointer data)
{
  g_auto (QuothWritten) written = { 0 };
  g_autoptr (GError) error = NULL;
  gint64 future;

  write_sql (self, "INSERT INTO coder VALUES (randomblob (16), 'A', NULL, 1)", &written, &error);
  g_assert_no_error (error);
  g_assert_cmpint (get_number (self, "SELECT counter FROM journal"), ==, 0);
  quoth_database_exec (self->database, "UPDATE journal SET time = time + 1000000, counter = 5", &error);
  g_assert_no_error (error);
  future = get_number (self, "SELECT time FROM journal");
  for (int i = 0; i < 3; i++)
    {
      quoth_written_clear (&written);
      write_sql (self, "INSERT INTO coder VALUES (randomblob (16), 'A', NULL, 1)", &written, &error);
      g_assert_no_error (error);
    }
  g_assert_cmpint (get_number (self, "SELECT max (counter) FROM journal"), ==, 8);
  g_assert_cmpint (get_number (self, "SELECT count (DISTINCT time) FROM journal"), ==, 1);
  g_assert_cmpint (get_number (self, "SELECT max (time) FROM journal"), ==, future);
}

static void
test_nothing_written (Fixture *self, gconstpointer data)
{
  static const char *const empty[] = {
    "SELECT 1",
    "INSERT INTO coder VALUES (zeroblob (16), 'A', NULL, 1); DELETE FROM coder",
    "INSERT INTO content VALUES (zeroblob (32), 1, 'x')",
  };
  g_auto (QuothWritten) written = { 0 };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (empty); i++)
    {
      g_assert_true (write_sql (self, empty[i], &written, &error));
      g_assert_no_error (error);
      g_assert_null (written.changeset);
    }
  g_assert_cmpint (get_number (self, "SELECT count (*) FROM journal"), ==, 0);
  g_assert_cmpint (get_number (self, "SELECT count (*) FROM content"), ==, 0);
  g_assert_true (sqlite3_get_autocommit (quoth_database_get_handle (self->database)));
}

static void
test_failures (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *sql;
    QuothError code;
  } bad[] = {
    { "INSERT INTO coder VALUES (zeroblob (16), 'A', NULL, 1); INSERT INTO nowhere VALUES (1)", QUOTH_ERROR_FAILED },
    { "INSERT INTO coder VALUES (zeroblob (16), 'A', NULL, 1); INSERT INTO coder VALUES (zeroblob (3), 'A', NULL, 1)", QUOTH_ERROR_INVALID },
    /* Only the commit finds this. */
    { "INSERT INTO mention VALUES (zeroblob (16), zeroblob (16))", QUOTH_ERROR_REFERENCE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_auto (QuothWritten) written = { 0 };
      g_autoptr (GError) error = NULL;

      g_assert_false (write_sql (self, bad[i].sql, &written, &error));
      g_assert_error (error, QUOTH_ERROR, (int) bad[i].code);
      g_assert_null (written.changeset);
      g_assert_true (sqlite3_get_autocommit (quoth_database_get_handle (self->database)));
      g_assert_cmpint (get_number (self, "SELECT count (*) FROM coder"), ==, 0);
      g_assert_cmpint (get_number (self, "SELECT count (*) FROM journal"), ==, 0);
    }
}

/* A number that was given out and failed at the commit is never given out again. */
static void
test_origin_after_failure (Fixture *self, gconstpointer data)
{
  g_auto (QuothWritten) written = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_true (write_sql (self, "INSERT INTO coder VALUES (randomblob (16), 'A', NULL, 1)", &written, &error));
  quoth_written_clear (&written);
  g_assert_false (write_sql (self, "INSERT INTO mention VALUES (zeroblob (16), zeroblob (16))", &written, &error));
  g_clear_error (&error);
  g_assert_true (write_sql (self, "INSERT INTO coder VALUES (randomblob (16), 'B', NULL, 1)", &written, &error));
  g_assert_cmpint (get_number (self, "SELECT count (DISTINCT origin) FROM journal"), ==, 2);
  g_assert_cmpint (get_number (self, "SELECT max (seq) FROM journal"), ==, 1);
}

static gboolean
cancel_cb (QuothJournal *journal, QuothEntry *entry, gpointer cancellable, GError **error)
{
  g_cancellable_cancel (cancellable);
  return quoth_database_exec (quoth_journal_get_database (journal),
                              "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
                              " INSERT INTO coder SELECT randomblob (16), i, NULL, 1 FROM n",
                              error);
}

static void
test_cancel (Fixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_auto (QuothEntry) entry = { .kind = QUOTH_ENTRY_EDIT, .label = g_strdup ("Do it") };
  g_auto (QuothWritten) written = { 0 };
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 2; i++)
    {
      g_assert_false (quoth_journal_write (
        self->journal, &entry, cancel_cb, cancellable, cancellable, &written, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_clear_error (&error);
      g_assert_cmpint (get_number (self, "SELECT count (*) FROM coder"), ==, 0);
    }
}

static void
test_load (Fixture *self, gconstpointer data)
{
  g_auto (QuothWritten) written = { 0 };
  g_autoptr (GBytes) changeset = NULL;
  g_autoptr (GError) error = NULL;
  QuothId id;
  sqlite3_stmt *statement;

  write_sql (self, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 1000)"
                   " INSERT INTO coder SELECT randomblob (16), 'A name of some length', NULL, 1 FROM n", &written, &error);
  g_assert_no_error (error);
  g_assert_cmpint (get_number (self, "SELECT codec FROM journal"), ==, 1);

  statement = quoth_database_prepare (self->database, "SELECT id FROM journal", NULL);
  g_assert_cmpint (quoth_database_step (self->database, statement, NULL), ==, SQLITE_ROW);
  id = quoth_column_id (statement, 0);
  sqlite3_reset (statement);
  changeset = quoth_journal_load (self->database, &id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (changeset), >, 1000 * 16);

  quoth_database_exec (self->database, "UPDATE journal SET schema = 0", &error);
  g_assert_no_error (error);
  g_assert_null (quoth_journal_load (self->database, &id, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_CONFLICT);
  g_clear_error (&error);
  id = quoth_id_new ();
  g_assert_null (quoth_journal_load (self->database, &id, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_NOT_FOUND);
}

#define ADD(name, func) g_test_add ("/journal/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("write", test_write);
  ADD ("clock", test_clock);
  ADD ("nothing-written", test_nothing_written);
  ADD ("failures", test_failures);
  ADD ("origin-after-failure", test_origin_after_failure);
  ADD ("cancel", test_cancel);
  ADD ("load", test_load);
  return g_test_run ();
}
