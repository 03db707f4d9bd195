/* test-qdc.c: tests of quoth-qdc.c and quoth-qdc-read.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <libxml/xmlschemas.h>
#include <string.h>

#include "apply-fixture.h"
#include "formats/quoth-qdc.h"

#define HEAD "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\" origin=\"X\">\n<Codes>\n"
#define TAIL "</Codes>\n</CodeBook>\n"
#define GUID(n) "01900000-0000-7000-8000-00000000000" n
#define CODE(n, name, rest) "<Code guid=\"" GUID (n) "\" name=\"" name "\" isCodable=\"true\"" rest
#define EDIT(key, fields) "{\"type\":\"code\",\"key\":\"" key "\",\"name\":\"" key "\"" fields "}\n"

/* Imports @xml as a user does. (transfer full) (nullable): what is wrong. */
static GError *
import (Formats *self, QuothStore *store, const char *xml, gsize n_bytes, GPtrArray **warnings)
{
  g_autoptr (QuothImport) import = quoth_import_new (store, self->coder);
  g_autofree char *path = g_build_filename (self->folder, "codes.qdc", NULL);
  QuothImportItem *item;
  GError *error = NULL;

  g_assert_true (g_file_set_contents (path, xml, (gssize) n_bytes, NULL));
  quoth_import_add_path (import, path);
  quoth_import_set_format (import, quoth_format_find ("qdc"));
  g_assert_true (quoth_import_prepare (import, NULL, &error));
  item = quoth_import_get_items (import)->pdata[0];
  if (item->error != NULL)
    return g_error_copy (item->error);
  if (warnings != NULL)
    *warnings = g_ptr_array_ref (item->warnings);
  quoth_import_commit (import, NULL, &error);
  return error;
}

static void
import_well (Formats *self, QuothStore *store, const char *xml)
{
  g_autoptr (GError) error = import (self, store, xml, strlen (xml), NULL);

  g_assert_no_error (error);
}

/* Refused at that line, and nothing is done. */
static void
refuse_file (Formats *self, const char *xml, guint line, const char *words)
{
  g_autofree char *before = formats_export_jsonl (self->store);
  g_autofree char *place = g_strdup_printf ("codes.qdc:%u: ", line);
  g_autoptr (GError) error = import (self, self->store, xml, strlen (xml), NULL);
  g_autofree char *after = formats_export_jsonl (self->store);

  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, place));
  g_assert_nonnull (strstr (error->message, words));
  g_assert_cmpstr (before, ==, after);
}

static char *
export (Formats *self, QuothStore *store, const char *name)
{
  g_autoptr (QuothExport) export = quoth_export_new (store, quoth_format_find ("qdc"));
  g_autofree char *path = formats_export (self, export, name);

  return formats_read (path, NULL);
}

/* As XML has it, which knows no control characters. */
static char *
make_xml_text (GString *text)
{
  for (char control = 1; control < '\t'; control++)
    {
      const char find[] = { control, '\0' };

      g_string_replace (text, find, "\357\277\275", 0);
    }
  return g_string_free (text, FALSE);
}

/* All that a file carries, code by code in the order of the tree. */
static char *
describe (QuothStore *store)
{
  g_autoptr (GPtrArray) codes = list (store, QUOTH_KIND_CODE);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < codes->len; i++)
    {
      const QuothCode *code = codes->pdata[i];
      g_autofree char *id = quoth_id_dup_string (&code->value.id);
      g_autofree char *parent = quoth_id_dup_string (&code->parent);

      g_string_append_printf (out, "%s %s “%s” “%s” “%s” “%s” %s\n", id, parent, code->name,
                              code->definition != NULL ? code->definition : "",
                              code->inclusion != NULL ? code->inclusion : "",
                              code->exclusion != NULL ? code->exclusion : "", code->color != NULL ? code->color : "");
    }
  return make_xml_text (out);
}

