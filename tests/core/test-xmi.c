/* test-xmi.c: tests of quoth-xmi*.c and quoth-cas*.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/quoth-archive-writer.h"
#include "layers-fixture.h"

static void
test_random (Formats *self, gconstpointer user_data)
{
  for (guint i = 0; i < (g_test_slow () ? 200u : 10u); i++)
    layers_check_round_trip (self, "xmi", i, FALSE, TRUE);
}

static void
test_damage (Formats *self, gconstpointer user_data)
{
  layers_check_damage (self, "xmi", g_test_slow () ? 500 : 25);
}

/* One of each, letter by letter. */
static void
test_letters (Formats *self, gconstpointer user_data)
{
  g_autofree char *content = NULL;
  const char *marks;

  layers_fill_small (self, self->store);
  content = layers_export_one (self, self->store, "xmi", "out", "d.xmi");
  g_assert_nonnull (strstr (content,
                            "<cas:Sofa xmi:id=\"1\" sofaNum=\"1\" sofaID=\"_InitialView\" mimeType=\"text\" "
                            "sofaString=\"🧵 Xi&#9;told&#10;Putin. No\"/>\n"));
  marks = strstr (content, "<quoth:Quoth ");
  g_assert_cmpstr (
    marks,
    ==,
    "<quoth:Quoth xmi:id=\"13\" sofa=\"1\" begin=\"3\" end=\"5\" label=\"person\" actor=\"Xi_J|P\"/>\n"
    "<quoth:Quoth xmi:id=\"14\" sofa=\"1\" begin=\"3\" end=\"10\" label=\"claim\" statement=\"s-&gt;t*\"><code>a=for</code><code>b</code></quoth:Quoth>\n"
    "<quoth:Quoth xmi:id=\"15\" sofa=\"1\" begin=\"11\" end=\"13\" label=\"claim\"/>\n"
    "<quoth:Quoth xmi:id=\"16\" sofa=\"1\" begin=\"6\" end=\"6\" label=\"cue\"/>\n"
    "<quoth:QuothLink xmi:id=\"17\" sofa=\"1\" begin=\"11\" end=\"13\" label=\"continues\" Governor=\"14\" Dependent=\"15\"/>\n"
    "<quoth:QuothLink xmi:id=\"18\" sofa=\"1\" begin=\"3\" end=\"5\" label=\"claimant\" Governor=\"14\" Dependent=\"13\"/>\n"
    "<quoth:QuothLink xmi:id=\"19\" sofa=\"1\" begin=\"6\" end=\"6\" label=\"cue\" Governor=\"14\" Dependent=\"16\"/>\n"
    "<cas:View sofa=\"1\" members=\"2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19\"/>\n"
    "</xmi:XMI>\n");
}

/* ---- Apache UIMA ---- */

/* What UIMA should tell: what each span's label is, and the words there. */
static GPtrArray *
list_expected (QuothStore *store)
{
  g_autoptr (QuothReader) reader = quoth_store_open_reader (store, NULL);
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  for (guint kind = QUOTH_KIND_MENTION; kind <= QUOTH_KIND_CUE; kind++)
    {
      QuothQuery query = { .kind = kind };
      g_autoptr (GPtrArray) list = quoth_reader_list (reader, &query, NULL);

      for (guint i = 0; i < list->len; i++)
        for (guint j = 0; j < QUOTH_ANNOTATION (list->pdata[i])->spans->len; j++)
          {
            const char *quote = quoth_annotation_get_span (list->pdata[i], j)->quote;
            g_auto (GStrv) pieces = g_strsplit (quote, "\001", -1);
            g_autofree char *clean = g_strjoinv ("\357\277\275", pieces);
            g_autoptr (GString) line = g_string_new (clean);

            g_string_replace (line, "\\", "\\\\", 0);
            g_string_replace (line, "\n", "\\n", 0);
            g_string_replace (line, "\t", "\\t", 0);
            g_ptr_array_add (lines, g_strdup (line->str));
          }
    }
  g_ptr_array_sort (lines, markup_compare_lines);
  return lines;
}

