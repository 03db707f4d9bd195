/* faulty-compaction.c: compacting on a disk that fails at the n-th call, or killed at it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whichever call fails: the project is as it was, and has the history that it had, or the compacted one, whole; and the next time it works. Not
 * each call is tried, but some of each stretch of them; all of them with -m slow.
 */

#include "faulty-vfs.h"
#include "world.h"

#include <glib/gstdio.h>
#include <sys/wait.h>
#include <unistd.h>

/* There are some thousand calls. */
#define STEP_LONGEST 500

typedef struct
{
  World world;
  char *template;
  gsize size;
  char *rows;
  gint64 n_entries;
  gint64 before;
} Bench;

static gint64
get_number (const World *world, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothDatabase) database = quoth_database_open (world->path, SQLITE_OPEN_READONLY, &error);
  sqlite3_stmt *row = NULL;
  gint64 number;

  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_prepare_v2 (quoth_database_get_handle (database), sql, -1, &row, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (row), ==, SQLITE_ROW);
  number = sqlite3_column_int64 (row, 0);
  sqlite3_finalize (row);
  return number;
}

static void
set_up (Bench *self, gconstpointer data)
{
  world_set_up (&self->world, NULL);
  for (guint i = 0; i < 30; i++)
    {
      g_autoptr (QuothChange) change = world_edit (&self->world, &self->world.coder);

      quoth_store_commit (self->world.store, change, NULL, NULL);
    }
  self->before = get_number (&self->world, "SELECT max (time) FROM journal") - 1;
  while (g_get_real_time () / 1000 <= self->before + 2)
    g_usleep (500);
  world_add_actor (&self->world, "Last");
  g_clear_object (&self->world.store);
  self->rows = world_dump (self->world.path);
  self->n_entries = get_number (&self->world, "SELECT count (*) FROM journal");
  g_assert_true (g_file_get_contents (self->world.path, &self->template, &self->size, NULL));
}

static void
tear_down (Bench *self, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (g_get_tmp_dir (), 0, NULL);
  const char *name;

  world_tear_down (&self->world, NULL);
  g_free (self->template);
  g_free (self->rows);
  /* What was made anew when the program was killed. */
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (g_get_tmp_dir (), name, NULL);

      g_unlink (path);
    }
}

static void
clear_backups (World *world)
{
  g_autofree char *folder = quoth_backups_get_folder (world->path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
}

/* Who opens it next finds one or the other, and nothing wrong. Returns: whether it is compacted. */
static gboolean
check_whole (Bench *self)
{
  World *world = &self->world;
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothStore) store = quoth_store_open (world->path, QUOTH_STORE_READ_WRITE, &error);
  g_autoptr (GPtrArray) problems = NULL;
  g_autofree char *rows = NULL;
  gint64 n_inside;

  g_assert_no_error (error);
  problems = quoth_store_check_rebuild (store, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
  g_clear_object (&store);
  rows = world_dump (world->path);
  g_assert_cmpstr (rows, ==, self->rows);
  n_inside = get_number (world, "SELECT coalesce (sum (seq), 0) FROM covered");
  g_assert_cmpint (n_inside + get_number (world, "SELECT count (*) FROM journal WHERE time >= 0"), ==, self->n_entries);
  return n_inside > 0;
}

static void
begin_anew (Bench *self)
{
  clear_backups (&self->world);
  g_assert_true (g_file_set_contents (self->world.path, self->template, (gssize) self->size, NULL));
}

static guint
step (void)
{
  return g_test_slow () ? 1 : (guint) g_test_rand_int_range (1, STEP_LONGEST);
}

static void
test_fails (Bench *self, gconstpointer data)
{
  FaultKind kind = GPOINTER_TO_UINT (data);
  guint n_failed = 0;
  guint n_compacted = 0;
  gboolean has_failed = TRUE;

  for (guint n = 1; has_failed; n += step ())
    {
      g_autoptr (GError) error = NULL;
      g_auto (QuothCompaction) result = { 0 };
      gboolean done, is_compacted;

      faulty_vfs_arm (kind, n);
      done = quoth_compact_run (self->world.path, self->before, NULL, NULL, NULL, &result, &error);
      has_failed = faulty_vfs_has_failed ();
      faulty_vfs_disarm ();
      g_assert_cmpint (done, ==, error == NULL);
      is_compacted = check_whole (self);
      g_assert_true (is_compacted || !done);
      n_failed += !done;
      n_compacted += is_compacted;
      begin_anew (self);
    }
  g_test_message ("%u failed, %u compacted", n_failed, n_compacted);
  g_assert_cmpuint (n_compacted, >, 0);
}

/* Returns: whether the child came to its end. */
static gboolean
compact_in_child (Bench *self, guint n)
{
  pid_t child = fork ();
  int status;

  if (child == 0)
    {
      g_auto (QuothCompaction) result = { 0 };

      faulty_vfs_arm (FAULT_KILLED, n);
      _exit (quoth_compact_run (self->world.path, self->before, NULL, NULL, NULL, &result, NULL) ? 0 : 1);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status) || WEXITSTATUS (status) == 0);
  return WIFEXITED (status);
}

static void
test_killed (Bench *self, gconstpointer data)
{
  guint n_killed = 0;
  guint n_compacted = 0;
  gboolean is_at_end = FALSE;

  for (guint n = 1; !is_at_end; n += step ())
    {
      is_at_end = compact_in_child (self, n);
      n_killed += !is_at_end;
      n_compacted += check_whole (self);
      begin_anew (self);
    }
  g_test_message ("%u killed, %u compacted", n_killed, n_compacted);
  g_assert_cmpuint (n_killed, >, 0);
  g_assert_cmpuint (n_compacted, >, 0);
}

int
main (int argc, char **argv)
{
  static const char *const names[] = { NULL, "io-error-once", "io-error-from-on", "disk-full", "short-write" };
  char folder[] = "/tmp/quoth-compaction-XXXXXX";
  int status;

  g_assert_nonnull (g_mkdtemp (folder));
  g_setenv ("TMPDIR", folder, TRUE);
  g_test_init (&argc, &argv, NULL);
  faulty_vfs_install ();
  for (guint kind = FAULT_ONCE; kind < N_FAULT_KINDS; kind++)
    {
      g_autofree char *path = g_strconcat ("/faulty-compaction/fails/", names[kind], NULL);

      g_test_add (path, Bench, GUINT_TO_POINTER (kind), set_up, test_fails, tear_down);
    }
  g_test_add ("/faulty-compaction/killed", Bench, NULL, set_up, test_killed, tear_down);
  status = g_test_run ();
  g_rmdir (folder);
  return status;
}
