/* bench-merge-copies.c: two copies of a project, in each of which 50,000 steps were done, are merged
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * There is nothing plain to compare it with: the goal is a time, 30 seconds, and a memory, 500 MB. All of theirs come before all of mine, so
 * that nothing of what is here can stay as it is: mine are taken back, and all are replayed. Beside it, as many values of a project that was
 * made apart are brought in, and again, when there is nothing new.
 */

#include "quoth-bench-project.h"
#include "quoth-bench.h"

#define N_STEPS 50000

static double
get_seconds (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

static void
merge_copies (QuothBench *bench)
{
  g_autofree char *mine = quoth_bench_path (bench, "mine.quoth");
  g_autofree char *theirs = quoth_bench_path (bench, "theirs.quoth");
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothMergeReport) report = NULL;
  QuothBenchProject project = quoth_bench_project_make (mine);
  QuothStore *store = quoth_store_open (mine, QUOTH_STORE_READ_WRITE, &error);
  gint64 start;
  guint before;

  quoth_bench_insist (store != NULL && quoth_store_backup (store, theirs, FALSE, NULL, NULL, NULL, &error), &error);
  g_object_unref (store);
  quoth_bench_project_work (&project, theirs, N_STEPS);
  quoth_bench_project_work (&project, mine, N_STEPS);

  before = quoth_bench_get_peak ();
  store = quoth_store_open (mine, QUOTH_STORE_READ_WRITE, &error);
  start = g_get_monotonic_time ();
  quoth_bench_insist (quoth_store_merge (store, theirs, QUOTH_MERGE_NORMAL, NULL, NULL, NULL, &report, &error), &error);
  g_print ("merge of %u steps into %u: %.1f s (goal: at most 30 s), peak memory %u MB, %u MB before (goal: at most 500 MB)\n",
           report->n_entries, report->n_ahead, get_seconds (start), quoth_bench_get_peak (), before);
  g_object_unref (store);
}

static void
adopt (QuothStore *ours, const QuothId *us, QuothStore *theirs, const char *what)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothCoder) coder = quoth_coder_new (us);
  g_autoptr (QuothAdoption) adoption = NULL;
  g_autoptr (QuothReader) reader = quoth_store_open_reader (ours, &error);
  gint64 start = g_get_monotonic_time ();
  const guint *n_new;

  coder->name = g_strdup ("A");
  adoption = quoth_adoption_new (theirs, coder);
  quoth_bench_insist (quoth_adoption_propose (adoption, reader, NULL, &error), &error);
  quoth_bench_insist (quoth_store_build (ours, quoth_adoption_build, adoption, NULL, &error), &error);
  n_new = quoth_adoption_get_report (adoption)->n_new;
  g_print ("%s: %u mentions came in, %.1f s (goal: at most 30 s), peak memory %u MB (goal: at most 500 MB)\n", what,
           n_new[QUOTH_KIND_MENTION], get_seconds (start), quoth_bench_get_peak ());
}

static void
merge_apart (QuothBench *bench)
{
  g_autofree char *mine = quoth_bench_path (bench, "ours.quoth");
  g_autofree char *other = quoth_bench_path (bench, "apart.quoth");
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothStore) ours = NULL;
  g_autoptr (QuothStore) theirs = NULL;
  QuothBenchProject project = quoth_bench_project_make (other);
  QuothBenchProject our_project = quoth_bench_project_make (mine);

  quoth_bench_project_work (&project, other, N_STEPS * 5 / 4);
  ours = quoth_store_open (mine, QUOTH_STORE_READ_WRITE, &error);
  theirs = quoth_store_open (other, QUOTH_STORE_READ_ONLY, &error);
  quoth_bench_insist (ours != NULL && theirs != NULL, &error);
  adopt (ours, &our_project.coder, theirs, "merge of a project made apart");
  adopt (ours, &our_project.coder, theirs, "merge of it again");
}

int
main (int argc, char **argv)
{
  QuothBench *bench = quoth_bench_new ();

  merge_copies (bench);
  merge_apart (bench);
  quoth_bench_free (bench);
  return 0;
}
