/* faulty-compaction.c: compacting on a disk that fails at the n-th call, or killed at it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whichever call fails: the project is as it was, and has the history that it had, or the compacted one, whole; and the next time it works. Not
 * each call is tried, but some of each stretch of them; all of them with -m slow.
 */

#include "compaction-fixture.h"
#include "faulty-vfs.h"

#include <sys/wait.h>
#include <unistd.h>

/* There are some thousand calls. */
#define STEP_LONGEST 500

static guint
step (void)
{
  return g_test_slow () ? 1 : (guint) g_test_rand_int_range (1, STEP_LONGEST);
}

static void
test_fails (Compaction *self, gconstpointer data)
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
      is_compacted = compaction_check_whole (self);
      g_assert_true (is_compacted || !done);
      n_failed += !done;
      n_compacted += is_compacted;
      compaction_begin_anew (self);
    }
  g_test_message ("%u failed, %u compacted", n_failed, n_compacted);
  g_assert_cmpuint (n_compacted, >, 0);
}

/* Returns: whether the child came to its end. */
static gboolean
compact_in_child (Compaction *self, guint n)
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
test_killed (Compaction *self, gconstpointer data)
{
  guint n_killed = 0;
  guint n_compacted = 0;
  gboolean is_at_end = FALSE;

  for (guint n = 1; !is_at_end; n += step ())
    {
      is_at_end = compact_in_child (self, n);
      n_killed += !is_at_end;
      n_compacted += compaction_check_whole (self);
      compaction_begin_anew (self);
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

      g_test_add (path, Compaction, GUINT_TO_POINTER (kind), compaction_set_up, test_fails, compaction_tear_down);
    }
  g_test_add ("/faulty-compaction/killed", Compaction, NULL, compaction_set_up, test_killed, compaction_tear_down);
  status = g_test_run ();
  g_rmdir (folder);
  return status;
}
