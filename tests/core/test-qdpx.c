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
  before = markup_describe_links (to, TRUE, TRUE, TRUE, &n);
  second = xml_import (self, to, "qdpx", path);
  after = markup_describe_links (to, TRUE, TRUE, TRUE, &n);
  markup_assert_same (before, after);
  g_assert_cmpuint (markup_get_item (first)->n_put[QUOTH_KIND_MEMO], >, 0);
  g_assert_cmpuint (markup_get_item (second)->n_put[QUOTH_KIND_MEMO], ==, 0);
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
  "{\"type\":\"actor\",\"id\":\"_:y\",\"name\":\"China\",\"kind\":\"state\"}\n" \
  "{\"type\":\"actor\",\"id\":\"_:x\",\"name\":\"Xi Jinping\",\"kind\":\"person\",\"note\":\"He\",\"wikidata\":\"Q15031\",\"parent\":\"_:y\"," \
  "\"aliases\":[\"Xi\",{\"text\":\"习\",\"language\":\"zh\"}],\"affiliations\":[{\"actor\":\"_:y\",\"role\":\"head\",\"from\":\"2013\"}]}\n" \
  "{\"type\":\"proposition\",\"statement\":\"So it is\",\"note\":\"or not\"}\n" \
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
    "name=\"A\"/>", "name=\"Building &lt;&amp;&gt;\"", "<Case guid=\"", "name=\"Xi Jinping\"><Description>He</Description>", "<TextValue>person</TextValue>",
    "<TextValue>[\"Xi\",{\"text\":\"习\",\"language\":\"zh\"}]</TextValue>", "name=\"part of\" direction=\"OneWay\"", "name=\"Propositions\"><MemberNote",
    "<PlainTextContent>So it is</PlainTextContent>", "name=\"title\" typeOfVariable",
    "startPosition=\"3\" endPosition=\"5\"", "startPosition=\"16\" endPosition=\"29\"", "startPosition=\"31\" endPosition=\"40\"",
    "<Description>statement: It\n\t\twill\nstance: against</Description>", "<PlainTextContent>Is it?</PlainTextContent>",
    "name=\"claimant\" direction=\"OneWay\"", "name=\"continues\" direction=\"OneWay\"", "<TextValue>2023-03</TextValue>", NULL
  };

  g_assert_true (g_str_has_prefix (quoth_archive_get_name (archive, 0), "Sources/"));
  g_assert_cmpstr (text, ==, "👍🏽 Xi said that 🇨🇳 will build. Li\nagreed");
  for (guint i = 0; parts[i] != NULL; i++)
    if (strstr (xml, parts[i]) == NULL)
      g_error ("“%s” is not in %s", parts[i], xml);
  /* QualCoder stops at a note without a time. */
  for (const char *note = strstr (xml, "<Note "); note != NULL; note = strstr (note + 1, "<Note "))
    g_assert_nonnull (g_strstr_len (note, strcspn (note, ">"), "creationDateTime=\""));
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

/* Memos by others, on what, and answers; attributes; relations between texts and coders: all of it comes back, and is counted nowhere. */
#define WHOLE \
  EDITS "{\"type\":\"coder\",\"id\":\"_:b\",\"name\":\"B\"}\n" \
        "{\"type\":\"attribute\",\"on\":\"claim\",\"key\":\"title\",\"name\":\"title\"}\n" \
        "{\"type\":\"attribute\",\"on\":\"relation\",\"key\":\"how: sure\",\"name\":\"how: sure\"}\n" \
        "{\"type\":\"attribute\",\"on\":\"memo\",\"key\":\"k\",\"name\":\"k\"}\n" \
        "{\"type\":\"attribute\",\"on\":\"document\",\"key\":\"k\",\"name\":\"k\"}\n" \
        "{\"type\":\"document\",\"id\":\"_:e\",\"name\":\"u\",\"text\":\"Li denied it.\",\"attributes\":{\"k\":\"of a text\"}}\n" \
        "{\"type\":\"claim\",\"id\":\"_:f\",\"document\":\"_:e\",\"coder\":\"_:b\",\"spans\":[[0,13]],\"origin\":\"import\"," \
        "\"created\":\"2024-05-06T07:08:09.012Z\",\"chain\":[{\"actor\":\"_:x\",\"factuality\":\"PR-\"}],\"attributes\":{\"title\":\"a\\nb\"}}\n" \
        "{\"type\":\"relation\",\"id\":\"_:r\",\"kind\":\"contradicts\",\"from\":\"_:f\",\"to\":\"_:a\",\"coder\":\"A\"," \
        "\"created\":\"2024-05-06T07:08:10Z\",\"attributes\":{\"how: sure\":\"very\"}}\n" \
        "{\"type\":\"memo\",\"id\":\"_:g\",\"target\":\"_:e\",\"coder\":\"_:b\",\"text\":\"On the text\",\"time\":\"2024-01-02T03:04:05Z\"," \
        "\"attributes\":{\"k\":\"of a memo\"}}\n" \
        "{\"type\":\"memo\",\"id\":\"_:h\",\"target\":\"_:e\",\"parent\":\"_:g\",\"text\":\"An answer\"}\n" \
        "{\"type\":\"memo\",\"target\":\"_:e\",\"parent\":\"_:h\",\"coder\":\"_:b\",\"text\":\"Its answer\"}\n" \
        "{\"type\":\"memo\",\"target\":\"_:r\",\"text\":\"On the link\"}\n" \
        "{\"type\":\"memo\",\"target\":\"_:c\",\"coder\":\"_:b\",\"text\":\"On the code\"}\n" \
        "{\"type\":\"memo\",\"target\":\"_:f\",\"text\":\"On what B coded\"}\n" \
        "{\"type\":\"memo\",\"target\":\"project\",\"text\":\"On all of it\"}\n"