static GPtrArray *
run_uima (const char *folder, const char *jar)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *out = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) said = NULL;
  const char *name;
  int status;

  g_ptr_array_add (arguments, g_strdup ("java"));
  g_ptr_array_add (arguments, g_strdup ("-cp"));
  g_ptr_array_add (arguments, g_strdup (jar));
  g_ptr_array_add (arguments, g_test_build_filename (G_TEST_DIST, "core", "LoadXmi.java", NULL));
  g_ptr_array_add (arguments, g_build_filename (folder, "TypeSystem.xml", NULL));
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".xmi"))
      g_ptr_array_add (arguments, g_build_filename (folder, name, NULL));
  g_ptr_array_add (arguments, NULL);
  g_spawn_sync (NULL, (char **) arguments->pdata, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL, &status, &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);
  said = g_strsplit (out, "\n", -1);
  for (guint i = 0; said[i] != NULL && *said[i] != '\0'; i++)
    g_ptr_array_add (lines, g_strdup (strchr (said[i], '\t') + 1));
  g_ptr_array_sort (lines, markup_compare_lines);
  return lines;
}

/* Loads what is written, with its types and strictly, and finds the words that are marked. */
static void
test_uima (Formats *self, gconstpointer user_data)
{
  static const char jar[] = "/usr/share/java/uimaj-core.jar";
  g_autofree char *javac = g_find_program_in_path ("javac");
  g_autoptr (QuothExport) export = quoth_export_new (self->store, quoth_format_find ("xmi"));
  g_autoptr (GPtrArray) expected = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autofree char *folder = NULL;

  if (javac == NULL || !g_file_test (jar, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("Apache UIMA or a JDK is not installed");
      return;
    }
  formats_fill (self->store, 3);
  quoth_export_set_boilerplate (export, TRUE);
  folder = formats_export (self, export, "uima");
  found = run_uima (folder, jar);
  expected = list_expected (self->store);
  g_assert_cmpuint (found->len, >, 60);
  markup_assert_same (expected, found);
}

/* ---- Files of UIMA, DKPro and INCEpTION ---- */

static guint
count (Formats *self, QuothKind kind)
{
  g_autoptr (QuothReader) reader = quoth_store_open_reader (self->store, NULL);
  QuothQuery query = { .kind = kind };

  return (guint) quoth_reader_count (reader, &query, NULL);
}

#define HEAD \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xmi:XMI xmlns:xmi=\"http://www.omg.org/XMI\" xmlns:cas=\"http:///uima/cas.ecore\" " \
  "xmlns:tcas=\"http:///uima/tcas.ecore\" xmlns:custom=\"http:///webanno/custom.ecore\" " \
  "xmlns:type=\"http:///de/tudarmstadt/ukp/dkpro/core/api/ner/type.ecore\" " \
  "xmlns:pos=\"http:///de/tudarmstadt/ukp/dkpro/core/api/lexmorph/type/pos.ecore\" " \
  "xmlns:type2=\"http:///de/tudarmstadt/ukp/dkpro/core/api/metadata/type.ecore\" " \
  "xmlns:type3=\"http:///de/tudarmstadt/ukp/dkpro/core/api/segmentation/type.ecore\" " \
  "xmlns:noNamespace=\"http:///uima/noNamespace.ecore\" xmi:version=\"2.0\">\n<cas:NULL xmi:id=\"0\"/>\n"

/* A text with slots, a relation, lists of texts and of structures, a token, what was deleted, and a second view. */
static const char shapes[]
  = HEAD
  "<type2:DocumentMetaData xmi:id=\"2\" sofa=\"1\" begin=\"0\" end=\"16\" language=\"en\" documentTitle=\"talk.txt\" documentId=\"admin\" documentUri=\"file:/x\"/>\n"
  "<type3:Token xmi:id=\"3\" sofa=\"1\" begin=\"0\" end=\"2\" pos=\"4\" order=\"0\"/>\n"
  "<pos:POS xmi:id=\"4\" sofa=\"1\" begin=\"0\" end=\"2\" PosValue=\"NN\"/>\n"
  "<type:NamedEntity xmi:id=\"5\" sofa=\"1\" begin=\"3\" end=\"5\" value=\"PER\" identifier=\"http://e/1\"/>\n"
  "<custom:Frame xmi:id=\"6\" sofa=\"1\" begin=\"6\" end=\"10\" Roles=\"8 9\" sense=\"5\"><note>a b</note><note> c</note></custom:Frame>\n"
  "<type:NamedEntity xmi:id=\"7\" sofa=\"1\" begin=\"11\" end=\"16\" value=\"person\"/>\n"
  "<custom:FrameRolesLink xmi:id=\"8\" role=\"agent\" target=\"5\"/>\n"
  "<custom:FrameRolesLink xmi:id=\"9\" target=\"7\"/>\n"
  "<custom:Says xmi:id=\"10\" sofa=\"1\" begin=\"11\" end=\"16\" Governor=\"5\" Dependent=\"7\" label=\"tells\" weight=\"2\"/>\n"
  "<type:NamedEntity xmi:id=\"11\" sofa=\"1\" begin=\"0\" end=\"2\" value=\"PER\"/>\n"
  "<noNamespace:Bundle xmi:id=\"12\" sofa=\"1\" begin=\"0\" end=\"2\" all=\"13\" more=\"14\"/>\n"
  "<cas:FSArray xmi:id=\"13\" elements=\"5 0 7\"/>\n"
  "<cas:StringArray xmi:id=\"14\"><elements>x</elements><elements>y</elements></cas:StringArray>\n"
  "<type:NamedEntity xmi:id=\"15\" sofa=\"16\" begin=\"0\" end=\"2\" value=\"ORG\"/>\n"
  "<cas:Sofa xmi:id=\"1\" sofaNum=\"1\" sofaID=\"_InitialView\" mimeType=\"text\" sofaString=\"😊 Xi told&#10;Putin\"/>\n"
  "<cas:Sofa xmi:id=\"16\" sofaNum=\"2\" sofaID=\"_Second\" mimeType=\"text\" sofaString=\"EU &amp; x\"/>\n"
  "<cas:Sofa xmi:id=\"17\" sofaNum=\"3\" sofaID=\"audio\" mimeType=\"audio\" sofaURI=\"file:x\"/>\n"
  "<cas:View sofa=\"1\" members=\"2 3 4 5 6 7 10 12\"/>\n<cas:View sofa=\"16\" members=\"15\"/>\n</xmi:XMI>\n";

static void
check_shapes (Formats *self, QuothImport *import)
{
  g_autofree char *jsonl = formats_export_jsonl (self->store);

  g_assert_cmpuint (count (self, QUOTH_KIND_DOCUMENT), ==, 2);
  g_assert_cmpuint (count (self, QUOTH_KIND_MENTION), ==, 3);
  g_assert_cmpuint (count (self, QUOTH_KIND_CLAIM), ==, 0);
  g_assert_cmpuint (count (self, QUOTH_KIND_CUE), ==, 2);
  g_assert_nonnull (strstr (jsonl, "\"name\":\"talk.txt\""));
  g_assert_nonnull (strstr (jsonl, "\"language\":\"en\""));
  g_assert_nonnull (strstr (jsonl, "\"text\":\"😊 Xi told\\nPutin\""));
  g_assert_nonnull (strstr (jsonl, "\"text\":\"EU & x\""));
  g_assert_nonnull (strstr (jsonl, "\"attributes\":{\"identifier\":\"http://e/1\"}"));
  g_assert_nonnull (strstr (jsonl, "\"sense\":\"5\""));
  g_assert_nonnull (strstr (jsonl, "\"note\":\"a b;  c\""));
  g_assert_nonnull (strstr (jsonl, "\"attributes\":{\"more\":\"x; y\"}"));
  g_assert_nonnull (strstr (jsonl, "\"text\":\"agent → “Xi” (2–4)\""));
  g_assert_nonnull (strstr (jsonl, "\"text\":\"Roles → “Putin” (10–15)\""));
  g_assert_nonnull (strstr (jsonl, "\"text\":\"all → “Putin” (10–15)\""));
  g_assert_nonnull (strstr (jsonl, "\"text\":\"tells → “Putin” (10–15)\""));
  g_assert_cmpuint (markup_get_loss (import, "in no index"), ==, 1);
  g_assert_cmpuint (markup_get_loss (import, "views without a text"), ==, 1);
  g_assert_cmpuint (markup_get_loss (import, "parts of speech"), ==, 1);
  g_assert_cmpuint (markup_get_loss (import, "what is said of relations"), ==, 1);
  g_assert_cmpuint (markup_get_loss (import, "structures of their own"), ==, 0);
  g_assert_cmpuint (markup_get_loss (import, "kept as memos"), ==, 5);
}

static void
test_shapes (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothImport) import = markup_import (self, self->store, "xmi", shapes);

  check_shapes (self, import);
}

