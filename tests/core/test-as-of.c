/* test-as-of.c: tests of quoth-as-of.c and quoth-rewind.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* memmem */
#endif

#include "world.h"

#include <glib/gstdio.h>
#include <string.h>

#define N_STEPS 60
#define N_MOMENTS 8

/* What the tables said after each entry, as it was written. */
typedef struct
{
  QuothId entry;
  char *dump;
} Moment;

static void
moment_free (gpointer data)
{
  g_free (((Moment *) data)->dump);
  g_free (data);
}

static gboolean
note_last_cb (const QuothHistoryEntry *entry, gpointer data, GError **error)
{
  *(QuothId *) data = entry->id;
  return TRUE;
}

static QuothId
find_last_entry (World *world)
{
  g_autoptr (QuothReader) reader = quoth_store_open_reader (world->store, NULL);
  QuothHistoryQuery query = { .limit = 1 };
  QuothId last = QUOTH_ID_NONE;
  g_autoptr (GError) error = NULL;

  g_assert_true (quoth_reader_foreach_entry (reader, &query, note_last_cb, &last, NULL, &error));
  g_assert_no_error (error);
  return last;
}

/* Edits, undos and redos of two coders: what is refused, or changes nothing, makes no entry. */
static void
do_step (World *world, const QuothId *coder)
{
  guint what = (guint) g_test_rand_int_range (0, 6);
  g_autoptr (QuothChange) change = what > 1 ? world_edit (world, coder) : NULL;

  if (what == 0)
    quoth_store_undo (world->store, coder, NULL);
  else if (what == 1)
    quoth_store_redo (world->store, coder, NULL);
  else
    quoth_store_commit (world->store, change, NULL, NULL);
}

static GPtrArray *
do_steps (World *world)
{
  GPtrArray *moments = g_ptr_array_new_with_free_func (moment_free);
  QuothId coders[] = { world->coder, world_add_coder (world, "B") };

  for (guint i = 0; i < N_STEPS; i++)
    {
      QuothId entry;
      Moment *last = moments->len > 0 ? moments->pdata[moments->len - 1] : NULL;
      Moment *moment;

      do_step (world, &coders[g_test_rand_int_range (0, 2)]);
      entry = find_last_entry (world);
      if (last != NULL && quoth_id_equal (&entry, &last->entry))
        continue;
      if (g_test_rand_int_range (0, 20) == 0)
        world_reopen (world);
      moment = g_new0 (Moment, 1);
      moment->entry = entry;
      moment->dump = world_dump (world->path);
      g_ptr_array_add (moments, moment);
    }
  return moments;
}

static char *
make_path (World *world)
{
  return g_build_filename (world->folder, "as-it-was.quoth", NULL);
}

/* Whoever was there may not have been there then. */
static void
come (QuothStore *store)
{
  g_autoptr (QuothCoder) coder = quoth_coder_new (NULL);
  g_autoptr (QuothChange) change = quoth_change_new ("Come", &coder->value.id);
  g_autoptr (GError) error = NULL;

  coder->name = g_strdup ("Somebody new");
  quoth_change_put (change, coder);
  quoth_store_commit (store, change, NULL, &error);
  g_assert_no_error (error);
}

