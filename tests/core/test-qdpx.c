/* test-qdpx.c: tests of quoth-qdpx.c, quoth-qdpx-write.c and quoth-qdpx-read.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <libxml/xmlschemas.h>

#include "qdpx-fixture.h"
#include "xml-fixture.h"

/* ---- Round trips ---- */

static void
test_random (Formats *self, gconstpointer user_data)
{
  for (guint i = 0; i < (g_test_slow () ? 200 : 5); i++)
    xml_check_round_trip (self, "qdpx", i);
}

/* A file that is read a second time makes nothing twice. */
static void
test_again (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothExport) export = quoth_export_new (self->store, quoth_format_find ("qdpx"));
  g_autoptr (QuothStore) to = formats_create (self, "to");
  g_autoptr (QuothImport) first = NULL, second = NULL;
  g_autoptr (GPtrArray) before = NULL, after = NULL;
  g_autofree char *path = NULL;
  guint n;

  formats_fill (self->store, 2);
  path = formats_export (self, export, "again.qdpx");
  first = xml_import (self, to, "qdpx", path);
  before = markup_describe (to, TRUE, TRUE, &n);
  second = xml_import (self, to, "qdpx", path);
  after = markup_describe (to, TRUE, TRUE, &n);
  markup_assert_same (before, after);
}

/* ---- An export ---- */

static char *
load (QuothArchive *archive, const char *name)
{
  g_autoptr (GBytes) bytes = quoth_archive_load (archive, name, NULL);

  g_assert_nonnull (bytes);
  return g_bytes_get_size (bytes) == 0 ? g_strdup ("") : g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
silence_cb (void *context, const char *message, ...)
{
}

/* By the schema, which is not of ours. */
static void
test_valid (Formats *self, gconstpointer user_data)
{
  const char *shared = g_getenv ("QUOTH_SHARED");
  g_autofree char *xsd = g_build_filename (shared != NULL ? shared : "", "schemas", "Project.xsd", NULL);
  xmlSchemaParserCtxt *parser;
  xmlSchemaValidCtxt *validator;
  xmlSchema *schema;

  if (shared == NULL || !g_file_test (xsd, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the schema of REFI-QDA projects is not there");
      return;
    }
  parser = xmlSchemaNewParserCtxt (xsd);
  xmlSchemaSetParserErrors (parser, silence_cb, silence_cb, NULL);
  schema = xmlSchemaParse (parser);
  g_assert_nonnull (schema);
  validator = xmlSchemaNewValidCtxt (schema);
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *name = g_strdup_printf ("valid%u", i);
      g_autofree char *file = g_strconcat (name, ".qdpx", NULL);
      g_autoptr (QuothStore) store = formats_create (self, name);
      g_autoptr (QuothExport) export = quoth_export_new (store, quoth_format_find ("qdpx"));
      g_autofree char *path = NULL, *xml = NULL;
      g_autoptr (QuothArchive) archive = NULL;
      xmlDoc *tree;

      if (i > 0)
        formats_fill (store, i);
      path = formats_export (self, export, file);
      archive = quoth_archive_open (path, NULL, NULL);
      xml = load (archive, "project.qde");
      tree = xmlReadMemory (xml, (int) strlen (xml), "project.qde", NULL, XML_PARSE_NONET);
      g_assert_nonnull (tree);
      g_assert_cmpint (xmlSchemaValidateDoc (validator, tree), ==, 0);
      xmlFreeDoc (tree);
    }
  xmlSchemaFreeValidCtxt (validator);
  xmlSchemaFree (schema);
  xmlSchemaFreeParserCtxt (parser);
}

#define TEXT "👍🏽 Xi said that 🇨🇳 will build. Li\\nagreed"
#define EDITS \
  "{\"type\":\"code\",\"id\":\"_:c\",\"key\":\"k\",\"name\":\"Building <&>\"}\n" \
  "{\"type\":\"document\",\"id\":\"_:d\",\"name\":\"t\",\"title\":\"A title\",\"date\":\"2023-03\",\"text\":\"" TEXT "\"}\n" \
  "{\"type\":\"actor\",\"id\":\"_:x\",\"name\":\"Xi Jinping\",\"kind\":\"person\"}\n" \
  "{\"type\":\"mention\",\"id\":\"_:m\",\"document\":\"_:d\",\"spans\":[[3,5]],\"actor\":\"_:x\"}\n" \
  "{\"type\":\"claim\",\"id\":\"_:a\",\"document\":\"_:d\",\"spans\":[[16,29],[31,40]],\"statement\":\"It\\n\\twill\"," \
  "\"categories\":[{\"code\":\"_:c\",\"stance\":-1}],\"roles\":[{\"role\":\"claimant\",\"actor\":\"_:x\",\"mention\":\"_:m\"}]}\n" \
  "{\"type\":\"memo\",\"target\":\"_:a\",\"text\":\"Is it?\"}\n"

static void
test_export (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothApplyReport) report = formats_apply (self->store, self->coder, EDITS);
  g_autoptr (QuothExport) export = quoth_export_new (self->store, quoth_format_find ("qdpx"));
  g_autofree char *path = formats_export (self, export, "out.qdpx");
  g_autoptr (QuothArchive) archive = quoth_archive_open (path, NULL, NULL);
  g_autofree char *xml = load (archive, "project.qde");
  g_autofree char *text = load (archive, quoth_archive_get_name (archive, 0));
  static const char *const parts[] = {
    "name=\"A\"/>", "name=\"Building &lt;&amp;&gt;\"", "<Case guid=\"", "name=\"Xi Jinping\">", "name=\"title\" typeOfVariable",
    "startPosition=\"3\" endPosition=\"5\"", "startPosition=\"16\" endPosition=\"29\"", "startPosition=\"31\" endPosition=\"40\"",
    "<Description>statement: It\n\t\twill\nstance: against</Description>", "<PlainTextContent>Is it?</PlainTextContent>",
    "name=\"claimant\" direction=\"OneWay\"", "name=\"continues\" direction=\"OneWay\"", "<TextValue>2023-03</TextValue>", NULL
  };

  g_assert_true (g_str_has_prefix (quoth_archive_get_name (archive, 0), "Sources/"));
  g_assert_cmpstr (text, ==, "👍🏽 Xi said that 🇨🇳 will build. Li\nagreed");
  for (guint i = 0; parts[i] != NULL; i++)
    if (strstr (xml, parts[i]) == NULL)
      g_error ("“%s” is not in %s", parts[i], xml);
  g_assert_cmpuint (formats_get_loss (export, "keys of codes"), ==, 1);
  g_assert_cmpuint (formats_get_loss (export, "the project's name"), ==, 1);
  g_assert_cmpuint (formats_get_loss (export, "when annotations"), >, 0);
  g_assert_cmpuint (quoth_export_get_losses (export)->len, ==, 3);
}