/* A text with the number of something else, tokens of another program, and a layer that somebody made. */
static void
test_strangers (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothImport) import = markup_import (
    self,
    self->store,
    "xmi",
    "<xmi:XMI xmlns:xmi=\"http://www.omg.org/XMI\" xmlns:cas=\"http:///uima/cas.ecore\" xmlns:c=\"http:///webanno/custom.ecore\" xmlns:o=\"http:///opennlp/uima.ecore\">"
    "<c:Sentence xmi:id=\"1\" sofa=\"1\" begin=\"0\" end=\"2\"/><o:Token xmi:id=\"2\" sofa=\"1\" begin=\"0\" end=\"1\"/>"
    "<cas:Sofa xmi:id=\"1\" sofaNum=\"1\" sofaID=\"_InitialView\" sofaString=\"ab\"/></xmi:XMI>");

  g_assert_cmpuint (count (self, QUOTH_KIND_CLAIM), ==, 0);
  g_assert_cmpuint (count (self, QUOTH_KIND_CUE), ==, 1);
  g_assert_cmpuint (count (self, QUOTH_KIND_ANNOTATION_TYPE), ==, 1);
  g_assert_cmpuint (markup_get_loss (import, "parts of speech"), ==, 1);
  g_assert_cmpuint (markup_get_item (import)->losses->len, ==, 1);
}

