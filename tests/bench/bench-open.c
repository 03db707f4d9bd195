/* bench-open.c: 1 MB with 10,000 annotations to its first frame, against the same text plain
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Both are whole processes that end with the frame, so both start GTK; the plain one reads a file, the other a project.
 */

#include "quoth-bench-coding.h"

#define N_BYTES (1024 * 1024)
#define N_ANNOTATIONS 10000

static void
run_ours (QuothBench *bench, guint run, gpointer data)
{
  quoth_bench_shell (bench, "\"$QUOTH_FRAME\" editor long.quoth");
}

static void
run_theirs (QuothBench *bench, guint run, gpointer data)
{
  quoth_bench_shell (bench, "\"$QUOTH_FRAME\" plain long.txt");
}

int
main (int argc, char **argv)
{
  g_autoptr (QuothBench) bench = quoth_bench_new ();

  quoth_bench_make_coded (bench, "long", N_BYTES, N_ANNOTATIONS, TRUE);
  quoth_bench_compare (bench, "1 MB with 10,000 annotations to its first frame", 2, run_ours, run_theirs, NULL);
  return 0;
}
