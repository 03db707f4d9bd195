/* dark-compaction.c: compacting while the power goes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "compaction-fixture.h"
#include "lossy-vfs.h"

#define N_ROUNDS 25
#define N_ROUNDS_SLOW 1000

/* How many calls are counted until all is done. */
static guint
measure (Compaction *self)
{
  guint n = 1;

  for (gboolean is_dark = TRUE; is_dark; n *= 2)
    {
      g_auto (QuothCompaction) result = { 0 };

      lossy_vfs_arm (n, 1);
      quoth_compact_run (self->world.path, self->before, NULL, NULL, NULL, &result, NULL);
      is_dark = lossy_vfs_restart ();
      compaction_begin_anew (self);
    }
  return n / 2;
}

static void
test_power (Compaction *self, gconstpointer data)
{
  guint n_calls = measure (self);
  guint n_losses = 0;
  guint n_compacted = 0;

  for (guint i = 0; i < (g_test_slow () ? N_ROUNDS_SLOW : N_ROUNDS); i++)
    {
      g_auto (QuothCompaction) result = { 0 };
      gboolean done, is_compacted;

      lossy_vfs_arm ((guint) g_test_rand_int_range (1, (gint32) n_calls), (guint32) g_test_rand_int ());
      done = quoth_compact_run (self->world.path, self->before, NULL, NULL, NULL, &result, NULL);
      n_losses += lossy_vfs_restart ();
      is_compacted = compaction_check_whole (self);
      g_assert_true (is_compacted || !done);
      n_compacted += is_compacted;
      compaction_begin_anew (self);
    }
  g_test_message ("%u calls, %u losses of power, %u compacted", n_calls, n_losses, n_compacted);
  g_assert_cmpuint (n_losses, >, 0);
}

int
main (int argc, char **argv)
{
  char folder[] = "/tmp/quoth-compaction-XXXXXX";
  int status;

  g_assert_nonnull (g_mkdtemp (folder));
  g_setenv ("TMPDIR", folder, TRUE);
  g_test_init (&argc, &argv, NULL);
  lossy_vfs_install ();
  g_test_add ("/dark-compaction/power-goes", Compaction, NULL, compaction_set_up, test_power, compaction_tear_down);
  status = g_test_run ();
  g_rmdir (folder);
  return status;
}