/* The types say what is an id; they lie beside the file. */
static void
test_types (Formats *self, gconstpointer user_data)
{
  g_autofree char *path = g_build_filename (self->folder, "TypeSystem.xml", NULL);
  g_autoptr (QuothImport) import = NULL;
  g_autofree char *jsonl = NULL;

  g_assert_true (g_file_set_contents (
    path,
    "<?xml version=\"1.0\"?>\n<typeSystemDescription xmlns=\"http://uima.apache.org/resourceSpecifier\"><types>\n"
    "<typeDescription><name>custom.Base</name><supertypeName>uima.tcas.Annotation</supertypeName><features>"
    "<featureDescription><name>target</name><rangeTypeName>custom.Values</rangeTypeName></featureDescription>"
    "<featureDescription><name>other</name><rangeTypeName>uima.tcas.Annotation</rangeTypeName></featureDescription></features></typeDescription>\n"
    "<typeDescription><name>custom.Values</name><supertypeName>uima.cas.String</supertypeName></typeDescription>\n"
    "<typeDescription><name>custom.Mark</name><supertypeName>custom.Base</supertypeName></typeDescription></types></typeSystemDescription>\n",
    -1,
    NULL));
  import = markup_import (
    self,
    self->store,
    "xmi",
    "<xmi:XMI xmlns:xmi=\"http://www.omg.org/XMI\" xmlns:cas=\"http:///uima/cas.ecore\" xmlns:c=\"http:///custom.ecore\">"
    "<cas:Sofa xmi:id=\"1\" sofaNum=\"1\" sofaID=\"_InitialView\" sofaString=\"ab\"/>"
    "<c:Mark xmi:id=\"2\" sofa=\"1\" begin=\"0\" end=\"1\" target=\"3\" other=\"3\"/><c:Mark xmi:id=\"3\" sofa=\"1\" begin=\"1\" end=\"2\"/></xmi:XMI>");
  jsonl = formats_export_jsonl (self->store);
  g_assert_nonnull (strstr (jsonl, "\"attributes\":{\"target\":\"3\"}"));
  g_assert_nonnull (strstr (jsonl, "\"text\":\"other → “b” (1–2)\""));
  g_assert_cmpuint (count (self, QUOTH_KIND_RELATION), ==, 0);
  g_assert_cmpuint (markup_get_item (import)->losses->len, ==, 1);
}

