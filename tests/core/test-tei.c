/* test-tei.c: tests of quoth-tei.c, quoth-tei-write.c and quoth-tei-read.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "qdpx-fixture.h"
#include "xml-fixture.h"

#define HEAD "<?xml version=\"1.0\"?>\n<TEI xmlns=\"http://www.tei-c.org/ns/1.0\">\n"
#define HEADER(rest) "<teiHeader><fileDesc><titleStmt><title>A  speech</title></titleStmt>" rest "</fileDesc></teiHeader>\n"

/* ---- Round trips ---- */

static void
test_random (Formats *self, gconstpointer user_data)
{
  for (guint i = 0; i < (g_test_slow () ? 200 : 5); i++)
    xml_check_round_trip (self, "tei", i);
}

static char *
export (Formats *self, const char *name)
{
  g_autoptr (QuothExport) export = quoth_export_new (self->store, quoth_format_find ("tei"));

  return formats_export (self, export, name);
}

/* What XML cannot have, empty lines, blanks at the ends of lines, an empty text: each comes back as it was, and spans at either end of a line. */
static void
test_exact (Formats *self, gconstpointer user_data)
{
  static const char *const texts[] = { "", "\n", "a", "a\n", "\n\na  b \n\n\n c\t\n", "a\001\b\037b <&>\"'", "\u2028x\302\205\u00a0", "👍🏽\n🇨🇳e\u0301",
                                       " ", "\n \n", NULL };

  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_autofree char *from_name = g_strdup_printf ("from%u", i), *to_name = g_strdup_printf ("to%u", i);
      g_autoptr (QuothStore) from = formats_create (self, from_name);
      g_autoptr (QuothStore) to = formats_create (self, to_name);
      g_autoptr (QuothExport) out = quoth_export_new (from, quoth_format_find ("tei"));
      g_autoptr (QuothDocument) document = quoth_document_new (NULL);
      g_autoptr (QuothCoder) coder = quoth_coder_new (NULL);
      g_autoptr (QuothText) text = quoth_text_new (texts[i], -1, NULL);
      g_autoptr (QuothChange) change = quoth_change_new ("Text", &coder->value.id);
      g_autoptr (QuothReader) reader = NULL;
      g_autoptr (QuothImport) import = NULL;
      g_autoptr (GPtrArray) documents = NULL;
      g_autoptr (QuothText) found = NULL;
      g_autofree char *path = NULL;
      QuothQuery query = { .kind = QUOTH_KIND_DOCUMENT };

      coder->name = g_strdup ("A");
      document->name = g_strdup ("t");
      quoth_document_set_text (document, text);
      quoth_change_put (change, coder);
      quoth_change_put (change, document);
      formats_commit (from, change);
      path = formats_export (self, out, from_name);
      import = xml_import (self, to, "tei", path);
      reader = quoth_store_open_reader (to, NULL);
      documents = quoth_reader_list (reader, &query, NULL);
      found = quoth_reader_load_text (reader, &QUOTH_VALUE (documents->pdata[0])->id, NULL);
      g_assert_cmpstr (quoth_text_get_utf8 (found), ==, texts[i]);
      g_assert_cmpuint (formats_get_loss (out, "control characters"), ==, 0);
    }
}

/* Codes come back with their names, rules and parents; those that are there stay as they are. */
static void
test_codes (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothStore) to = formats_create (self, "to");
  g_autoptr (QuothApplyReport) report = formats_apply (
    self->store, self->coder,
    "{\"type\":\"code\",\"key\":\"a\",\"name\":\"All <&>\",\"definition\":\"d\\n\\nd\",\"inclusion\":\"i\",\"exclusion\":\"e\"}\n"
    "{\"type\":\"code\",\"key\":\"a/b\",\"name\":\"B\",\"parent\":\"a\"}\n"
    "{\"type\":\"code\",\"key\":\"c\",\"name\":\"C\"}\n"
    "{\"type\":\"document\",\"id\":\"_:d\",\"name\":\"t\",\"text\":\"One\"}\n"
    "{\"type\":\"claim\",\"document\":\"_:d\",\"spans\":[[0,3]],\"categories\":[{\"code\":\"a/b\"}]}\n");
  g_autoptr (QuothApplyReport) known
    = formats_apply (to, self->coder, "{\"type\":\"code\",\"key\":\"c\",\"name\":\"Mine\"}\n");
  g_autofree char *path = export (self, "codes.tei");
  g_autoptr (QuothImport) import = xml_import (self, to, "tei", path);
  g_autofree char *jsonl = formats_export_jsonl (to);

  qdpx_assert (to, QUOTH_KIND_CLAIM, "One#a/b");
  g_assert_cmpuint (markup_get_item (import)->n_put[QUOTH_KIND_CODE], ==, 2);
  g_assert_nonnull (strstr (jsonl, "\"name\":\"All <&>\""));
  g_assert_nonnull (strstr (jsonl, "\"definition\":\"d\\n\\nd\",\"inclusion\":\"i\",\"exclusion\":\"e\""));
  g_assert_nonnull (strstr (jsonl, "\"name\":\"B\",\"parent\":"));
  g_assert_nonnull (strstr (jsonl, "\"name\":\"Mine\""));
}

