/* test-commit.c: tests of quoth-commit.c: changes that are made of what is there
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "world.h"

#include "text/quoth-error.h"

static QuothProject *
load_project (QuothReader *reader)
{
  g_autoptr (GError) error = NULL;
  QuothProject *project = quoth_reader_get (reader, QUOTH_KIND_PROJECT, NULL, &error);

  g_assert_no_error (error);
  return project;
}

/* Counts in the project's description. */
static QuothChange *
count_cb (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  World *world = data;
  g_autoptr (QuothProject) project = load_project (reader);
  g_autoptr (QuothProject) counted = quoth_project_copy (project);
  QuothChange *change = quoth_change_new ("Count", &world->coder);
  gint64 n = project->description != NULL ? g_ascii_strtoll (project->description, NULL, 10) : 0;

  g_free (counted->description);
  counted->description = g_strdup_printf ("%" G_GINT64_FORMAT, n + 1);
  quoth_change_put (change, counted);
  return change;
}

static gint64
get_count (World *world)
{
  g_autoptr (QuothReader) reader = quoth_store_open_reader (world->store, NULL);
  g_autoptr (QuothProject) project = load_project (reader);

  return project->description != NULL ? g_ascii_strtoll (project->description, NULL, 10) : 0;
}

static gpointer
count_many (gpointer data)
{
  World *world = data;

  for (guint i = 0; i < 25; i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (quoth_store_build (world->store, count_cb, world, NULL, &error));
      g_assert_no_error (error);
    }
  return NULL;
}

/* Nobody writes between what a change was made of and the change: neither another thread nor another store. */
static void
test_alone (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  World other = *world;
  GThread *threads[4];

  other.store = quoth_store_open (world->path, QUOTH_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("count", count_many, i % 2 == 0 ? world : &other);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  g_clear_object (&other.store);
  g_assert_cmpint (get_count (world), ==, 100);
}

/* It is an edit like any other: called by its change, taken back and made again. */
static void
test_entry (World *world, gconstpointer data)
{
  g_autoptr (QuothReader) reader = quoth_store_open_reader (world->store, NULL);
  QuothStep *step;

  g_assert_true (quoth_store_build (world->store, count_cb, world, NULL, NULL));
  g_assert_cmpint (get_count (world), ==, 1);
  step = quoth_reader_peek_undo (reader, &world->coder);
  g_assert_cmpstr (step->label, ==, "Count");
  quoth_step_free (step);
  g_assert_true (quoth_store_undo (world->store, &world->coder, NULL));
  g_assert_cmpint (get_count (world), ==, 0);
  g_assert_true (quoth_store_redo (world->store, &world->coder, NULL));
  g_assert_cmpint (get_count (world), ==, 1);
}

static QuothChange *
fail_cb (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_INVALID, "no");
  return NULL;
}

static QuothChange *
nothing_cb (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  World *world = data;

  /* What a reader can do elsewhere it can do here. */
  g_assert_true (quoth_reader_begin (reader, error));
  g_assert_cmpint (world_count (world, QUOTH_KIND_CODER), ==, 1);
  quoth_reader_end (reader);
  return quoth_change_new ("Nothing", &world->coder);
}

/* The first put is good, the second is not. */
static QuothChange *
half_cb (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  QuothChange *change = count_cb (reader, data, cancellable, error);
  g_autoptr (QuothActor) nameless = quoth_actor_new (NULL);

  quoth_change_put (change, nameless);
  return change;
}

static QuothChange *
cancel_cb (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  g_cancellable_cancel (cancellable);
  return count_cb (reader, data, cancellable, error);
}

static void
refuse (World *world, QuothBuildFunc build, GCancellable *cancellable, GQuark domain, int code)
{
  g_autofree char *before = world_dump (world->path);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (quoth_store_build (world->store, build, world, cancellable, &error));
  g_assert_error (error, domain, code);
  after = world_dump (world->path);
  g_assert_cmpstr (before, ==, after);
}

static void
test_refused (World *world, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (QuothReader) reader = quoth_store_open_reader (world->store, NULL);
  g_autoptr (GError) error = NULL;
  QuothStep *step;

  refuse (world, fail_cb, NULL, QUOTH_ERROR, QUOTH_ERROR_INVALID);
  refuse (world, half_cb, NULL, QUOTH_ERROR, QUOTH_ERROR_INVALID);
  refuse (world, cancel_cb, cancellable, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (quoth_store_build (world->store, nothing_cb, world, NULL, &error));
  g_assert_no_error (error);
  step = quoth_reader_peek_undo (reader, &world->coder);
  g_assert_cmpstr (step->label, !=, "Nothing");
  quoth_step_free (step);
}

typedef struct
{
  guint n_done;
  guint n_failed;
  guint n_freed;
  World *world;
} Tally;

static QuothChange *
count_tallied_cb (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  Tally *tally = data;

  return count_cb (reader, tally->world, cancellable, error);
}

static void
free_cb (gpointer data)
{
  Tally *tally = data;

  g_assert_true (g_main_context_is_owner (g_main_context_default ()));
  tally->n_freed++;
}

static void
build_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Tally *tally = data;
  g_autoptr (GError) error = NULL;

  if (quoth_store_build_finish (QUOTH_STORE (source), result, &error))
    tally->n_done++;
  else
    tally->n_failed++;
}

static void
test_async (World *world, gconstpointer data)
{
  Tally tally = { .world = world };

  g_assert_true (g_main_context_acquire (NULL));
  for (guint i = 0; i < 10; i++)
    quoth_store_build_async (world->store, count_tallied_cb, &tally, free_cb, NULL, build_cb, &tally);
  quoth_store_build_async (world->store, fail_cb, &tally, free_cb, NULL, build_cb, &tally);
  quoth_store_close (world->store);
  quoth_store_build_async (world->store, count_tallied_cb, &tally, free_cb, NULL, build_cb, &tally);
  while (tally.n_done + tally.n_failed < 12 || tally.n_freed < 12)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (tally.n_done, ==, 10);

  g_object_unref (world->store);
  world->store = quoth_store_open (world->path, QUOTH_STORE_READ_ONLY, NULL);
  quoth_store_build_async (world->store, count_tallied_cb, &tally, free_cb, NULL, build_cb, &tally);
  while (tally.n_failed < 3)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (tally.n_freed, ==, 13);
  g_assert_cmpint (get_count (world), ==, 10);
  g_main_context_release (NULL);
}

#define ADD(name, func) g_test_add ("/commit/" name, World, NULL, world_set_up, func, world_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("alone", test_alone);
  ADD ("entry", test_entry);
  ADD ("refused", test_refused);
  ADD ("async", test_async);
  return g_test_run ();
}