static void
test_round_trip (Formats *self, gconstpointer user_data)
{
  for (guint i = 0; i < 8; i++)
    {
      g_autofree char *from_name = g_strdup_printf ("from-%u", i);
      g_autofree char *to_name = g_strdup_printf ("to-%u", i);
      g_autofree char *file_name = g_strdup_printf ("codes-%u.qdc", i);
      g_autofree char *again_name = g_strdup_printf ("again-%u.qdc", i);
      g_autoptr (QuothStore) from = formats_create (self, from_name);
      g_autoptr (QuothStore) to = formats_create (self, to_name);
      g_autofree char *xml = NULL;
      g_autofree char *again = NULL;
      g_autofree char *there = NULL;
      g_autofree char *back = NULL;
      g_autofree char *jsonl = NULL;
      g_autofree char *jsonl_after = NULL;

      formats_fill (from, 1);
      xml = export (self, from, file_name);
      import_well (self, to, xml);
      there = describe (from);
      back = describe (to);
      g_assert_cmpstr (there, ==, back);
      again = export (self, to, again_name);
      g_assert_cmpstr (xml, ==, again);

      /* Where everything is there already, nothing changes; keys and shortcuts stay. */
      jsonl = formats_export_jsonl (to);
      import_well (self, to, xml);
      jsonl_after = formats_export_jsonl (to);
      g_assert_cmpstr (jsonl, ==, jsonl_after);
    }
}

static void
silence_cb (void *user_data, const char *message, ...)
{
}

/* By the schema of the standard, where it is at hand. */
static void
test_valid (Formats *self, gconstpointer user_data)
{
  const char *shared = g_getenv ("QUOTH_SHARED");
  g_autofree char *xsd = g_build_filename (shared != NULL ? shared : "", "schemas", "Codebook.xsd", NULL);
  g_autofree char *xml = NULL;
  xmlSchemaParserCtxt *parser;
  xmlSchemaValidCtxt *validator;
  xmlSchema *schema;
  xmlDoc *tree;

  if (shared == NULL || !g_file_test (xsd, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the schema of REFI-QDA codebooks is not there");
      return;
    }
  parser = xmlSchemaNewParserCtxt (xsd);
  xmlSchemaSetParserErrors (parser, silence_cb, silence_cb, NULL);
  schema = xmlSchemaParse (parser);
  g_assert_nonnull (schema);
  validator = xmlSchemaNewValidCtxt (schema);
  apply (self, EDIT ("a", ",\"definition\":\"<&>\\\"' \\u0001 🇺🇦\\n\\tend\",\"color\":\"#E66100\"")
                 "{\"type\":\"code\",\"key\":\"k\",\"name\":\"A \\\"name\\\"\\n<of> & two lines\",\"parent\":\"a\"}\n");
  formats_fill (self->store, 1);
  xml = export (self, self->store, "valid.qdc");
  tree = xmlReadMemory (xml, (int) strlen (xml), "valid.qdc", NULL, XML_PARSE_NONET);
  g_assert_nonnull (tree);
  g_assert_cmpint (xmlSchemaValidateDoc (validator, tree), ==, 0);
  xmlFreeDoc (tree);
  xmlSchemaFreeValidCtxt (validator);
  xmlSchemaFree (schema);
  xmlSchemaFreeParserCtxt (parser);
}

static void
test_losses (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothExport) export = quoth_export_new (self->store, quoth_format_find ("qdc"));
  g_autofree char *path = NULL;

  apply (self, EDIT ("a", ",\"shortcut\":\"1\",\"examples\":[{\"text\":\"x\"},{\"text\":\"y\"}],\"definition\":\"\\u0001\\u0002\"")
                 EDIT ("b", "") "{\"type\":\"actor-kind\",\"key\":\"bank\",\"name\":\"Bank\"}\n");
  path = formats_export (self, export, "losses.qdc");
  g_assert_cmpuint (formats_get_loss (export, "keys of codes (names are kept)"), ==, 2);
  g_assert_cmpuint (formats_get_loss (export, "shortcuts of codes"), ==, 1);
  g_assert_cmpuint (formats_get_loss (export, "examples of codes"), ==, 2);
  g_assert_cmpuint (formats_get_loss (export, "kinds of actors"), ==, 1);
  g_assert_cmpuint (formats_get_loss (export, "types of relations"), ==, 0);
  g_assert_cmpuint (
    formats_get_loss (export, "control characters, which XML cannot hold and U+FFFD stands for"), ==, 2);
  g_assert_cmpuint (quoth_export_get_n_written (export, QUOTH_KIND_CODE), ==, 2);
}

