/* bench-team.c: sharing a project with a team
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How long a round takes that writes 1,000 steps, or has nothing to do; and one that takes in 50,000. There is nothing plain to compare it
 * with: all of it is done beside the work, in a thread of its own, and the goals are times.
 */

#include <glib/gstdio.h>

#include "quoth-bench-project.h"
#include "quoth-bench.h"

#define N_PUBLISHED 1000
#define N_RECEIVED 50000

typedef struct
{
  char *path;
  QuothStore *store;
  QuothTeam *team;
} Copy;

static void
copy_open (Copy *self, const char *folder)
{
  g_autoptr (GError) error = NULL;

  self->store = quoth_store_open (self->path, QUOTH_STORE_READ_WRITE, &error);
  quoth_bench_insist (self->store != NULL, &error);
  self->team = quoth_team_new (self->store, "A");
  quoth_bench_insist (folder == NULL || quoth_team_set_folder (self->team, folder, NULL, &error), &error);
}

static void
copy_close (Copy *self)
{
  g_clear_object (&self->team);
  g_clear_object (&self->store);
}

static void
time_round (Copy *self, const char *what, double goal)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothTeamStatus) status = NULL;
  gint64 start = g_get_monotonic_time ();

  quoth_bench_insist (quoth_team_sync (self->team, NULL, &error), &error);
  status = quoth_team_ref_status (self->team);
  if (status->trouble != NULL)
    g_error ("%s", status->trouble);
  g_print ("%s: %.2f s (goal: at most %.1f s), peak memory %u MB\n", what, (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC,
           goal, quoth_bench_get_peak ());
}

int
main (int argc, char **argv)
{
  QuothBench *bench = quoth_bench_new ();
  g_autofree char *folder = quoth_bench_path (bench, "shared");
  g_autofree char *mine = quoth_bench_path (bench, "mine.quoth");
  g_autofree char *theirs = quoth_bench_path (bench, "theirs.quoth");
  g_autoptr (GError) error = NULL;
  QuothBenchProject project = quoth_bench_project_make (mine);
  Copy a = { .path = mine }, b = { .path = theirs };

  quoth_bench_insist (g_mkdir (folder, 0700) == 0, NULL);
  copy_open (&a, folder);
  quoth_bench_insist (quoth_store_backup (a.store, theirs, FALSE, NULL, NULL, NULL, &error), &error);
  copy_open (&b, folder);
  time_round (&a, "first round", 1);
  time_round (&b, "first round of the other", 1);
  copy_close (&a);
  quoth_bench_project_work (&project, mine, N_PUBLISHED);
  copy_open (&a, NULL);
  time_round (&a, "a round that writes 1,000 steps", 1);
  time_round (&a, "a round with nothing to do", 0.1);
  copy_close (&a);
  quoth_bench_project_work (&project, mine, N_RECEIVED - N_PUBLISHED);
  copy_open (&a, NULL);
  time_round (&a, "a round that writes 49,000 steps", 10);
  time_round (&b, "a round that takes in 50,000 steps", 30);
  time_round (&b, "and the next one", 0.1);
  copy_close (&a);
  copy_close (&b);
  quoth_bench_free (bench);
  return 0;
}
