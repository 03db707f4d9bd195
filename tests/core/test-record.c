/* test-record.c: tests of quoth-record.c: rows that are written down without SQLite's session
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "world.h"

#include <string.h>

#include "store/quoth-record.h"
#include "store/quoth-schema.h"
#include "store/quoth-segments.h"

#define LENGTH 1000

static QuothDatabase *
open_database (void)
{
  g_autoptr (GError) error = NULL;
  QuothDatabase *database
    = quoth_database_open (":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, &error);

  g_assert_no_error (error);
  g_assert_true (quoth_schema_create (database, NULL));
  return database;
}

static char *
random_number (void)
{
  switch (g_test_rand_int_range (0, 5))
    {
    case 0:
      return NULL;
    case 1:
      return g_strdup ("");
    case 2:
      return g_strdup ("１２/");
    default:
      return g_strnfill ((gsize) 1 << g_test_rand_int_range (0, 17), 'n');
    }
}

/* Ascending, of all kinds, with and without numbers. */
static GPtrArray *
random_segments (guint n, guint length)
{
  GPtrArray *segments = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_segment_free);
  guint step = length / MAX (n, 1);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *number = random_number ();
      guint start = i * step + (guint) g_test_rand_int_range (0, (gint) step);
      QuothSegmentKind kind = (QuothSegmentKind) g_test_rand_int_range (0, QUOTH_SEGMENT_METADATA + 1);

      g_ptr_array_add (segments, quoth_segment_new (kind, quoth_range (start, (i + 1) * step), number));
    }
  return segments;
}

/* What becomes of @segments, by SQLite's session or by ours. */
static GBytes *
record (QuothDatabase *database, const QuothId *revision, GPtrArray *segments, gboolean by_session)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothRecord) recorded = quoth_record_new (database, &error);
  GBytes *changeset;

  g_assert_no_error (error);
  g_assert_true (quoth_database_exec (database, "BEGIN", NULL));
  quoth_segments_add (database, by_session ? NULL : recorded, revision, segments, &error);
  g_assert_no_error (error);
  changeset = quoth_record_finish (recorded, &error);
  g_assert_no_error (error);
  g_assert_true (quoth_database_exec (database, "ROLLBACK", NULL));
  return changeset;
}

/* A row is written down as the session writes it, byte by byte. */
static void
test_same_bytes (void)
{
  g_autoptr (QuothDatabase) database = open_database ();

  for (guint i = 0; i < 300; i++)
    {
      g_autoptr (GPtrArray) segments = random_segments (1, (guint) g_test_rand_int_range (1, G_MAXINT));
      QuothId revision = quoth_id_new ();
      g_autoptr (GBytes) theirs = record (database, &revision, segments, TRUE);
      g_autoptr (GBytes) ours = record (database, &revision, segments, FALSE);

      g_assert_cmpuint (g_bytes_get_size (ours), >, 40);
      g_assert_true (g_bytes_equal (ours, theirs));
    }
}

/* Of many rows the session has no order: what ours says less what the session says is nothing. */
static void
test_same_rows (void)
{
  g_autoptr (QuothDatabase) database = open_database ();

  for (guint n = 0; n < 200; n += 1 + n / 4)
    {
      g_autoptr (GPtrArray) segments = random_segments (n, LENGTH);
      QuothId revision = quoth_id_new ();
      g_autoptr (GBytes) theirs = record (database, &revision, segments, TRUE);
      g_autoptr (GBytes) ours = record (database, &revision, segments, FALSE);
      void *inverse, *rest;
      int n_inverse, n_rest;

      g_assert_cmpuint (g_bytes_get_size (ours), ==, g_bytes_get_size (theirs));
      g_assert_cmpint (sqlite3changeset_invert ((int) g_bytes_get_size (theirs), g_bytes_get_data (theirs, NULL), &n_inverse, &inverse), ==, SQLITE_OK);
      g_assert_cmpint (sqlite3changeset_concat ((int) g_bytes_get_size (ours), (void *) g_bytes_get_data (ours, NULL), n_inverse, inverse, &n_rest, &rest), ==, SQLITE_OK);
      g_assert_cmpint (n_rest, ==, 0);
      sqlite3_free (inverse);
      sqlite3_free (rest);
    }
}

static QuothDocument *
random_document (const char *name, guint n_segments)
{
  g_autoptr (QuothDocument) document = quoth_document_new (NULL);
  g_autofree char *filler = g_strnfill (LENGTH, 'x');
  g_autoptr (QuothText) text = quoth_text_new (filler, -1, NULL);

  document->name = g_strdup (name);
  quoth_document_set_text (document, text);
  document->segments = random_segments (n_segments, LENGTH);
  return g_steal_pointer (&document);
}

static void
put_with_segments (QuothChange *change, QuothDocument *document, guint n_segments)
{
  g_autoptr (QuothDocument) other = quoth_value_copy (document);

  g_clear_pointer (&other->segments, g_ptr_array_unref);
  other->segments = random_segments (n_segments, LENGTH);
  quoth_change_put (change, other);
}

/* Random puts and deletes of the same few documents, new ones and old, in one change. */
static QuothChange *
random_change (World *world, GPtrArray *documents)
{
  QuothChange *change = quoth_change_new ("Edit", &world->coder);
  guint n = (guint) g_test_rand_int_range (1, 12);

  for (guint i = 0; i < n; i++)
    {
      QuothDocument *document = documents->pdata[g_test_rand_int_range (0, (gint) documents->len)];

      if (g_test_rand_int_range (0, 4) > 0)
        put_with_segments (change, document, (guint) g_test_rand_int_range (0, 20));
      else
        quoth_change_delete (change, QUOTH_KIND_DOCUMENT, &document->value.id);
    }
  return change;
}

/* Whatever one change does to its documents and their segments is undone and made again. */
static void
test_touched_again (World *world, gconstpointer data)
{
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_value_unref);
  g_autoptr (GPtrArray) problems = NULL;
  guint n_done = 0;

  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *name = g_strdup_printf ("Text %u", i);

      g_ptr_array_add (documents, random_document (name, 10));
    }
  while (n_done < 60)
    {
      g_autoptr (QuothChange) change = random_change (world, documents);
      g_autofree char *before = world_dump (world->path);
      g_autofree char *after = NULL;
      g_autofree char *undone = NULL;
      g_autofree char *redone = NULL;
      g_autoptr (GError) error = NULL;

      /* One that deletes what is not there is refused. */
      if (!quoth_store_commit (world->store, change, NULL, NULL))
        continue;
      after = world_dump (world->path);
      if (g_str_equal (before, after))
        continue;
      n_done++;
      quoth_store_undo (world->store, &world->coder, &error);
      g_assert_no_error (error);
      undone = world_dump (world->path);
      g_assert_cmpstr (undone, ==, before);
      quoth_store_redo (world->store, &world->coder, &error);
      g_assert_no_error (error);
      redone = world_dump (world->path);
      g_assert_cmpstr (redone, ==, after);
    }
  problems = quoth_store_check (world->store, NULL, NULL, NULL, NULL);
  g_assert_cmpuint (problems->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record/same-bytes", test_same_bytes);
  g_test_add_func ("/record/same-rows", test_same_rows);
  g_test_add ("/record/touched-again", World, NULL, world_set_up, test_touched_again, world_tear_down);
  return g_test_run ();
}