static void
test_no_codes (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothExport) export = quoth_export_new (self->store, quoth_format_find ("qdc"));
  g_autofree char *path = g_build_filename (self->folder, "none.qdc", NULL);
  g_autoptr (GError) error = NULL;

  quoth_export_set_output (export, path, FALSE);
  g_assert_false (quoth_export_run (export, NULL, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* What other programs write: braces, short colours, folders, sets, descriptions after the codes, elements of their own. */
static void
test_foreign (Formats *self, gconstpointer user_data)
{
  static const char xml[]
    = "\xef\xbb\xbf<?xml version=\"1.0\" encoding=\"utf-8\"?>\r\n<CodeBook xmlns=\"urn:QDA-XML:codebook:1:0\" origin=\"NVivo\">\r\n"
      "<Codes><Code guid=\"{" GUID ("a") "}\" name=\"Arms &amp; men\" isCodable=\"false\" color=\"#1cd\">"
      "<Code guid=\"" GUID ("b") "\" name=\"Arms sales\" isCodable=\"true\" color=\"blue\"/>"
      "<x:extra xmlns:x=\"urn:x\">text</x:extra><Description>One\r\n<![CDATA[<two>]]></Description></Code>\r\n"
      "<Code guid=\"" GUID ("c") "\" name=\"Arms sales\" isCodable=\"true\"/></Codes>"
      "<Sets><Set guid=\"" GUID ("d") "\" name=\"S\"><Description>D</Description><MemberCode guid=\"" GUID ("a") "\"/></Set></Sets></CodeBook>";
  g_autoptr (GPtrArray) warnings = NULL;
  g_autoptr (GError) error = import (self, self->store, xml, strlen (xml), &warnings);
  g_autoptr (GPtrArray) codes = list (self->store, QUOTH_KIND_CODE);

  g_assert_no_error (error);
  g_assert_cmpuint (codes->len, ==, 3);
  g_assert_cmpstr (quoth_code (codes->pdata[0])->name, ==, "Arms & men");
  g_assert_cmpstr (quoth_code (codes->pdata[0])->key, ==, "arms-men");
  g_assert_cmpstr (quoth_code (codes->pdata[0])->color, ==, "#11ccdd");
  g_assert_null (quoth_code (codes->pdata[0])->definition);
  g_assert_cmpstr (quoth_code (codes->pdata[1])->key, ==, "arms-men/arms-sales");
  g_assert_null (quoth_code (codes->pdata[1])->color);
  g_assert_true (quoth_id_equal (&quoth_code (codes->pdata[1])->parent, &QUOTH_VALUE (codes->pdata[0])->id));
  g_assert_cmpstr (quoth_code (codes->pdata[2])->key, ==, "arms-sales");
  g_assert_cmpuint (warnings->len, ==, 3);
}

/* Taguette: tags by their whole path, without colours, an empty list of sets. */
static void
test_taguette (Formats *self, gconstpointer user_data)
{
  static const char xml[]
    = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\" origin=\"Taguette 1.5\"><Codes>"
      "<Code guid=\"0B5C34F2-9C1D-5A21-8A2F-3C4D5E6F7A8B\" name=\"gas\" isCodable=\"true\"/>"
      "<Code guid=\"1B5C34F2-9C1D-5A21-8A2F-3C4D5E6F7A8B\" name=\"gas.price\" isCodable=\"true\"/>"
      "<Code guid=\"2B5C34F2-9C1D-5A21-8A2F-3C4D5E6F7A8B\" name=\"👍 trade\" isCodable=\"true\"/></Codes><Sets/></CodeBook>";
  g_autoptr (GPtrArray) warnings = NULL;
  g_autoptr (GError) error = import (self, self->store, xml, strlen (xml), &warnings);
  g_autoptr (GPtrArray) codes = list (self->store, QUOTH_KIND_CODE);

  g_assert_no_error (error);
  g_assert_cmpuint (codes->len, ==, 3);
  g_assert_cmpstr (quoth_code (codes->pdata[0])->name, ==, "gas");
  g_assert_cmpstr (quoth_code (codes->pdata[1])->name, ==, "gas.price");
  g_assert_cmpstr (quoth_code (codes->pdata[2])->name, ==, "👍 trade");
  g_assert_cmpuint (warnings->len, ==, 0);
}

/* OpenQDA: colours as style sheets have them, descriptions before the codes below; also colours that are none. */
static void
test_openqda (Formats *self, gconstpointer user_data)
{
  static const char xml[]
    = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\" origin=\"OpenQDA\"><Codes>"
      "<Code guid=\"" GUID ("a") "\" name=\"Gas\" isCodable=\"true\" color=\"rgba(28, 204, 9, 0.5)\"><Description>What is burnt</Description>"
      "<Code guid=\"" GUID ("b") "\" name=\"Price\" isCodable=\"true\" color=\"rgb(0,0,255)\"/></Code>"
      "<Code guid=\"" GUID ("c") "\" name=\"Trade\" isCodable=\"true\" color=\"#000000\"/>"
      "<Code guid=\"" GUID ("d") "\" name=\"None\" isCodable=\"true\" color=\"rgba(1, 2, 256, 1)\"/>"
      "<Code guid=\"" GUID ("e") "\" name=\"Nor this\" isCodable=\"true\" color=\"rgba(1, 2\"/></Codes></CodeBook>\n";
  g_autoptr (GPtrArray) warnings = NULL;
  g_autoptr (GError) error = import (self, self->store, xml, strlen (xml), &warnings);
  g_autoptr (GPtrArray) codes = list (self->store, QUOTH_KIND_CODE);

  g_assert_no_error (error);
  g_assert_cmpuint (codes->len, ==, 5);
  g_assert_cmpstr (quoth_code (codes->pdata[0])->color, ==, "#1ccc09");
  g_assert_cmpstr (quoth_code (codes->pdata[0])->definition, ==, "What is burnt");
  g_assert_cmpstr (quoth_code (codes->pdata[1])->color, ==, "#0000ff");
  g_assert_true (quoth_id_equal (&quoth_code (codes->pdata[1])->parent, &QUOTH_VALUE (codes->pdata[0])->id));
  g_assert_cmpstr (quoth_code (codes->pdata[2])->color, ==, "#000000");
  g_assert_null (quoth_code (codes->pdata[3])->color);
  g_assert_null (quoth_code (codes->pdata[4])->color);
  g_assert_cmpuint (warnings->len, ==, 2);
}

/* A code of the same name under the same parent is the same code, whatever its GUID; it keeps key and shortcut. */
static void
test_merge (Formats *self, gconstpointer user_data)
{
  static const char xml[] = HEAD CODE ("a", "defence", "><Description>New</Description>") CODE (
    "b", "arms", "/></Code>\n") CODE ("c", "arms", "/>") TAIL;
  g_autoptr (GPtrArray) codes = NULL;

  apply (self, EDIT ("defence", ",\"shortcut\":\"3\",\"definition\":\"Old\",\"examples\":[{\"text\":\"x\"}]")
                 EDIT ("arms", ",\"parent\":\"defence\"") EDIT ("other", ""));
  import_well (self, self->store, xml);
  codes = list (self->store, QUOTH_KIND_CODE);
  g_assert_cmpuint (codes->len, ==, 4);
  g_assert_cmpstr (quoth_code (codes->pdata[0])->definition, ==, "New");
  g_assert_cmpstr (quoth_code (codes->pdata[0])->shortcut, ==, "3");
  g_assert_cmpuint (quoth_code (codes->pdata[0])->examples->len, ==, 1);
  g_assert_cmpstr (quoth_code (codes->pdata[1])->key, ==, "arms");
  for (guint i = 2; i < 4; i++)
    if (g_str_equal (quoth_code (codes->pdata[i])->name, "arms"))
      g_assert_cmpstr (quoth_code (codes->pdata[i])->key, ==, "arms-2");
}

static void
test_refused (Formats *self, gconstpointer user_data)
{
  g_autoptr (GString) deep = g_string_new (HEAD);
  g_autoptr (GError) error = NULL;

  apply (self, BASE);
  refuse_file (self, "", 1, "");
  refuse_file (self, "not XML", 1, "XML");
  refuse_file (self, "<html></html>", 1, "CodeBook");
  refuse_file (self, "<CodeBook></CodeBook>", 1, "CodeBook");
  refuse_file (self, HEAD TAIL, 6, "no codes");
  refuse_file (self, HEAD CODE ("a", "A", ">\n"), 4, "ends too soon");
  refuse_file (self, HEAD CODE ("a", "A", "/>\n") "<Code/>" TAIL, 5, "guid");
  refuse_file (self, HEAD "<Code guid=\"x\" name=\"A\"/>" TAIL, 4, "must be a GUID");
  refuse_file (self, HEAD "<Code guid=\"00000000-0000-0000-0000-000000000000\" name=\"A\"/>" TAIL, 4, "GUID");
  refuse_file (self, HEAD "\n<Code guid=\"" GUID ("a") "\"/>" TAIL, 5, "name");
  refuse_file (self, HEAD CODE ("a", " ", "/>") TAIL, 4, "name");
  refuse_file (self, HEAD CODE ("a", "A", "/>\n") CODE ("a", "B", "/>") TAIL, 5, "another code before");
  refuse_file (self, HEAD CODE ("a", "A\x01", "/>") TAIL, 4, "well-formed");
  refuse_file (self, HEAD CODE ("a", "\xff", "/>") TAIL, 4, "well-formed");
  refuse_file (self, HEAD CODE ("a", "&lol;", "/>") TAIL, 4, "well-formed");
  refuse_file (self,
               "<!DOCTYPE l [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;\">]>\n"
               "<CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\"><Codes>" CODE ("a", "&c;", "/>") "</Codes></CodeBook>",
               1, "document type");
  refuse_file (self,
               "<!DOCTYPE l SYSTEM \"file:///etc/passwd\" [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n"
               "<CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\"><Codes>" CODE ("a", "A", "><Description>&x;</Description></Code>") "</Codes></CodeBook>",
               1, "document type");

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (deep, "<Code guid=\"01900000-0000-7000-8000-%012u\" name=\"A\" isCodable=\"true\">\n", i);
  /* How deep is too deep depends on the version of libxml2. */
  error = import (self, self->store, deep->str, deep->len, NULL);
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, "well-formed"));
}