/* The same project is the same file, and comes back whole into an empty one. */
static void
test_same (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothApplyReport) report = formats_apply (self->store, self->coder, EDITS);
  g_autoptr (QuothExport) export = quoth_export_new (self->store, quoth_format_find ("qdpx"));
  g_autofree char *one = formats_export (self, export, "one.qdpx");
  g_autofree char *two = formats_export (self, export, "two.qdpx");
  g_autoptr (GMappedFile) first = g_mapped_file_new (one, FALSE, NULL);
  g_autoptr (GMappedFile) second = g_mapped_file_new (two, FALSE, NULL);
  g_autoptr (QuothStore) to = formats_create (self, "to");
  g_autoptr (QuothImport) import = xml_import (self, to, "qdpx", one);
  g_autofree char *jsonl = formats_export_jsonl (to);

  g_assert_cmpmem (g_mapped_file_get_contents (first), g_mapped_file_get_length (first),
                   g_mapped_file_get_contents (second), g_mapped_file_get_length (second));
  qdpx_assert (to, QUOTH_KIND_MENTION, "Xi=person/Xi Jinping");
  qdpx_assert (to, QUOTH_KIND_CLAIM, "🇨🇳 will build … Li\nagreed#building");
  g_assert_nonnull (strstr (jsonl, "\"statement\":\"It\\n\\twill\""));
  g_assert_nonnull (strstr (jsonl, "\"stance\":-1"));
  g_assert_nonnull (strstr (jsonl, "\"text\":\"Is it?\""));
  g_assert_nonnull (strstr (jsonl, "\"name\":\"Building <&>\""));
  g_assert_nonnull (strstr (jsonl, "\"title\":\"A title\""));
  g_assert_null (strstr (jsonl, "\"key\":\"person\""));
}