/* As INCEpTION exports it: a text and its types in an archive. */
static void
test_archive (Formats *self, gconstpointer user_data)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (QuothArchiveWriter) writer = quoth_archive_writer_new (stream, NULL);
  static const char types[] = "<typeSystemDescription><types/></typeSystemDescription>";
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (QuothImport) import = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (quoth_archive_writer_add (writer, "talk.xmi", shapes, strlen (shapes), NULL));
  g_assert_true (quoth_archive_writer_add (writer, "TypeSystem.xml", types, strlen (types), NULL));
  g_assert_true (quoth_archive_writer_close (writer, NULL));
  g_output_stream_close (stream, NULL, NULL);
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  g_assert_cmpstr (
    quoth_format_detect ("talk.zip", g_bytes_get_data (bytes, NULL), MIN (g_bytes_get_size (bytes), 4096))->id, ==, "xmi");
  import = markup_try_import (
    self, self->store, "xmi", g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), FALSE, &error);
  g_assert_no_error (error);
  check_shapes (self, import);
}

/* ---- Bad input ---- */

#define SOFA "<cas:Sofa xmi:id=\"1\" sofaNum=\"1\" sofaID=\"_InitialView\" sofaString=\"😊b\"/>\n"

static void
test_bad (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothImport) import = markup_import (
    self,
    self->store,
    "xmi",
    HEAD SOFA "<type:NamedEntity xmi:id=\"2\" sofa=\"1\" begin=\"1\" end=\"3\"/>\n<type:NamedEntity xmi:id=\"3\" sofa=\"1\" begin=\"0\" end=\"9\"/>\n"
              "<type:NamedEntity xmi:id=\"3\" sofa=\"1\" begin=\"0\" end=\"2\"/>\n<type:NamedEntity sofa=\"1\" begin=\"0\" end=\"2\"/>\n"
              "<custom:R xmi:id=\"4\" sofa=\"1\" begin=\"0\" end=\"2\" Governor=\"5\" Dependent=\"2\"/>\n"
              "<type:NamedEntity xmi:id=\"5\" sofa=\"1\" begin=\"0\" end=\"2\" value=\"person\"/>\n</xmi:XMI>");

  g_assert_cmpuint (count (self, QUOTH_KIND_MENTION), ==, 1);
  g_assert_cmpuint (markup_get_loss (import, "outside their text"), ==, 2);
  g_assert_cmpuint (markup_get_loss (import, "id of another one"), ==, 1);
  g_assert_cmpuint (markup_get_loss (import, "without a number"), ==, 1);
  g_assert_cmpuint (markup_get_loss (import, "spans that are not there"), ==, 1);
  g_assert_true (markup_has_warning (import, "coded.file:5: ", "[1, 3]"));
  markup_refuse (self, "xmi", HEAD SOFA "</cas:x>", -1, FALSE, "coded.file:5: ");
  markup_refuse (self, "xmi", "<x/>", -1, FALSE, "coded.file:1: ");
  markup_refuse (self, "xmi", "PK\003\004", -1, FALSE, "coded.file");
  markup_refuse (self, "xmi", HEAD "</xmi:XMI>", -1, TRUE, "coded.file:1: ");
  markup_refuse (self, "xmi", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>\n<x>&e;</x>", -1, FALSE, "coded.file:1: ");
  markup_refuse (self, "xmi", HEAD SOFA "<type:NamedEntity xmi:id=\"3\" sofa=\"1\" begin=\"0\" end=\"9\"/></xmi:XMI>", -1, TRUE, "coded.file:5: ");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  formats_test ("/xmi/random", test_random);
  formats_test ("/xmi/damage", test_damage);
  formats_test ("/xmi/letters", test_letters);
  formats_test ("/xmi/uima", test_uima);
  formats_test ("/xmi/shapes", test_shapes);
  formats_test ("/xmi/strangers", test_strangers);
  formats_test ("/xmi/types", test_types);
  formats_test ("/xmi/archive", test_archive);
  formats_test ("/xmi/bad", test_bad);
  return g_test_run ();
}
