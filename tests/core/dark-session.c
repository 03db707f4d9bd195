/* dark-session.c: nothing that was acknowledged is lost when the power goes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lossy-vfs.h"
#include "work.h"

#define N_ROUNDS 150
#define N_ROUNDS_SLOW 1500

#define ROUNDS_PER_PROJECT 10
#define STEPS_MAX 30
#define CALLS_MAX 250

static void
make_anew (World *world)
{
  if (world->folder != NULL)
    world_tear_down (world, NULL);
  *world = (World){ NULL };
  world_set_up (world, NULL);
  world_add_document (world, "text", "Ada said that Bob said that all is well. 👩‍👩‍👧 Nobody asked 习近平.");
  g_clear_object (&world->store);
}

/* Returns: (transfer full): what was acknowledged while there was power. */
static char *
let_work (World *world)
{
  GString *told = g_string_new (NULL);

  world->store = quoth_store_open (world->path, QUOTH_STORE_READ_WRITE, NULL);
  for (guint i = 0; world->store != NULL && !lossy_vfs_is_dark () && i < STEPS_MAX; i++)
    {
      char letter = work_step (world, WORK_BIG);

      if (letter != 0)
        g_string_append_c (told, letter);
    }
  g_clear_object (&world->store);
  return g_string_free (told, FALSE);
}

static void
test_power (void)
{
  guint n_rounds = g_test_slow () ? N_ROUNDS_SLOW : N_ROUNDS;
  guint n_losses = 0, n_told = 0;
  gint64 longest = 0;
  World world = { NULL };

  for (guint i = 0; i < n_rounds; i++)
    {
      g_autoptr (Aftermath) aftermath = NULL;
      g_autofree char *told = NULL;
      gint64 took;

      if (i % ROUNDS_PER_PROJECT == 0)
        make_anew (&world);
      aftermath = aftermath_new (world.path);
      lossy_vfs_arm ((guint) g_test_rand_int_range (1, CALLS_MAX), (guint32) g_test_rand_int ());
      told = let_work (&world);
      n_losses += lossy_vfs_restart ();
      n_told += (guint) strlen (told);
      took = aftermath_check (aftermath, &world, told);
      longest = MAX (longest, took);
      g_clear_object (&world.store);
    }
  world_tear_down (&world, NULL);
  g_test_message ("%u losses of power, %u steps acknowledged, 0 lost; the longest open took %.1f ms", n_losses, n_told,
                  (double) longest / 1000);
  g_assert_cmpuint (n_losses, >, n_rounds / 2);
  g_assert_cmpuint (n_told, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  lossy_vfs_install ();
  g_test_add_func ("/power/goes", test_power);
  return g_test_run ();
}
