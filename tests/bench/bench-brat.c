/* bench-brat.c: 100,000 annotations of brat, against brat's own parser reading them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Their parser is Python, and is no package: $QUOTH_BRAT is the folder server/src of brat. It reads the text and the lines, holds the
 * quotes against the text and makes an object of each line. Ours is measured twice: what does as much, which is to read both, check them and
 * make edits of them; and the whole of a dry run, in which these are read, too, and checked against the project. All start anew each time.
 */

#include "quoth-bench-files.h"
#include "quoth-bench-intake.h"

#define N_ANNOTATIONS 100000

/* Newer Pythons do not know the mode that brat opens files with. */
static const char reader[]
  = "import os, sys\n"
    "sys.path.insert (0, os.environ['QUOTH_BRAT'])\n"
    "import annotation\n"
    "annotation.open_textfile = lambda path, mode='r': open (path, encoding='utf-8')\n"
    "read = annotation.TextAnnotations ('brat/text', read_only=True)\n"
    "assert len (list (read)) == 100000 and not read.failed_lines\n";

/* In a process of its own. */
static int
read_edits (const char *project, const char *path)
{
  g_auto (QuothBenchIntake) file = { 0 };

  quoth_bench_intake_open (&file, project, path);
  g_assert_cmpuint (quoth_bench_intake_read (&file, "brat"), >, N_ANNOTATIONS * 7 / 10);
  return 0;
}

static void
run_reading (QuothBench *bench, guint run, gpointer data)
{
  quoth_bench_shell (bench, "\"$BENCH_BRAT\" read p.quoth brat/text.ann");
}

static void
run_import (QuothBench *bench, guint run, gpointer data)
{
  quoth_bench_shell (bench, "\"$QUOTH_CLI\" import p.quoth brat/text.ann --dry-run --quiet");
}

static void
run_theirs (QuothBench *bench, guint run, gpointer data)
{
  quoth_bench_shell (bench, "python3 read.py");
}

int
main (int argc, char **argv)
{
  g_autoptr (QuothBench) bench = NULL;
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *script = NULL;

  if (argc == 4)
    return read_edits (argv[2], argv[3]);
  if (g_getenv ("QUOTH_BRAT") == NULL)
    {
      g_print ("QUOTH_BRAT is not set: it is the folder server/src of brat\n");
      return 77;
    }
  bench = quoth_bench_new ();
  g_setenv ("BENCH_BRAT", self, TRUE);
  quoth_bench_shell (bench, "mkdir brat; \"$QUOTH_CLI\" new p.quoth --quiet");
  quoth_bench_write_text (bench, "brat/text.txt", N_ANNOTATIONS);
  quoth_bench_write_brat (bench, "brat/text.ann", N_ANNOTATIONS);
  script = quoth_bench_path (bench, "read.py");
  g_assert_true (g_file_set_contents (script, reader, -1, NULL));
  quoth_bench_compare (bench, "reading 100,000 annotations of brat", 0.1, run_reading, run_theirs, NULL);
  quoth_bench_compare (bench, "dry run of importing 100,000 annotations of brat", 0.1, run_import, run_theirs, NULL);
  return 0;
}