/* ---- An export ---- */

#define EDITS \
  "{\"type\":\"code\",\"id\":\"_:c\",\"key\":\"k\",\"name\":\"Building <&>\",\"definition\":\"What is built\"}\n" \
  "{\"type\":\"document\",\"id\":\"_:d\",\"name\":\"t\",\"title\":\"A title\",\"date\":\"2023-03\",\"url\":\"http://x.org/a b\"," \
  "\"language\":\"en\",\"text\":\"Xi says\\n\\nit will go on.\"}\n" \
  "{\"type\":\"actor\",\"id\":\"_:x\",\"name\":\"Xi Jinping\",\"kind\":\"person\"}\n" \
  "{\"type\":\"actor\",\"id\":\"_:y\",\"name\":\"It\",\"kind\":\"think-tank\"}\n" \
  "{\"type\":\"mention\",\"id\":\"_:m\",\"document\":\"_:d\",\"spans\":[[0,2]],\"actor\":\"_:x\"}\n" \
  "{\"type\":\"mention\",\"document\":\"_:d\",\"spans\":[[9,11]],\"actor\":\"_:y\"}\n" \
  "{\"type\":\"claim\",\"id\":\"_:a\",\"document\":\"_:d\",\"spans\":[[3,11],[12,16]],\"statement\":\"It\\nwill\"," \
  "\"categories\":[{\"code\":\"_:c\",\"stance\":-1}],\"roles\":[{\"role\":\"claimant\",\"actor\":\"_:x\",\"mention\":\"_:m\"}]}\n" \
  "{\"type\":\"memo\",\"target\":\"_:a\",\"text\":\"Is it?\"}\n"

static void
test_export (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothApplyReport) report = formats_apply (
    self->store, self->coder, "{\"type\":\"actor-kind\",\"key\":\"think-tank\",\"name\":\"Think tank\"}\n" EDITS);
  g_autofree char *path = export (self, "out.tei");
  g_autofree char *xml = formats_read (path, NULL);
  static const char *const parts[] = {
    "<persName>Xi Jinping</persName>", "<orgName>It</orgName>", "<term>Building &lt;&amp;&gt;</term> ", "<note type=\"statement\">It\nwill</note>",
    "<note type=\"code\">k=against</note>", "<note type=\"memo\" resp=\"#d1.c1\">Is it?</note>", "<idno type=\"URL\">http://x.org/a b</idno>",
    "<p><anchor xml:id=\"d1.s1.from\"/>Xi<anchor xml:id=\"d1.s1.to\"/> ", "<lb/>", "<link n=\"claimant\" target=\"#s", " #code.1\"", NULL
  };

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *part = g_strchomp (g_strdup (parts[i]));

      if (strstr (xml, part) == NULL)
        g_error ("“%s” is not in %s", part, xml);
    }
}