/* ---- Bad input ---- */

static void
test_bad (Formats *self, gconstpointer user_data)
{
  static const char *const no_project[] = { "other.txt", "x", NULL };
  static const char *const no_xml[] = { "project.qde", QDPX_HEAD ("X") "<Users>\n", NULL };
  static const char *const other[] = { "project.qde", "<Codes/>", NULL };
  static const char *const bomb[]
    = { "project.qde", "<!DOCTYPE Project [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>\n<Project xmlns=\"urn:QDA-XML:project:1.0\">&b;</Project>", NULL };
  static const char *const entity[]
    = { "project.qde", "<!DOCTYPE Project SYSTEM \"file:///etc/passwd\">\n<Project xmlns=\"urn:QDA-XML:project:1.0\">\n<Sources>\n<TextSource>&x;"
                       "</TextSource></Sources></Project>", NULL };
  static const char *const guid[]
    = { "project.qde", QDPX_HEAD ("X") "<CodeBook><Codes>\n<Code guid=\"1\" name=\"a\" isCodable=\"true\"/></Codes></CodeBook></Project>", NULL };
  const struct
  {
    const char *const *entries;
    const char *place;
  } files[] = { { no_project, "coded.file:1: " }, { no_xml, "coded.file:" }, { other, "coded.file:1: " }, { bomb, "coded.file:1: " },
                { entity, "coded.file:" }, { guid, "coded.file:4: " } };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GBytes) bytes = qdpx_pack (files[i].entries);

      markup_refuse (self, "qdpx", g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), FALSE, files[i].place);
    }
  markup_refuse (self, "qdpx", "PK no", -1, FALSE, "coded.file");
  markup_refuse (self, "qdpx", "", -1, FALSE, "coded.file");
}

/* The project inside of the archive with a few wrong bytes, and the archive cut off anywhere. */
static void
test_mutations (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothApplyReport) report = formats_apply (self->store, self->coder, EDITS);
  g_autoptr (QuothExport) export = quoth_export_new (self->store, quoth_format_find ("qdpx"));
  g_autofree char *path = formats_export (self, export, "good.qdpx");
  g_autoptr (QuothArchive) archive = quoth_archive_open (path, NULL, NULL);
  g_autofree char *xml = load (archive, "project.qde");
  g_autofree char *text = load (archive, quoth_archive_get_name (archive, 0));
  g_autoptr (QuothStore) to = formats_create (self, "to");
  g_autofree char *content = NULL;
  gsize length;
  guint n_taken = 0;

  for (guint i = 0; i < (g_test_slow () ? 3000 : 80); i++)
    {
      g_autoptr (GString) bytes = markup_mutate (xml);
      const char *const entries[] = { "project.qde", bytes->str, quoth_archive_get_name (archive, 0), text, NULL };
      g_autoptr (GBytes) packed = qdpx_pack (entries);
      g_autoptr (GError) error = NULL;
      g_autoptr (QuothImport) import = markup_try_import (
        self, to, "qdpx", g_bytes_get_data (packed, NULL), (gssize) g_bytes_get_size (packed), FALSE, &error);

      g_assert_true (import != NULL || strstr (error->message, "coded.file") != NULL);
      n_taken += import != NULL;
    }
  g_test_message ("%u were taken in", n_taken);
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  for (gsize n = 0; n < length; n += 1 + formats_random (150))
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (QuothImport) import = markup_try_import (self, to, "qdpx", content, (gssize) n, FALSE, &error);

      g_assert_null (import);
      g_assert_nonnull (strstr (error->message, "coded.file"));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  formats_test ("/qdpx/random", test_random);
  formats_test ("/qdpx/again", test_again);
  formats_test ("/qdpx/valid", test_valid);
  formats_test ("/qdpx/export", test_export);
  formats_test ("/qdpx/same", test_same);
  formats_test ("/qdpx/bad", test_bad);
  formats_test ("/qdpx/mutations", test_mutations);
  return g_test_run ();
}
