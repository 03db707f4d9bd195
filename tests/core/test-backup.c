/* test-backup.c: tests of quoth-backup.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "world.h"

#include <glib/gstdio.h>
#include <unistd.h>

typedef struct
{
  World world;
  char *destination;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  world_set_up (&self->world, NULL);
  self->destination = g_build_filename (self->world.folder, "copy.quoth", NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  world_tear_down (&self->world, NULL);
  g_free (self->destination);
}

static gboolean
back_up (Fixture *self, gboolean force, GError **error)
{
  return quoth_store_backup (self->world.store, self->destination, force, NULL, NULL, NULL, error);
}

/* The copy is the project, can be worked on, and is not the project any more then. */
static void
test_copy (Fixture *self, gconstpointer data)
{
  World copy = self->world;
  g_autofree char *dump = NULL;
  g_autofree char *copied = NULL;
  g_autofree char *worked_on = NULL;
  g_autofree char *listing = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (QuothChange) change = world_edit (&self->world, &self->world.coder);

      quoth_store_commit (self->world.store, change, NULL, NULL);
    }
  dump = world_dump (self->world.path);
  back_up (self, FALSE, &error);
  g_assert_no_error (error);
  copied = world_dump (self->destination);
  g_assert_cmpstr (dump, ==, copied);

  copy.store = quoth_store_open (self->destination, QUOTH_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  g_assert_true (quoth_store_undo (copy.store, &copy.coder, &error));
  world_add_actor (&copy, "Only in the copy");
  g_clear_object (&copy.store);
  worked_on = world_dump (self->world.path);
  g_assert_cmpstr (dump, ==, worked_on);
  quoth_store_close (self->world.store);
  listing = world_list (self->world.folder);
  g_assert_cmpstr (listing, ==, "copy.quoth world.quoth");
}

static void
test_existing (Fixture *self, gconstpointer data)
{
  g_autofree char *contents = NULL;
  g_autofree char *log = g_strconcat (self->destination, "-wal", NULL);
  g_autoptr (QuothStore) copy = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (self->destination, "something", -1, NULL));
  g_assert_false (back_up (self, FALSE, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_true (g_file_get_contents (self->destination, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "something");

  /* A log beside it would be played into the copy. */
  g_assert_true (g_file_set_contents (log, "something", -1, NULL));
  g_assert_false (back_up (self, TRUE, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_BUSY);
  g_clear_error (&error);
  g_assert_cmpint (g_unlink (log), ==, 0);

  g_assert_true (back_up (self, TRUE, &error));
  copy = quoth_store_open (self->destination, QUOTH_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
}

static void
test_onto_itself (Fixture *self, gconstpointer data)
{
  g_autofree char *before = world_dump (self->world.path);
  g_autofree char *after = NULL;
  g_autofree char *link = g_build_filename (self->world.folder, "link.quoth", NULL);
  const char *names[] = { self->world.path, link };

  g_assert_cmpint (symlink (self->world.path, link), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (quoth_store_backup (self->world.store, names[i], TRUE, NULL, NULL, NULL, &error));
      g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_EXISTS);
    }
  after = world_dump (self->world.path);
  g_assert_cmpstr (before, ==, after);
}

static void
test_nowhere (Fixture *self, gconstpointer data)
{
  g_autofree char *nowhere = g_build_filename (self->world.folder, "no", "there.quoth", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (quoth_store_backup (self->world.store, nowhere, FALSE, NULL, NULL, NULL, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_DISK);
}

typedef struct
{
  guint64 last;
  guint64 total;
  guint n_calls;
  GCancellable *cancellable;
} Seen;

static void
progress_cb (guint64 done, guint64 total, gpointer data)
{
  Seen *seen = data;

  g_assert_cmpuint (done, >=, seen->last);
  g_assert_cmpuint (done, <=, total);
  seen->last = done;
  seen->total = total;
  seen->n_calls++;
  if (seen->cancellable != NULL)
    g_cancellable_cancel (seen->cancellable);
}

/* Big enough for several steps. */
static void
fill (Fixture *self)
{
  g_autofree char *text = g_strnfill (8 << 20, 'x');

  world_add_document (&self->world, "big", text);
}

static void
test_progress (Fixture *self, gconstpointer data)
{
  Seen seen = { 0 };
  g_autoptr (GError) error = NULL;

  fill (self);
  quoth_store_backup (self->world.store, self->destination, FALSE, progress_cb, &seen, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (seen.n_calls, >, 0);
  g_assert_cmpuint (seen.last, ==, seen.total);
}

static void
test_cancel (Fixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Seen seen = { .cancellable = cancellable };
  g_autofree char *listing = NULL;
  g_autoptr (GError) error = NULL;

  fill (self);
  g_assert_false (quoth_store_backup (
    self->world.store, self->destination, FALSE, progress_cb, &seen, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  quoth_store_close (self->world.store);
  listing = world_list (self->world.folder);
  g_assert_cmpstr (listing, ==, "world.quoth");
}

static void
commit_cb (guint64 done, guint64 total, gpointer data)
{
  world_add_actor (data, "Made meanwhile");
}

/* What is committed while the copy is made is not in it, and does not stop it. */
static void
test_while_writing (Fixture *self, gconstpointer data)
{
  g_autofree char *dump = NULL;
  g_autofree char *copied = NULL;
  g_autoptr (GError) error = NULL;

  fill (self);
  dump = world_dump (self->world.path);
  quoth_store_backup (self->world.store, self->destination, FALSE, commit_cb, &self->world, NULL, &error);
  g_assert_no_error (error);
  copied = world_dump (self->destination);
  g_assert_cmpstr (dump, ==, copied);
  g_assert_cmpint (world_count (&self->world, QUOTH_KIND_ACTOR), >, 0);
}

#define ADD(name, func) g_test_add ("/backup/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("copy", test_copy);
  ADD ("existing", test_existing);
  ADD ("onto-itself", test_onto_itself);
  ADD ("nowhere", test_nowhere);
  ADD ("progress", test_progress);
  ADD ("cancel", test_cancel);
  ADD ("while-writing", test_while_writing);
  return g_test_run ();
}