/* By the schema of the TEI, which is not of ours; and by a validator for it. */
static void
test_valid (Formats *self, gconstpointer user_data)
{
  const char *shared = g_getenv ("QUOTH_SHARED");
  g_autofree char *schema = g_build_filename (shared != NULL ? shared : "", "schemas", "tei_all.rng", NULL);
  g_autofree char *jing = g_find_program_in_path ("jing");
  g_autofree char *path = NULL, *output = NULL;
  int status = 1;

  if (jing == NULL || !g_file_test (schema, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the schema of the TEI or the validator “jing” is not there");
      return;
    }
  formats_fill (self->store, 2);
  path = export (self, "valid.tei");
  {
    const char *const command[] = { jing, schema, path, NULL };

    g_assert_true (g_spawn_sync (
      NULL, (char **) command, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &output, NULL, &status, NULL));
  }
  g_test_message ("%s", output);
  g_assert_cmpint (status, ==, 0);
}

static void
test_no_texts (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothExport) out = quoth_export_new (self->store, quoth_format_find ("tei"));
  g_autofree char *path = g_build_filename (self->folder, "none.tei", NULL);
  g_autoptr (GError) error = NULL;

  quoth_export_set_output (out, path, FALSE);
  g_assert_false (quoth_export_run (out, NULL, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* ---- Files of others ---- */

static void
test_names (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothImport) import = markup_import (
    self, self->store, "tei",
    HEAD "<teiHeader><fileDesc><titleStmt><title>A\n   speech</title><author>Doe, Jane</author></titleStmt><publicationStmt><publisher>P</publisher>"
         "<date when=\"1999-12-31\">New Year</date></publicationStmt><sourceDesc><listPerson><person xml:id=\"xi\"><persName>Xi Jinping</persName>"
         "</person></listPerson></sourceDesc></fileDesc><profileDesc><langUsage><language ident=\"en\">English</language></langUsage></profileDesc>"
         "</teiHeader>\n<text><front><head>On <hi>trade</hi></head></front><body>\n  <div><head>One</head>\n"
         "<p>  <persName ref=\"#xi\">President\n   <surname>Xi</surname></persName>, of <placeName>China</placeName>,<note>a note</note>\n met <rs type=\"org\" key=\"EU\">the\n"
         "Union</rs>.<lb/>Then <choice><sic>teh</sic><corr>the</corr></choice> end<pb n=\"2\"/>.</p>\n<p><name type=\"ship\">Aurora</name></p>"
         "</div><lg><l>A line</l><l>Another</l></lg></body></text></TEI>");
  g_autofree char *jsonl = formats_export_jsonl (self->store);

  g_assert_nonnull (strstr (jsonl, "\"text\":\"On trade\\n\\nOne\\n\\nPresident Xi, of China, met the Union. Then the end .\\n\\nAurora\\n\\nA line\\nAnother\""));
  qdpx_assert (self->store, QUOTH_KIND_MENTION, "President Xi=person/Xi Jinping|China=other/China|the Union=organisation/EU");
  g_assert_nonnull (strstr (jsonl, "\"quote\":[\"Aurora\"],\"kind\":\"ship\""));
  g_assert_nonnull (strstr (jsonl, "\"title\":\"A speech\""));
  g_assert_nonnull (strstr (jsonl, "\"author\":\"Doe, Jane\""));
  g_assert_nonnull (strstr (jsonl, "\"date\":\"1999-12-31\""));
  g_assert_nonnull (strstr (jsonl, "\"language\":\"en\""));
  g_assert_nonnull (strstr (jsonl, "\"kind\":\"heading\",\"start\":0,\"end\":8"));
  g_assert_nonnull (strstr (jsonl, "\"kind\":\"heading\",\"start\":10,\"end\":13"));
  g_assert_cmpuint (markup_get_loss (import, "notes in the text"), ==, 1);
}

/* Spans over words, over anchors that stand before and after blanks, over a stretch of a paragraph; who is responsible, and links. */
static void
test_stand_off (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothImport) import = markup_import (
    self, self->store, "tei",
    HEAD "<teiHeader><fileDesc><titleStmt><title>x</title><respStmt xml:id=\"jd\"><resp>coded</resp><name>Jane</name></respStmt></titleStmt>"
         "</fileDesc></teiHeader>\n<standOff><interpGrp><interp xml:id=\"per\">person</interp></interpGrp>\n<spanGrp type=\"trade\" resp=\"#jd\">\n"
         "<span xml:id=\"s1\" from=\"#w1\" to=\"#w2\" ana=\"#per\"/>\n<span xml:id=\"s2\" from=\"#a1\" to=\"#a2\">sure?</span>\n"
         "<span target=\"string-range(p1,3,4)\" type=\"claim\"><note type=\"addressee\">Xi Jinping</note></span>\n<span from=\"#gone\"/>\n<span from=\"#w2\" to=\"#w1\"/></spanGrp>\n"
         "<annotation target=\"#w3\" type=\"cue\"/>"
         "<linkGrp type=\"claimant\"><link target=\"#s2 #s1\" type=\"claimant\"/><link target=\"#s1\"/></linkGrp></standOff>\n"
         "<text><body><p xml:id=\"p1\"><w xml:id=\"w1\">Xi</w> <w xml:id=\"w2\">Jinping</w> <anchor xml:id=\"a1\"/> <w xml:id=\"w3\">said</w>\n"
         "so <anchor xml:id=\"a2\"/> too</p></body></text></TEI>");
  g_autofree char *jsonl = formats_export_jsonl (self->store);

  qdpx_assert (self->store, QUOTH_KIND_MENTION, "Xi Jinping=person/Xi Jinping");
  qdpx_assert (self->store, QUOTH_KIND_CLAIM, "Jinp");
  qdpx_assert (self->store, QUOTH_KIND_CUE, "said|said so");
  g_assert_nonnull (strstr (jsonl, "\"text\":\"sure?\""));
  g_assert_nonnull (strstr (jsonl, "\"name\":\"Jane\""));
  g_assert_nonnull (strstr (jsonl, "\"text\":\"claimant → “Xi Jinping”"));
  g_assert_cmpuint (markup_get_item (import)->n_put[QUOTH_KIND_ACTOR], ==, 1);
  g_assert_cmpuint (markup_get_loss (import, "without a place"), ==, 1);
  g_assert_cmpuint (markup_get_loss (import, "outside their text"), ==, 1);
  g_assert_cmpuint (markup_get_loss (import, "links with one end"), ==, 1);
  g_assert_true (markup_has_warning (import, "coded.file:9: ", "no place"));
}

static void
test_bad (Formats *self, gconstpointer user_data)
{
  markup_refuse (self, "tei", "", -1, FALSE, "coded.file:1: ");
  markup_refuse (self, "tei", "<html/>", -1, FALSE, "coded.file:1: ");
  markup_refuse (self, "tei", HEAD "<text><body>\n<p>x</body>", -1, FALSE, "coded.file:4: ");
  markup_refuse (self, "tei", HEAD "<text><body><p>", -1, FALSE, "coded.file:3: ");
  markup_refuse (self, "tei", "<!DOCTYPE TEI [<!ENTITY a \"x\">]>\n<TEI>&a;</TEI>", -1, FALSE, "coded.file:1: ");
  markup_refuse (self, "tei", "<!DOCTYPE TEI SYSTEM \"file:///etc/passwd\">\n<TEI><text><body><p>&a;</p></body></text></TEI>", -1, FALSE,
                 "coded.file:2: ");
  markup_refuse (self, "tei", HEAD HEADER ("") "</TEI>", -1, TRUE, "coded.file:2: ");
}

static void
test_mutations (Formats *self, gconstpointer user_data)
{
  g_autofree char *content = NULL;
  g_autofree char *path = NULL;
  g_autoptr (QuothStore) to = formats_create (self, "to");
  g_autoptr (QuothApplyReport) report = formats_apply (
    self->store, self->coder, "{\"type\":\"actor-kind\",\"key\":\"think-tank\",\"name\":\"Think tank\"}\n" EDITS);
  gsize length;

  path = export (self, "good.tei");
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  for (guint i = 0; i < (g_test_slow () ? 5000 : 80); i++)
    {
      g_autoptr (GString) bytes = markup_mutate (content);
      g_autoptr (GError) error = NULL;
      g_autoptr (QuothImport) import = markup_try_import (self, to, "tei", bytes->str, (gssize) bytes->len, FALSE, &error);

      g_assert_true (import != NULL || strstr (error->message, "coded.file") != NULL);
    }
  for (gsize n = 0; n + 1 < length; n += 1 + formats_random (200))
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (QuothImport) import = markup_try_import (self, to, "tei", content, (gssize) n, FALSE, &error);

      g_assert_null (import);
      g_assert_nonnull (strstr (error->message, "coded.file:"));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  formats_test ("/tei/random", test_random);
  formats_test ("/tei/exact", test_exact);
  formats_test ("/tei/codes", test_codes);
  formats_test ("/tei/export", test_export);
  formats_test ("/tei/valid", test_valid);
  formats_test ("/tei/no-texts", test_no_texts);
  formats_test ("/tei/names", test_names);
  formats_test ("/tei/stand-off", test_stand_off);
  formats_test ("/tei/bad", test_bad);
  formats_test ("/tei/mutations", test_mutations);
  return g_test_run ();
}