/* A project of its own: sound, with the journal until then, and which goes on from there. */
static void
assert_whole (World *world, const char *path, const QuothId *last)
{
  g_autoptr (GError) error = NULL;
  World copy = *world;
  g_autoptr (GPtrArray) problems = NULL;
  QuothId entry;

  copy.store = quoth_store_open (path, QUOTH_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  problems = quoth_store_check (copy.store, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s: %s", ((QuothProblem *) problems->pdata[i])->where, ((QuothProblem *) problems->pdata[i])->what);
  g_assert_cmpuint (problems->len, ==, 0);
  entry = find_last_entry (&copy);
  g_assert_true (quoth_id_equal (&entry, last));
  come (copy.store);
  g_clear_object (&copy.store);
}

static void
assert_as_of (World *world, const Moment *moment, gboolean by_time)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = make_path (world);
  g_autofree char *dump = NULL;
  QuothMoment asked = { .entry = moment->entry };

  if (by_time)
    {
      g_autoptr (QuothReader) reader = quoth_store_open_reader (world->store, NULL);
      g_autoptr (QuothHistoryEntry) entry = quoth_reader_find_moment (reader, &asked, &error);
      g_autoptr (QuothHistoryEntry) same = NULL;

      g_assert_no_error (error);
      asked = (QuothMoment){ .time = entry->time };
      same = quoth_reader_find_moment (reader, &asked, &error);
      g_assert_no_error (error);
      /* Several may be of one millisecond: then the last of them is meant. */
      if (!quoth_id_equal (&same->id, &moment->entry))
        return;
    }
  quoth_store_copy_as_of (world->store, &asked, path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  dump = world_dump (path);
  g_assert_cmpstr (dump, ==, moment->dump);
  assert_whole (world, path, &moment->entry);
  g_assert_cmpint (g_unlink (path), ==, 0);
}

/* The project as it was at random moments is what it was. */
static void
test_moments (World *world, gconstpointer data)
{
  g_autoptr (GPtrArray) moments = do_steps (world);
  g_autofree char *before = world_dump (world->path);
  g_autofree char *after = NULL;

  g_assert_cmpuint (moments->len, >, N_STEPS / 4);
  assert_as_of (world, moments->pdata[moments->len - 1], FALSE);
  for (guint i = 0; i < N_MOMENTS; i++)
    {
      Moment *moment = moments->pdata[g_test_rand_int_range (0, (int) moments->len)];
      gboolean by_time = g_test_rand_int_range (0, 2) == 0;

      assert_as_of (world, moment, by_time);
    }
  after = world_dump (world->path);
  g_assert_cmpstr (after, ==, before);
}

static gboolean
has_bytes (const char *path, const char *words)
{
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  return memmem (bytes, size, words, strlen (words)) != NULL;
}

/* A text that came later is not in the file, not even as bytes that were deleted; one that was taken back by then can be made again. */
static void
test_texts (World *world, gconstpointer data)
{
  g_autofree char *path = make_path (world);
  g_autoptr (GError) error = NULL;
  QuothMoment moment = { .entry = QUOTH_ID_NONE };
  World copy = *world;

  world_add_document (world, "kept", "An ordinary platypus.");
  world_add_document (world, "taken back", "A reluctant axolotl.");
  g_assert_true (quoth_store_undo (world->store, &world->coder, &error));
  moment.entry = find_last_entry (world);
  world_add_document (world, "later", "A clandestine okapi.");
  quoth_store_copy_as_of (world->store, &moment, path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (has_bytes (path, "An ordinary platypus."));
  g_assert_false (has_bytes (path, "A clandestine okapi."));
  copy.store = quoth_store_open (path, QUOTH_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  g_assert_true (quoth_store_redo (copy.store, &world->coder, &error));
  g_assert_cmpint (world_count (&copy, QUOTH_KIND_DOCUMENT), ==, 2);
  g_clear_object (&copy.store);
  g_assert_cmpint (g_unlink (path), ==, 0);
}

/* Two copies that were worked on apart: as it was before is as it was in both, whatever disagreed later. */
static void
test_merged (World *world, gconstpointer data)
{
  g_autofree char *other = g_build_filename (world->folder, "other.quoth", NULL);
  g_autofree char *path = make_path (world);
  g_autofree char *before = NULL, *dump = NULL;
  QuothMoment moment = { .entry = QUOTH_ID_NONE };
  g_autoptr (GError) error = NULL;
  World copy = *world;

  g_ptr_array_unref (do_steps (world));
  moment.entry = find_last_entry (world);
  before = world_dump (world->path);
  quoth_store_backup (world->store, other, FALSE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  copy.path = other;
  copy.store = quoth_store_open (other, QUOTH_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < N_STEPS; i++)
    do_step (g_test_rand_bit () ? world : &copy, &world->coder);
  g_clear_object (&copy.store);
  quoth_store_merge (world->store, other, QUOTH_MERGE_NORMAL, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  quoth_store_copy_as_of (world->store, &moment, path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  dump = world_dump (path);
  g_assert_cmpstr (dump, ==, before);
  assert_whole (world, path, &moment.entry);
}

static void
assert_refused (World *world, const QuothMoment *moment, const char *path, GCancellable *cancellable, GQuark domain, int code)
{
  g_autofree char *files = world_list (world->folder);
  g_autofree char *files_now = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (quoth_store_copy_as_of (world->store, moment, path, NULL, NULL, cancellable, &error));
  g_assert_error (error, domain, code);
  g_test_message ("%s", error->message);
  files_now = world_list (world->folder);
  g_assert_cmpstr (files_now, ==, files);
}

static void
test_refused (World *world, gconstpointer data)
{
  g_autofree char *path = make_path (world);
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  QuothMoment now = { .entry = find_last_entry (world) };
  QuothMoment early = { .time = 1000 };
  QuothMoment unknown = { .entry = quoth_id_new () };

  assert_refused (world, &early, path, NULL, QUOTH_ERROR, QUOTH_ERROR_NOT_FOUND);
  assert_refused (world, &unknown, path, NULL, QUOTH_ERROR, QUOTH_ERROR_NOT_FOUND);
  assert_refused (world, &now, world->path, NULL, QUOTH_ERROR, QUOTH_ERROR_EXISTS);
  g_cancellable_cancel (cancelled);
  assert_refused (world, &now, path, cancelled, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/as-of/moments", World, NULL, world_set_up, test_moments, world_tear_down);
  g_test_add ("/as-of/texts", World, NULL, world_set_up, test_texts, world_tear_down);
  g_test_add ("/as-of/merged", World, NULL, world_set_up, test_merged, world_tear_down);
  g_test_add ("/as-of/refused", World, NULL, world_set_up, test_refused, world_tear_down);
  return g_test_run ();
}
