/* bench-xmi.c: XMI of 100,000 annotations, against Apache UIMA and dkpro-cassis reading it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Theirs are programs that load the file into memory: structures with their features. Ours is measured three times: what does as much;
 * what makes edits of that, with the labels, names and losses found; and the whole of a dry run, in which the edits are read, too, and
 * checked against the project. All start anew each time. dkpro-cassis is Python, and is no package: $QUOTH_CASSIS is the folder that it is in,
 * and more folders for what it needs, with colons between.
 */

#include "quoth-bench-files.h"
#include "quoth-bench-intake.h"

#include "formats/quoth-xmi.h"

#define N_ANNOTATIONS 100000
#define JAR "/usr/share/java/uimaj-core.jar"

static const char cassis[]
  = "import os, sys\n"
    "sys.path[:0] = os.environ['QUOTH_CASSIS'].split (':')\n"
    "from cassis import load_cas_from_xmi, load_typesystem\n"
    "with open ('TypeSystem.xml', 'rb') as f: types = load_typesystem (f)\n"
    "with open ('big.xmi', 'rb') as f: cas = load_cas_from_xmi (f, typesystem=types)\n"
    "assert len (list (cas.select ('webanno.custom.Quoth'))) == 100000\n";

/* ---- Ours, in processes of their own ---- */

static int
read_structures (const char *project, const char *path)
{
  g_auto (QuothBenchIntake) file = { 0 };
  g_autoptr (GError) error = NULL;
  QuothCas *cas;

  quoth_bench_intake_open (&file, project, path);
  cas = quoth_cas_new (file.intake);
  quoth_bench_insist (quoth_xmi_read_structures (file.intake, cas, file.bytes, &error), error);
  g_assert_cmpuint (quoth_cas_get_structures (cas)->len, >, N_ANNOTATIONS);
  quoth_cas_free (cas);
  return 0;
}

static int
read_edits (const char *project, const char *path)
{
  g_auto (QuothBenchIntake) file = { 0 };

  quoth_bench_intake_open (&file, project, path);
  g_assert_cmpuint (quoth_bench_intake_read (&file, "xmi"), >, N_ANNOTATIONS);
  return 0;
}

/* ---- The comparison ---- */

static void
run_line (QuothBench *bench, guint run, gpointer data)
{
  quoth_bench_shell (bench, *(const char **) data);
}

static void
run_uima (QuothBench *bench, guint run, gpointer data)
{
  quoth_bench_shell (bench, "java -cp " JAR ":. LoadXmi -q TypeSystem.xml big.xmi > counted");
}

static void
run_cassis (QuothBench *bench, guint run, gpointer data)
{
  quoth_bench_shell (bench, "python3 cassis-reads.py");
}

static void
compare (QuothBench *bench, const char *whom, double goal, QuothBenchFunc theirs)
{
  static const struct
  {
    const char *what;
    const char *line;
  } ours[] = { { "structures", "\"$BENCH_XMI\" structures p.quoth big.xmi" },
               { "edits", "\"$BENCH_XMI\" edits p.quoth big.xmi" },
               { "a dry run", "\"$QUOTH_CLI\" import p.quoth big.xmi --dry-run --quiet" } };

  for (guint i = 0; i < G_N_ELEMENTS (ours); i++)
    {
      const char *line = ours[i].line;
      g_autofree char *what = g_strdup_printf ("XMI of 100,000 annotations to %s, against %s", ours[i].what, whom);

      quoth_bench_compare (bench, what, goal, run_line, theirs, &line);
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (QuothBench) bench = NULL;
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *javac = g_find_program_in_path ("javac");
  g_autofree char *script = NULL;
  g_autofree char *line = NULL;

  if (argc == 4)
    return g_str_equal (argv[1], "structures") ? read_structures (argv[2], argv[3]) : read_edits (argv[2], argv[3]);
  bench = quoth_bench_new ();
  g_setenv ("BENCH_XMI", self, TRUE);
  quoth_bench_write_xmi (bench, "big.xmi", N_ANNOTATIONS);
  quoth_bench_shell (bench, "\"$QUOTH_CLI\" new p.quoth --quiet");
  if (javac != NULL && g_file_test (JAR, G_FILE_TEST_EXISTS))
    {
      line = g_strdup_printf ("javac -cp " JAR " -d . \"%s\"", g_getenv ("QUOTH_LOAD_XMI"));
      quoth_bench_shell (bench, line);
      compare (bench, "Apache UIMA", 1, run_uima);
    }
  else
    g_print ("Apache UIMA or a JDK is not installed\n");
  if (g_getenv ("QUOTH_CASSIS") != NULL)
    {
      script = quoth_bench_path (bench, "cassis-reads.py");
      g_assert_true (g_file_set_contents (script, cassis, -1, NULL));
      compare (bench, "dkpro-cassis", 0.1, run_cassis);
    }
  else
    g_print ("QUOTH_CASSIS is not set: it is the folder that dkpro-cassis is in\n");
  return 0;
}
