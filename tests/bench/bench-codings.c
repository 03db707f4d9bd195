/* bench-codings.c: the memory that it takes to import 100,000 annotations from files of other programs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-bench-files.h"

#define N_ANNOTATIONS 100000
#define GOAL 200

/* @before: what is done to an empty project first, or "true" */
static void
measure (QuothBench *bench, const char *what, const char *before, const char *import)
{
  static const char *const ways[] = { " --dry-run", "" };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autofree char *prepare = g_strdup_printf ("rm -f p.quoth; \"$QUOTH_CLI\" new p.quoth --quiet; %s", before);
      g_autofree char *line = g_strdup_printf ("exec \"$QUOTH_CLI\" import p.quoth %s%s --quiet", import, ways[i]);
      guint peak;

      quoth_bench_shell (bench, prepare);
      peak = quoth_bench_measure_memory (bench, line);
      g_print ("memory for importing 100,000 annotations, %s%s: %u MB (goal: at most %u MB)%s\n", what, ways[i], peak, GOAL,
               peak <= GOAL ? "" : " MISSED");
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (QuothBench) bench = quoth_bench_new ();

  quoth_bench_shell (bench, "mkdir brat");
  quoth_bench_write_text (bench, "text.txt", N_ANNOTATIONS);
  quoth_bench_write_text (bench, "brat/text.txt", N_ANNOTATIONS);
  quoth_bench_write_brat (bench, "brat/text.ann", N_ANNOTATIONS);
  quoth_bench_write_csv (bench, "codings.csv", "text", N_ANNOTATIONS);
  quoth_bench_write_xmi (bench, "codings.xmi", N_ANNOTATIONS);
  quoth_bench_write_jsonl (bench, "edits.jsonl", N_ANNOTATIONS);
  measure (bench, "jsonl", "true", "edits.jsonl");
  measure (bench, "csv", "\"$QUOTH_CLI\" import p.quoth text.txt --quiet", "codings.csv");
  measure (bench, "brat", "true", "brat");
  measure (bench, "xmi", "true", "codings.xmi");
  return 0;
}
