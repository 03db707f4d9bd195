/* test-relate.c: tests of quoth-relate.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "world.h"

#include <glib/gstdio.h>
#include <unistd.h>

static char *
make_path (World *world, const char *name)
{
  return g_build_filename (world->folder, name, NULL);
}

static void
assert_related (World *world, const char *path, QuothRelatedness expected)
{
  g_autoptr (GError) error = NULL;
  QuothRelatedness relatedness;

  g_assert_true (quoth_store_relate (world->store, path, &relatedness, &error));
  g_assert_no_error (error);
  g_assert_cmpint (relatedness, ==, expected);
}

static void
test_same_file (World *world, gconstpointer data)
{
  g_autofree char *link_path = make_path (world, "link.quoth");
  g_autofree char *symlink_path = make_path (world, "symlink.quoth");
  g_autofree char *around = g_strconcat (world->folder, "/./world.quoth", NULL);

  g_assert_cmpint (link (world->path, link_path), ==, 0);
  g_assert_cmpint (symlink (world->path, symlink_path), ==, 0);
  assert_related (world, world->path, QUOTH_RELATION_SAME_FILE);
  assert_related (world, around, QUOTH_RELATION_SAME_FILE);
  assert_related (world, link_path, QUOTH_RELATION_SAME_FILE);
  assert_related (world, symlink_path, QUOTH_RELATION_SAME_FILE);
}

static void
test_copy (World *world, gconstpointer data)
{
  g_autofree char *path = make_path (world, "copy.quoth");
  g_autofree char *before = world_dump (world->path);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (quoth_store_backup (world->store, path, FALSE, NULL, NULL, NULL, &error));
  assert_related (world, path, QUOTH_RELATION_COPY);
  world_add_actor (world, "Xi");
  assert_related (world, path, QUOTH_RELATION_COPY);
  g_assert_cmpint (g_chmod (path, 0400), ==, 0);
  assert_related (world, path, QUOTH_RELATION_COPY);
  after = world_dump (path);
  g_assert_cmpstr (before, ==, after);
}

static void
test_unrelated (World *world, gconstpointer data)
{
  g_autofree char *path = make_path (world, "other.quoth");
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothStore) other = quoth_store_create (path, "Other", &error);

  g_assert_no_error (error);
  assert_related (world, path, QUOTH_RELATION_UNRELATED);
}

static void
test_refused (World *world, gconstpointer data)
{
  g_autofree char *path = make_path (world, "other.quoth");
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothStore) other = NULL;
  g_autoptr (QuothDatabase) database = NULL;
  QuothRelatedness relatedness;

  g_assert_false (quoth_store_relate (world->store, path, &relatedness, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (path, "Not a project", -1, NULL));
  g_assert_false (quoth_store_relate (world->store, path, &relatedness, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_NOT_A_PROJECT);
  g_clear_error (&error);
  g_unlink (path);

  other = quoth_store_create (path, "Other", &error);
  g_assert_no_error (error);
  g_clear_object (&other);
  database = quoth_database_open (path, SQLITE_OPEN_READWRITE, &error);
  g_assert_true (quoth_database_exec (database, "PRAGMA user_version = 99; PRAGMA wal_checkpoint", &error));
  g_assert_false (quoth_store_relate (world->store, path, &relatedness, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_NEWER);
}

#define ADD(name, func) g_test_add ("/relate/" name, World, NULL, world_set_up, func, world_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("same-file", test_same_file);
  ADD ("copy", test_copy);
  ADD ("unrelated", test_unrelated);
  ADD ("refused", test_refused);
  return g_test_run ();
}
