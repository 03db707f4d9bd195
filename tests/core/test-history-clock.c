/* test-history-clock.c: tests of quoth-history-clock.c: what clocks that went wrong have left in the journal
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "copies.h"

#include <string.h>

#include "store/quoth-history.h"

#define DAY (G_GINT64_CONSTANT (24) * 60 * 60 * 1000)

static GPtrArray *
list_notes (World *world)
{
  g_autoptr (QuothReader) reader = quoth_store_open_reader (world->store, NULL);
  g_autoptr (GError) error = NULL;
  GPtrArray *notes = quoth_reader_list_clock_notes (reader, &error);

  g_assert_no_error (error);
  return notes;
}

static void
assert_notes (World *world, const char *one, const char *other)
{
  g_autoptr (GPtrArray) notes = list_notes (world);

  g_assert_cmpuint (notes->len, ==, (one != NULL) + (other != NULL));
  if (one != NULL)
    g_assert_nonnull (strstr (notes->pdata[0], one));
  if (other != NULL)
    g_assert_nonnull (strstr (notes->pdata[1], other));
}

/* The last entry becomes one of a clock that is @ahead: its time, and that in its id. */
static void
turn_clock (World *world, gint64 ahead)
{
  g_autoptr (QuothDatabase) database = quoth_database_open (world->path, SQLITE_OPEN_READWRITE, NULL);
  gint64 time = g_get_real_time () / 1000 + ahead;
  g_autofree char *hex = g_strdup_printf ("%012" G_GINT64_MODIFIER "x", (guint64) time);
  g_autofree char *sql = g_strdup_printf ("UPDATE journal SET time = %" G_GINT64_FORMAT ", counter = 0,"
                                          " id = cast (x'%s' || substr (id, 7) AS BLOB) WHERE rowid = (SELECT max (rowid) FROM journal)",
                                          time, hex);
  g_autoptr (GError) error = NULL;

  g_clear_object (&world->store);
  quoth_database_exec (database, sql, &error);
  g_assert_no_error (error);
  g_clear_pointer (&database, quoth_database_free);
  world->store = quoth_store_open (world->path, QUOTH_STORE_READ_WRITE, NULL);
}

static void
test_right (World *world, gconstpointer data)
{
  world_add_actor (world, "Ada");
  assert_notes (world, NULL, NULL);
  turn_clock (world, DAY / 2);
  world_add_actor (world, "Bob");
  assert_notes (world, NULL, NULL);
}

/* What is done after it is later still, on a clock that is right, and the project is sound. */
static void
test_ahead (World *world, gconstpointer data)
{
  g_autoptr (GPtrArray) problems = NULL;

  world_add_actor (world, "Ada");
  turn_clock (world, 365 * DAY);
  assert_notes (world, "1 step is dated in the future", NULL);
  world_add_actor (world, "Bob");
  world_add_actor (world, "Eve");
  assert_notes (world, "3 steps are dated in the future", NULL);
  assert_notes (world, "the first of them by A:", NULL);
  problems = quoth_store_check (world->store, NULL, NULL, NULL, NULL);
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_true (quoth_store_undo (world->store, &world->coder, NULL));
  g_assert_cmpint (world_count (world, QUOTH_KIND_ACTOR), ==, 2);
}

/* As if a year had gone by since. */
static void
set_back (World *world, gint64 by)
{
  g_autoptr (QuothDatabase) database = quoth_database_open (world->path, SQLITE_OPEN_READWRITE, NULL);
  sqlite3_stmt *row = quoth_database_prepare (database, "SELECT rowid, id FROM journal", NULL);
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  while (quoth_database_step (database, row, NULL) == SQLITE_ROW)
    {
      QuothId id = quoth_column_id (row, 1);
      gint64 time = 0;

      for (guint i = 0; i < 6; i++)
        time = time << 8 | id.bytes[i];
      g_string_append_printf (sql, "UPDATE journal SET id = cast (x'%012" G_GINT64_MODIFIER "x' || substr (id, 7) AS BLOB) WHERE rowid = %d;",
                              (guint64) (time - by), (int) sqlite3_column_int (row, 0));
    }
  g_string_append_printf (sql, "UPDATE journal SET time = time - %" G_GINT64_FORMAT, by);
  quoth_database_exec (database, sql->str, &error);
  g_assert_no_error (error);
}

static void
test_behind (World *world, gconstpointer data)
{
  world_add_actor (world, "Ada");
  turn_clock (world, 30 * DAY + DAY / 2);
  world_add_actor (world, "Bob");
  g_clear_object (&world->store);
  set_back (world, 40 * DAY);
  world->store = quoth_store_open (world->path, QUOTH_STORE_READ_WRITE, NULL);
  assert_notes (world, "1 step of", NULL);
  assert_notes (world, "behind by 30 days", NULL);
  world_add_actor (world, "Eve");
  assert_notes (world, "1 step of", NULL);
}

/* Before a merge with such a copy it is said, and by whom. */
static void
test_merge_tells (Copies *self, gconstpointer data)
{
  g_autoptr (QuothMergeReport) report = NULL;

  world_add_actor (&self->theirs, "Ada");
  turn_clock (&self->theirs, 365 * DAY);
  report = copies_merge (&self->mine, self->theirs.path, QUOTH_MERGE_TRY);
  g_assert_cmpuint (report->warnings->len, ==, 1);
  g_assert_nonnull (strstr (report->warnings->pdata[0], "Boris"));
  assert_notes (&self->mine, NULL, NULL);
  quoth_merge_report_free (g_steal_pointer (&report));
  report = copies_merge (&self->mine, self->theirs.path, QUOTH_MERGE_NORMAL);
  assert_notes (&self->mine, "by Boris", NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/history-clock/right", World, NULL, world_set_up, test_right, world_tear_down);
  g_test_add ("/history-clock/ahead", World, NULL, world_set_up, test_ahead, world_tear_down);
  g_test_add ("/history-clock/behind", World, NULL, world_set_up, test_behind, world_tear_down);
  g_test_add ("/history-clock/merge-tells", Copies, NULL, copies_set_up, test_merge_tells, copies_tear_down);
  return g_test_run ();
}
