/* test-schema.c: tests of quoth-schema.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/quoth-schema.h"

#include <string.h>

static QuothDatabase *
create (void)
{
  g_autoptr (GError) error = NULL;
  QuothDatabase *database
    = quoth_database_open (":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, &error);

  g_assert_no_error (error);
  quoth_schema_create (database, &error);
  g_assert_no_error (error);
  return database;
}

static const QuothTable *
find_recorded (const char *name)
{
  for (const QuothTable *table = quoth_schema_get_tables (); table->name != NULL; table++)
    if (g_str_equal (table->name, name))
      return table;
  return NULL;
}

/* Every table is strict, and recorded unless it is one of the six that must not be. */
static void
test_tables (void)
{
  static const char *const unrecorded[] = { "local", "journal", "content", "original", "disagreement", "covered", NULL };
  g_autoptr (QuothDatabase) database = create ();
  sqlite3_stmt *statement = quoth_database_prepare (
    database, "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite%'", NULL);
  guint n_recorded = 0;
  guint n_tables = 0;

  while (quoth_database_step (database, statement, NULL) == SQLITE_ROW)
    {
      const char *name = (const char *) sqlite3_column_text (statement, 0);

      g_assert_true (sqlite3_column_int (statement, 1));
      if (find_recorded (name) != NULL)
        n_recorded++;
      else
        g_assert_true (g_strv_contains (unrecorded, name));
      n_tables++;
    }
  g_assert_cmpuint (n_tables, ==, n_recorded + g_strv_length ((char **) unrecorded));
  for (const QuothTable *table = quoth_schema_get_tables (); table->name != NULL; table++)
    n_recorded--;
  g_assert_cmpuint (n_recorded, ==, 0);
}

/* The column that is said to hold the id of a value is a reference to it, or its key. */
static void
test_id_columns (void)
{
  g_autoptr (QuothDatabase) database = create ();

  for (const QuothTable *table = quoth_schema_get_tables (); table->name != NULL; table++)
    {
      sqlite3_stmt *statement = quoth_database_prepare (
        database, "SELECT name, type, \"notnull\", (SELECT max (pk) FROM pragma_table_info (?1)) FROM pragma_table_info (?1) WHERE cid = ?2", NULL);

      quoth_bind_text (statement, 1, table->name);
      sqlite3_bind_int (statement, 2, table->id_column);
      g_assert_cmpint (quoth_database_step (database, statement, NULL), ==, SQLITE_ROW);
      g_assert_cmpint (sqlite3_column_int (statement, 3), >, 0);
      if (table->is_value)
        {
          const char *name = (const char *) sqlite3_column_text (statement, 0);

          g_assert_cmpstr ((const char *) sqlite3_column_text (statement, 1), ==, "BLOB");
          g_assert_true (g_str_equal (name, "id") || g_str_equal (name, "annotation")
                         || g_str_equal (name, quoth_kind_to_nick (table->kind)));
        }
      g_assert_cmpint (quoth_database_step (database, statement, NULL), ==, SQLITE_DONE);
    }
}

/* The columns that the news look into. */
static void
test_columns (void)
{
  static const struct
  {
    const char *table;
    const char *column;
    int index;
  } columns[] = {
    { "annotation", "kind", 1 },
    { "annotation", "document", 2 },
    { "revision", "id", 0 },
    { "revision", "document", 1 },
    { "segment", "revision", 0 },
    { "attribute_value", "target", 0 },
  };
  g_autoptr (QuothDatabase) database = create ();

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      sqlite3_stmt *statement = quoth_database_prepare (
        database, "SELECT name FROM pragma_table_info (?1) WHERE cid = ?2", NULL);

      quoth_bind_text (statement, 1, columns[i].table);
      sqlite3_bind_int (statement, 2, columns[i].index);
      g_assert_cmpint (quoth_database_step (database, statement, NULL), ==, SQLITE_ROW);
      g_assert_cmpstr ((const char *) sqlite3_column_text (statement, 0), ==, columns[i].column);
    }
}

/* Rows of a changeset come in any order, so every foreign key waits for the end of the transaction. And each has an
 * index, or a delete would read the whole table. */
static void
test_references (void)
{
  g_autoptr (QuothDatabase) database = create ();
  sqlite3_stmt *statement = quoth_database_prepare (
    database, "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%REFERENCES%'", NULL);
  guint n_found = 0;

  while (quoth_database_step (database, statement, NULL) == SQLITE_ROW)
    {
      g_auto (GStrv) parts = g_strsplit ((const char *) sqlite3_column_text (statement, 1), "REFERENCES", -1);

      for (guint i = 1; parts[i] != NULL; i++)
        g_assert_nonnull (strstr (parts[i], "DEFERRABLE INITIALLY DEFERRED"));
      n_found++;
    }
  g_assert_cmpuint (n_found, >, 15);
}

static void
test_undo_index (void)
{
  g_autoptr (QuothDatabase) database = create ();
  sqlite3_stmt *statement = quoth_database_prepare (
    database,
    "EXPLAIN QUERY PLAN SELECT kind, id, undoes FROM journal WHERE coder = ?1 AND kind <= 2"
    " ORDER BY time DESC, counter DESC, origin DESC",
    NULL);

  g_assert_cmpint (quoth_database_step (database, statement, NULL), ==, SQLITE_ROW);
  g_assert_nonnull (strstr ((const char *) sqlite3_column_text (statement, 3), "COVERING INDEX journal_coder"));
  g_assert_cmpint (quoth_database_step (database, statement, NULL), ==, SQLITE_DONE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/schema/tables", test_tables);
  g_test_add_func ("/schema/id-columns", test_id_columns);
  g_test_add_func ("/schema/columns", test_columns);
  g_test_add_func ("/schema/references", test_references);
  g_test_add_func ("/schema/undo-index", test_undo_index);
  return g_test_run ();
}
