/* bench-first-frame.c: 10 MB with 100,000 annotations to its first frame, against 0.1 MB plain
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Both are whole processes that end with the frame, so both start GTK; the plain one reads a file, the other a project.
 */

#include "quoth-bench-coding.h"

#define N_BYTES (10 * 1000 * 1000)
#define N_ANNOTATIONS 100000

static void
run_ours (QuothBench *bench, guint run, gpointer data)
{
  quoth_bench_shell (bench, "\"$QUOTH_FRAME\" editor big.quoth");
}

static void
run_theirs (QuothBench *bench, guint run, gpointer data)
{
  quoth_bench_shell (bench, "\"$QUOTH_FRAME\" plain small.txt");
}

int
main (int argc, char **argv)
{
  g_autoptr (QuothBench) bench = quoth_bench_new ();

  quoth_bench_make_coded (bench, "big", N_BYTES, N_ANNOTATIONS, TRUE);
  quoth_bench_shell (bench, "head -c 100000 big.txt | iconv -c -f UTF-8 -t UTF-8 > small.txt || true");
  quoth_bench_compare (bench, "10 MB with 100,000 annotations to its first frame", 3, run_ours, run_theirs, NULL);
  return 0;
}
