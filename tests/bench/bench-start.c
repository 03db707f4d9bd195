/* bench-start.c: from nothing to the first frame of the sample project, against the least of a window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-bench.h"

static void
run_ours (QuothBench *bench, guint run, gpointer data)
{
  quoth_bench_shell (bench, "\"$QUOTH_FRAME\" app sample.quoth");
}

static void
run_theirs (QuothBench *bench, guint run, gpointer data)
{
  quoth_bench_shell (bench, "\"$QUOTH_FRAME\" plain \"$QUOTH_SAMPLE\"/lindau-article.txt");
}

int
main (int argc, char **argv)
{
  g_autoptr (QuothBench) bench = quoth_bench_new ();

  quoth_bench_shell (bench,
                     "\"$QUOTH_CLI\" new sample.quoth --quiet\n"
                     "\"$QUOTH_CLI\" import sample.quoth \"$QUOTH_SAMPLE\"/*.txt --coder A --quiet\n"
                     "\"$QUOTH_CLI\" apply sample.quoth \"$QUOTH_SAMPLE\"/sample-coding.jsonl --coder A --quiet\n");
  quoth_bench_compare (bench, "start to the first frame of the sample project", 1.5, run_ours, run_theirs, NULL);
  return 0;
}
