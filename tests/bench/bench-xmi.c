/* bench-xmi.c: XMI of 100,000 annotations, against Apache UIMA reading it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Ours is the whole of a dry run: the file is read, made into edits, and these are checked against the project. Theirs is a program that loads
 * the file into memory. Both start anew each time.
 */

#include "quoth-bench-files.h"

#define N_ANNOTATIONS 100000
#define JAR "/usr/share/java/uimaj-core.jar"

static void
run_ours (QuothBench *bench, guint run, gpointer data)
{
  quoth_bench_shell (bench, "\"$QUOTH_CLI\" import p.quoth big.xmi --dry-run --quiet");
}

static void
run_theirs (QuothBench *bench, guint run, gpointer data)
{
  quoth_bench_shell (bench, "java -cp " JAR ":. LoadXmi -q TypeSystem.xml big.xmi > counted");
}

int
main (int argc, char **argv)
{
  g_autoptr (QuothBench) bench = quoth_bench_new ();
  g_autofree char *javac = g_find_program_in_path ("javac");
  g_autofree char *line = NULL;

  if (javac == NULL || !g_file_test (JAR, G_FILE_TEST_EXISTS))
    {
      g_print ("Apache UIMA or a JDK is not installed\n");
      return 77;
    }
  quoth_bench_write_xmi (bench, "big.xmi", N_ANNOTATIONS);
  line = g_strdup_printf ("javac -cp " JAR " -d . \"%s\"", g_getenv ("QUOTH_LOAD_XMI"));
  quoth_bench_shell (bench, line);
  quoth_bench_shell (bench, "\"$QUOTH_CLI\" new p.quoth --quiet");
  quoth_bench_compare (bench, "reading an XMI of 100,000 annotations", 1, run_ours, run_theirs, NULL);
  return 0;
}
