/* test-migration.c: tests of quoth-migration.c, with versions that never were
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "world.h"

#include "store/quoth-migration.h"

static guint n_runs;

static gboolean
add_table_cb (QuothDatabase *database, GError **error)
{
  n_runs++;
  return quoth_database_exec (database, "CREATE TABLE added (a INTEGER)", error);
}

static gboolean
fill_table_cb (QuothDatabase *database, GError **error)
{
  n_runs++;
  return quoth_database_exec (database, "INSERT INTO added SELECT 7 FROM coder", error);
}

static gboolean
fail_cb (QuothDatabase *database, GError **error)
{
  n_runs++;
  return quoth_database_exec (database, "DELETE FROM coder; INSERT INTO nowhere VALUES (1)", error);
}

static const QuothMigration good[] = {
  { 1, add_table_cb },
  { 2, fill_table_cb },
  { 3, NULL },
};

static const QuothMigration bad[] = {
  { 1, add_table_cb },
  { 2, fail_cb },
  { 3, NULL },
};

static QuothDatabase *
open_database (World *world)
{
  g_autoptr (GError) error = NULL;
  QuothDatabase *database;

  quoth_store_close (world->store);
  database = quoth_database_open (world->path, SQLITE_OPEN_READWRITE, &error);
  g_assert_no_error (error);
  n_runs = 0;
  return database;
}

static gint64
get_number (QuothDatabase *database, const char *sql)
{
  sqlite3_stmt *statement = quoth_database_prepare (database, sql, NULL);
  gint64 number;

  g_assert_cmpint (quoth_database_step (database, statement, NULL), ==, SQLITE_ROW);
  number = sqlite3_column_int64 (statement, 0);
  sqlite3_reset (statement);
  return number;
}

static void
test_steps (World *world, gconstpointer data)
{
  g_autoptr (QuothDatabase) database = open_database (world);
  g_autofree char *before = world_dump (world->path);
  g_autofree char *backup = g_strconcat (world->path, ".before-v3.backup", NULL);
  g_autofree char *copied = NULL;
  g_autoptr (QuothStore) copy = NULL;
  g_autoptr (GError) error = NULL;

  quoth_migration_run (database, world->path, good, 3, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_runs, ==, 2);
  g_assert_cmpint (quoth_migration_read_version (database, NULL), ==, 3);
  g_assert_cmpint (get_number (database, "SELECT a FROM added"), ==, 7);
  g_assert_cmpint (get_number (database, "SELECT count (*) FROM journal WHERE kind = 3"), ==, 1);

  copied = world_dump (backup);
  g_assert_cmpstr (copied, ==, before);
  copy = quoth_store_open (backup, QUOTH_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  g_assert_null (quoth_store_get_read_only_reason (copy));

  /* The second time there is nothing to do. */
  quoth_migration_run (database, world->path, good, 3, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_runs, ==, 2);
}

static void
test_one_step (World *world, gconstpointer data)
{
  g_autoptr (QuothDatabase) database = open_database (world);
  g_autoptr (GError) error = NULL;

  quoth_migration_run (database, world->path, good, 2, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_runs, ==, 1);
  quoth_migration_run (database, world->path, good, 3, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_runs, ==, 2);
}

static void
test_failure (World *world, gconstpointer data)
{
  g_autoptr (QuothDatabase) database = open_database (world);
  g_autofree char *before = world_dump (world->path);
  g_autofree char *after = NULL;
  g_autofree char *listing = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 2; i++)
    {
      g_assert_false (quoth_migration_run (database, world->path, bad, 3, &error));
      g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_FAILED);
      g_clear_error (&error);
      g_assert_cmpint (quoth_migration_read_version (database, NULL), ==, 1);
    }
  g_assert_cmpuint (n_runs, ==, 4);
  after = world_dump (world->path);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (get_number (database, "SELECT count (*) FROM sqlite_schema WHERE name = 'added'"), ==, 0);
  g_clear_pointer (&database, quoth_database_free);
  listing = world_list (world->folder);
  g_assert_cmpstr (
    listing, ==, "world.quoth world.quoth.before-v3.2.backup world.quoth.before-v3.backup");
}

static void
test_refused (World *world, gconstpointer data)
{
  g_autoptr (QuothDatabase) database = open_database (world);
  g_autoptr (GError) error = NULL;

  g_assert_false (quoth_migration_run (database, world->path, good, 4, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_NOT_A_PROJECT);
  g_clear_error (&error);
  g_assert_true (quoth_database_exec (database, "PRAGMA user_version = 9", NULL));
  g_assert_false (quoth_migration_run (database, world->path, good, 3, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_NEWER);
  g_assert_cmpuint (n_runs, ==, 0);
}

#define ADD(name, func) g_test_add ("/migration/" name, World, NULL, world_set_up, func, world_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("steps", test_steps);
  ADD ("one-step", test_one_step);
  ADD ("failure", test_failure);
  ADD ("refused", test_refused);
  return g_test_run ();
}