/* Whatever the bytes are, they are taken in or refused. */
static void
test_damaged (Formats *self, gconstpointer user_data)
{
  g_autofree char *xml = NULL;
  gsize n_bytes;

  formats_fill (self->store, 1);
  xml = export (self, self->store, "whole.qdc");
  n_bytes = strlen (xml);
  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *name = g_strdup_printf ("damaged-%u", i);
      g_autoptr (QuothStore) to = formats_create (self, name);
      g_autofree char *damaged = g_memdup2 (xml, n_bytes);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) problems = NULL;

      for (guint j = formats_random (4); j > 0; j--)
        damaged[formats_random ((guint) n_bytes)] = (char) formats_random (256);
      error = import (self, to, damaged, formats_random (4) == 0 ? formats_random ((guint) n_bytes) : n_bytes, NULL);
      problems = quoth_store_check (to, NULL, NULL, NULL, NULL);
      g_assert_cmpuint (problems->len, ==, 0);
      if (error != NULL)
        g_assert_cmpint (count (to, QUOTH_KIND_CODE), ==, 0);
    }
}

static void
test_description (void)
{
  static const char *const texts[] = { NULL, "One", "Two\n\nparagraphs", "Inclusion, in general", "🇺🇦\n" };

  for (guint i = 0; i < 5 * 5 * 5; i++)
    {
      g_autoptr (QuothCode) code = quoth_code_new (NULL);
      g_autoptr (QuothCode) back = quoth_code_new (NULL);
      g_autofree char *text = NULL;

      code->definition = g_strdup (texts[i % 5]);
      code->inclusion = g_strdup (texts[i / 5 % 5]);
      code->exclusion = g_strdup (texts[i / 25]);
      text = quoth_qdc_dup_description (code);
      quoth_qdc_parse_description (back, text);
      g_assert_cmpstr (back->definition, ==, code->definition);
      g_assert_cmpstr (back->inclusion, ==, code->inclusion);
      g_assert_cmpstr (back->exclusion, ==, code->exclusion);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  formats_test ("/qdc/round-trip", test_round_trip);
  formats_test ("/qdc/valid", test_valid);
  formats_test ("/qdc/losses", test_losses);
  formats_test ("/qdc/no-codes", test_no_codes);
  formats_test ("/qdc/foreign", test_foreign);
  formats_test ("/qdc/taguette", test_taguette);
  formats_test ("/qdc/openqda", test_openqda);
  formats_test ("/qdc/merge", test_merge);
  formats_test ("/qdc/refused", test_refused);
  formats_test ("/qdc/damaged", test_damaged);
  g_test_add_func ("/qdc/description", test_description);
  return g_test_run ();
}
