/* bench-xmi.c: XMI of 100,000 annotations, against Apache UIMA reading it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Ours is the whole of a dry run: the file is read, made into edits, and these are checked against the project. Theirs is a program that loads
 * the file into memory. Both start anew each time.
 */

#include "quoth-bench.h"

#define N_ANNOTATIONS 100000
#define JAR "/usr/share/java/uimaj-core.jar"

static const char types[]
  = "<?xml version=\"1.0\"?>\n<typeSystemDescription xmlns=\"http://uima.apache.org/resourceSpecifier\"><types>\n"
    "<typeDescription><name>webanno.custom.Quoth</name><supertypeName>uima.tcas.Annotation</supertypeName><features>\n"
    "<featureDescription><name>label</name><rangeTypeName>uima.cas.String</rangeTypeName></featureDescription>\n"
    "<featureDescription><name>actor</name><rangeTypeName>uima.cas.String</rangeTypeName></featureDescription>\n"
    "<featureDescription><name>code</name><rangeTypeName>uima.cas.StringArray</rangeTypeName></featureDescription>\n"
    "</features></typeDescription>\n"
    "<typeDescription><name>webanno.custom.QuothLink</name><supertypeName>uima.tcas.Annotation</supertypeName><features>\n"
    "<featureDescription><name>Governor</name><rangeTypeName>webanno.custom.Quoth</rangeTypeName></featureDescription>\n"
    "<featureDescription><name>Dependent</name><rangeTypeName>webanno.custom.Quoth</rangeTypeName></featureDescription>\n"
    "</features></typeDescription>\n</types></typeSystemDescription>\n";

/* Words of which every third is a person, a claim or a cue; one in ten is not in the first plane of Unicode. */
static void
make_file (QuothBench *bench)
{
  g_autofree char *path = quoth_bench_path (bench, "big.xmi");
  g_autofree char *types_path = quoth_bench_path (bench, "TypeSystem.xml");
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) marks = g_string_new (NULL);
  g_autoptr (GString) members = g_string_new (NULL);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0, at = 0; i < N_ANNOTATIONS; i++)
    {
      guint length = i % 10 == 0 ? 2 : 6;

      g_string_append (text, i % 10 == 0 ? "🧵" : "Putin ");
      g_string_append (text, "said so. ");
      g_string_append_printf (marks, "<quoth:Quoth xmi:id=\"%u\" sofa=\"1\" begin=\"%u\" end=\"%u\" ", i + 2, at, at + length);
      g_string_append (marks,
                       i % 3 == 0   ? "label=\"person\" actor=\"Putin\"/>\n"
                       : i % 3 == 1 ? "label=\"claim\"><code>economy=for</code></quoth:Quoth>\n"
                                    : "label=\"cue\"/>\n");
      g_string_append_printf (members, "%u ", i + 2);
      at += length + 9;
    }
  g_string_append_printf (out,
                          "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xmi:XMI xmlns:xmi=\"http://www.omg.org/XMI\" "
                          "xmlns:cas=\"http:///uima/cas.ecore\" xmlns:quoth=\"http:///webanno/custom.ecore\" xmi:version=\"2.0\">\n"
                          "<cas:Sofa xmi:id=\"1\" sofaNum=\"1\" sofaID=\"_InitialView\" mimeType=\"text\" sofaString=\"%s\"/>\n%s"
                          "<cas:View sofa=\"1\" members=\"%s\"/>\n</xmi:XMI>\n",
                          text->str,
                          marks->str,
                          members->str);
  g_assert_true (g_file_set_contents (path, out->str, (gssize) out->len, NULL));
  g_assert_true (g_file_set_contents (types_path, types, -1, NULL));
}

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
  make_file (bench);
  line = g_strdup_printf ("javac -cp " JAR " -d . \"%s\"", g_getenv ("QUOTH_LOAD_XMI"));
  quoth_bench_shell (bench, line);
  quoth_bench_shell (bench, "\"$QUOTH_CLI\" new p.quoth --quiet");
  quoth_bench_compare (bench, "reading an XMI of 100,000 annotations", 1, run_ours, run_theirs, NULL);
  return 0;
}
