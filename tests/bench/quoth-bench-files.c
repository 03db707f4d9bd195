/* quoth-bench-files.c: one coded text in the files of several programs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-bench-files.h"

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

static const char *
get_word (guint i)
{
  return i % 10 == 0 ? "🧵" : "Putin";
}

/* How far it is from the first letter of this word to that of the next: in code points, or units of UTF-16. */
static guint
get_step (guint i, gboolean is_utf16)
{
  return (i % 10 == 0 ? 1 + is_utf16 : 6) + 9;
}

static void
append_text (GString *out, guint n, const char *newline)
{
  for (guint i = 0; i < n; i++)
    g_string_append_printf (out, "%s%ssaid so.%s", get_word (i), i % 10 == 0 ? "" : " ", i % 100 == 99 ? newline : " ");
}

static void
write_file (QuothBench *bench, const char *name, const GString *content)
{
  g_autofree char *path = quoth_bench_path (bench, name);

  g_assert_true (g_file_set_contents (path, content->str, (gssize) content->len, NULL));
}

void
quoth_bench_write_text (QuothBench *bench, const char *name, guint n)
{
  g_autoptr (GString) out = g_string_new (NULL);

  append_text (out, n, "\n");
  write_file (bench, name, out);
}

void
quoth_bench_write_xmi (QuothBench *bench, const char *name, guint n)
{
  g_autofree char *types_path = quoth_bench_path (bench, "TypeSystem.xml");
  g_autoptr (GString) members = g_string_new (NULL);
  g_autoptr (GString) out = g_string_new (
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xmi:XMI xmlns:xmi=\"http://www.omg.org/XMI\" "
    "xmlns:cas=\"http:///uima/cas.ecore\" xmlns:quoth=\"http:///webanno/custom.ecore\" xmi:version=\"2.0\">\n"
    "<cas:Sofa xmi:id=\"1\" sofaNum=\"1\" sofaID=\"_InitialView\" mimeType=\"text\" sofaString=\"");

  append_text (out, n, "&#10;");
  g_string_append (out, "\"/>\n");
  for (guint i = 0, at = 0; i < n; at += get_step (i++, TRUE))
    {
      g_string_append_printf (
        out, "<quoth:Quoth xmi:id=\"%u\" sofa=\"1\" begin=\"%u\" end=\"%u\" ", i + 2, at, at + (i % 10 == 0 ? 2 : 5));
      g_string_append (out,
                       i % 3 == 0   ? "label=\"person\" actor=\"Putin\"/>\n"
                       : i % 3 == 1 ? "label=\"claim\"><code>economy=for</code></quoth:Quoth>\n"
                                    : "label=\"cue\"/>\n");
      g_string_append_printf (members, "%u ", i + 2);
    }
  g_string_append_printf (out, "<cas:View sofa=\"1\" members=\"%s\"/>\n</xmi:XMI>\n", members->str);
  write_file (bench, name, out);
  g_assert_true (g_file_set_contents (types_path, types, -1, NULL));
}

/* The claims are the words whose number, divided by three, leaves one. */
static void
append_brat_line (GString *out, guint i, guint at)
{
  static const char *const labels[] = { "Person", "Claim", "Cue" };

  if (i % 10 < 7)
    g_string_append_printf (
      out, "T%u\t%s %u %u\t%s\n", i, labels[i % 3], at, at + (i % 10 == 0 ? 1 : 5), get_word (i));
  else if (i % 10 == 7)
    g_string_append_printf (out, "R%u\tsupports Arg1:T%u Arg2:T%u\n", i, i / 30 * 30 + 1, i / 30 * 30 + 4);
  else if (i % 10 == 8)
    g_string_append_printf (out, "A%u\tConfidence T%u High\n", i, i / 30 * 30 + 1 + i % 30 / 10);
  else
    g_string_append_printf (out, "#%u\tAnnotatorNotes T%u\tto be looked at again\n", i, i / 30 * 30 + i % 30 / 10);
}

void
quoth_bench_write_brat (QuothBench *bench, const char *name, guint n)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0, at = 0; i < n; at += get_step (i++, FALSE))
    append_brat_line (out, i, at);
  write_file (bench, name, out);
}

void
quoth_bench_write_csv (QuothBench *bench, const char *name, const char *document, guint n)
{
  static const char *const rows[]
    = { "person,Putin,,,,sure,", "claim,Putin,economy,for,The economy is fine,unsure,seen", "cue,,,,,," };
  g_autoptr (GString) out
    = g_string_new ("document,start,end,text,type,actor,code,stance,statement,certainty,remark\n");

  for (guint i = 0, at = 0; i < n; at += get_step (i++, FALSE))
    g_string_append_printf (
      out, "%s,%u,%u,%s,%s\n", document, at, at + (i % 10 == 0 ? 1 : 5), get_word (i), rows[i % 3]);
  write_file (bench, name, out);
}

void
quoth_bench_write_jsonl (QuothBench *bench, const char *name, guint n)
{
  static const char *const fields[] = { "\"type\":\"mention\",\"actor\":\"_:p\"",
                                        "\"type\":\"claim\",\"statement\":\"The economy is fine\"",
                                        "\"type\":\"cue\",\"kind\":\"cue\"" };
  g_autoptr (GString) out = g_string_new ("{\"type\":\"document\",\"id\":\"_:d\",\"name\":\"text\",\"text\":\"");

  append_text (out, n, "\\n");
  g_string_append (out, "\"}\n{\"type\":\"actor\",\"id\":\"_:p\",\"name\":\"Putin\",\"kind\":\"person\"}\n");
  for (guint i = 0, at = 0; i < n; at += get_step (i++, FALSE))
    g_string_append_printf (out,
                            "{%s,\"document\":\"_:d\",\"spans\":[[%u,%u]],\"quote\":[\"%s\"]}\n",
                            fields[i % 3],
                            at,
                            at + (i % 10 == 0 ? 1 : 5),
                            get_word (i));
  write_file (bench, name, out);
}