/* The id of the line of @jsonl with @words. (transfer full) */
static char *
find_id (const char *jsonl, const char *words)
{
  g_auto (GStrv) lines = g_strsplit (jsonl, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (strstr (lines[i], words) != NULL && strstr (lines[i], "\"id\":\"") != NULL)
      return g_strndup (strstr (lines[i], "\"id\":\"") + 6, 36);
  g_error ("“%s” is not in %s", words, jsonl);
}

/* Whether the line with @words has the id of that with @other in its field @name. */
static void
assert_refers (const char *jsonl, const char *words, const char *name, const char *other)
{
  g_auto (GStrv) lines = g_strsplit (jsonl, "\n", -1);
  g_autofree char *id = find_id (jsonl, other);
  g_autofree char *field = g_strdup_printf ("\"%s\":\"%s\"", name, id);

  for (guint i = 0; lines[i] != NULL; i++)
    if (strstr (lines[i], words) != NULL)
      {
        if (strstr (lines[i], field) == NULL)
          g_error ("%s is not in %s", field, lines[i]);
        return;
      }
  g_assert_not_reached ();
}

static void
test_whole (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothApplyReport) report = formats_apply (self->store, self->coder, WHOLE);
  g_autoptr (QuothExport) export = quoth_export_new (self->store, quoth_format_find ("qdpx"));
  g_autofree char *path = formats_export (self, export, "whole.qdpx");
  g_autoptr (QuothStore) to = formats_create (self, "to");
  g_autoptr (QuothImport) import = xml_import (self, to, "qdpx", path);
  g_autofree char *jsonl = formats_export_jsonl (to);
  static const char *const parts[]
    = { "\"attributes\":{\"title\":\"a\\nb\"}", "\"attributes\":{\"k\":\"of a text\"}", "\"attributes\":{\"k\":\"of a memo\"}",
        "\"attributes\":{\"how: sure\":\"very\"}", "\"created\":\"2024-05-06T07:08:09.012Z\"", "\"created\":\"2024-05-06T07:08:10Z\"",
        "\"time\":\"2024-01-02T03:04:05Z\"", "\"factuality\":\"PR-\"}]", "\"target\":\"project\"", NULL };
  static const char *const refers[][3] = {
    { "\"On the text\"", "target", "\"Li denied it.\"" }, { "\"On the text\"", "coder", "\"name\":\"B\"" },
    { "\"An answer\"", "parent", "\"On the text\"" },     { "\"An answer\"", "coder", "\"name\":\"A\"" },
    { "\"Its answer\"", "parent", "\"An answer\"" },      { "\"On the link\"", "target", "\"type\":\"relation\"" },
    { "\"On the code\"", "target", "\"type\":\"code\"" }, { "\"On what B coded\"", "coder", "\"name\":\"A\"" },
    { "\"On what B coded\"", "target", "a\\nb" },    { "\"type\":\"relation\"", "coder", "\"name\":\"A\"" }, { "\"type\":\"relation\"", "from", "a\\nb" },
  };

  for (guint i = 0; parts[i] != NULL; i++)
    if (strstr (jsonl, parts[i]) == NULL)
      g_error ("“%s” is not in %s", parts[i], jsonl);
  for (guint i = 0; i < G_N_ELEMENTS (refers); i++)
    assert_refers (jsonl, refers[i][0], refers[i][1], refers[i][2]);
  g_assert_cmpuint (quoth_export_get_n_written (export, QUOTH_KIND_MEMO), ==, 8);
  g_assert_cmpuint (quoth_export_get_n_written (export, QUOTH_KIND_RELATION), ==, 1);
  g_assert_cmpuint (formats_get_loss (export, "relations between"), ==, 0);
  g_assert_cmpuint (formats_get_loss (export, "chains"), ==, 0);
  g_assert_cmpuint (markup_get_item (import)->losses->len, ==, 0);
}

/* Notes that refer to each other in a circle, and to nothing. */
static void
test_circle (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothImport) import = qdpx_import (
    self,
    QDPX_HEAD ("X") QDPX_CODES (QDPX_CODE ("3", "trade")) "<Sources><TextSource guid=\"" QDPX_GUID ("5") "\" name=\"t\" plainTextPath=\"internal://t.txt\">"
    "<NoteRef targetGUID=\"" QDPX_GUID ("8") "\"/></TextSource></Sources>"
    "<Notes><Note guid=\"" QDPX_GUID ("8") "\"><PlainTextContent>One</PlainTextContent><NoteRef targetGUID=\"" QDPX_GUID ("9") "\"/></Note>"
    "<Note guid=\"" QDPX_GUID ("9") "\"><PlainTextContent>Two</PlainTextContent><NoteRef targetGUID=\"" QDPX_GUID ("8") "\"/>"
    "<NoteRef targetGUID=\"" QDPX_GUID ("a") "\"/></Note></Notes></Project>",
    "Gas and trade.");
  g_autofree char *jsonl = formats_export_jsonl (self->store);

  g_assert_cmpuint (markup_get_item (import)->n_put[QUOTH_KIND_MEMO], ==, 3);
  assert_refers (jsonl, "\"Two\"", "parent", "\"One\"");
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
  formats_test ("/qdpx/whole", test_whole);
  formats_test ("/qdpx/circle", test_circle);
  formats_test ("/qdpx/bad", test_bad);
  formats_test ("/qdpx/mutations", test_mutations);
  return g_test_run ();
}
