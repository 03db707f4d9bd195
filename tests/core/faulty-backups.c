/* faulty-backups.c: backups and restores on a disk that fails at the n-th call
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whichever call fails: a backup is there whole, or not at all, and nothing else is in its folder; a project is as it was, or as the backup is;
 * and the next time it works. Not each call is tried, but some of each stretch of them; all of them with -m slow.
 */

#include "faulty-vfs.h"
#include "world.h"

#include <glib/gstdio.h>

static guint
step (guint longest)
{
  return g_test_slow () ? 1 : (guint) g_test_rand_int_range (1, (gint32) longest);
}

/* Who opens a project to write finishes, or takes back, what somebody else could not. */
static void
recover (World *world)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothStore) store = quoth_store_open (world->path, QUOTH_STORE_READ_WRITE, &error);

  g_assert_no_error (error);
  g_assert_null (quoth_store_get_read_only_reason (store));
}

/* Each file in the folder is a sound backup. Returns: how many there are. */
static guint
check_folder (World *world)
{
  g_autofree char *folder = quoth_backups_get_folder (world->path);
  g_autoptr (GPtrArray) backups = quoth_backups_list (world->path, NULL, NULL);
  g_autofree char *listing = NULL;
  g_auto (GStrv) names = NULL;

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    return 0;
  listing = world_list (folder);
  names = g_strsplit (listing, " ", -1);
  for (guint i = 0; i < backups->len; i++)
    {
      const QuothBackup *backup = backups->pdata[i];

      g_assert_null (backup->fault);
      g_assert_cmpuint (backup->n_problems, ==, 0);
    }
  g_assert_cmpuint (g_strv_length (names), ==, backups->len);
  return backups->len;
}

/* Removes all but @but. */
static void
clear_folder (World *world, const char *but)
{
  g_autoptr (GPtrArray) backups = quoth_backups_list (world->path, NULL, NULL);

  for (guint i = 0; i < backups->len; i++)
    {
      const char *path = ((QuothBackup *) backups->pdata[i])->path;

      if (g_strcmp0 (path, but) != 0)
        g_assert_cmpint (g_unlink (path), ==, 0);
    }
}

static void
test_keep (World *world, gconstpointer data)
{
  FaultKind kind = GPOINTER_TO_UINT (data);
  guint n_failed = 0;
  gboolean has_failed = TRUE;

  for (guint n = 1; has_failed; n += step (25))
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *path = NULL;
      gboolean done;

      faulty_vfs_arm (kind, n);
      done = quoth_store_keep_backup (world->store, QUOTH_BACKUP_BY_HAND, NULL, NULL, NULL, &path, &error);
      has_failed = faulty_vfs_has_failed ();
      faulty_vfs_disarm ();
      g_assert_cmpint (done, ==, error == NULL);
      g_assert_cmpuint (check_folder (world), ==, done);
      clear_folder (world, NULL);
      n_failed += !done;
    }
  g_test_message ("%u backups failed", n_failed);
  g_assert_cmpuint (n_failed, >, 0);
  world_add_actor (world, "After all that");
}

static void
test_restore (World *world, gconstpointer data)
{
  FaultKind kind = GPOINTER_TO_UINT (data);
  g_autofree char *backup = NULL;
  g_autofree char *before = NULL;
  g_autofree char *backed_up = world_dump (world->path);
  g_autofree char *template = NULL;
  guint n_failed = 0;
  gboolean has_failed = TRUE;
  gsize size;

  g_assert_true (quoth_store_keep_backup (world->store, QUOTH_BACKUP_BY_HAND, NULL, NULL, NULL, &backup, NULL));
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *name = g_strdup_printf ("Later %u", i);

      world_add_actor (world, name);
    }
  g_clear_object (&world->store);
  before = world_dump (world->path);
  g_assert_true (g_file_get_contents (world->path, &template, &size, NULL));
  for (guint n = 1; has_failed; n += step (80))
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *after = NULL;
      gboolean done;

      faulty_vfs_arm (kind, n);
      done = quoth_restore_run (world->path, backup, FALSE, NULL, NULL, NULL, NULL, &error);
      has_failed = faulty_vfs_has_failed ();
      faulty_vfs_disarm ();
      n_failed += !done;
      recover (world);
      after = world_dump (world->path);
      /* A last sync that does not answer may have been done. */
      g_assert_true (g_str_equal (after, backed_up) || (!done && g_str_equal (after, before)));
      g_assert_cmpuint (check_folder (world), >=, 1);
      clear_folder (world, backup);
      g_assert_true (g_file_set_contents (world->path, template, (gssize) size, NULL));
    }
  g_test_message ("%u restores failed", n_failed);
  g_assert_cmpuint (n_failed, >, 0);
}

int
main (int argc, char **argv)
{
  static const char *const names[] = { NULL, "io-error-once", "io-error-from-on", "disk-full", "short-write" };

  g_test_init (&argc, &argv, NULL);
  faulty_vfs_install ();
  for (guint kind = FAULT_ONCE; kind < N_FAULT_KINDS; kind++)
    {
      g_autofree char *keep = g_strconcat ("/faulty-backups/keep/", names[kind], NULL);
      g_autofree char *restore = g_strconcat ("/faulty-backups/restore/", names[kind], NULL);

      g_test_add (keep, World, GUINT_TO_POINTER (kind), world_set_up, test_keep, world_tear_down);
      g_test_add (restore, World, GUINT_TO_POINTER (kind), world_set_up, test_restore, world_tear_down);
    }
  return g_test_run ();
}
