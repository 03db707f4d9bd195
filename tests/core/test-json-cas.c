/* test-json-cas.c: tests of quoth-json-cas*.c and quoth-json-parts.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <jansson.h>

#include "layers-fixture.h"

static void
test_random (Formats *self, gconstpointer user_data)
{
  for (guint i = 0; i < (g_test_slow () ? 200u : 10u); i++)
    layers_check_round_trip (self, "json-cas", i, FALSE, FALSE);
}

static void
test_damage (Formats *self, gconstpointer user_data)
{
  layers_check_damage (self, "json-cas", g_test_slow () ? 500 : 25);
}

/* ---- An export, as the specification wants it ---- */

/* Number and type first; the text before all that is in it; each feature declared, with what it may have. */
static void
check_structure (json_t *types, json_t *structure, gsize number)
{
  json_t *type = json_object_get (types, json_string_value (json_object_get (structure, "%TYPE"))), *value;
  void *member = json_object_iter (structure);
  const char *key;

  g_assert_cmpstr (json_object_iter_key (member), ==, "%ID");
  g_assert_cmpstr (json_object_iter_key (json_object_iter_next (structure, member)), ==, "%TYPE");
  g_assert_cmpint (json_integer_value (json_object_get (structure, "%ID")), ==, (json_int_t) number + 1);
  if (type == NULL)
    return;
  json_object_foreach (structure, key, value)
    {
      const char *name = *key == '@' ? key + 1 : key;
      json_t *feature = json_object_get (type, name);

      if (*key == '%' || g_str_equal (name, "begin") || g_str_equal (name, "end") || g_str_equal (name, "sofa")
          || g_str_equal (name, "language"))
        continue;
      g_assert_nonnull (feature);
      g_assert_cmpint (*key == '@', ==, !g_str_equal (json_string_value (json_object_get (feature, "%RANGE")), "uima.cas.String"));
    }
}

static void
test_letters (Formats *self, gconstpointer user_data)
{
  g_autofree char *content = NULL;
  json_t *json, *structure;
  gsize i;

  layers_fill_small (self, self->store);
  content = layers_export_one (self, self->store, "json-cas", "out", "d.json");
  json = json_loads (content, JSON_REJECT_DUPLICATES, NULL);
  g_assert_nonnull (json);
  json_array_foreach (json_object_get (json, "%FEATURE_STRUCTURES"), i, structure)
    check_structure (json_object_get (json, "%TYPES"), structure, i);
  json_decref (json);
  g_assert_nonnull (strstr (content, "[\n{\"%ID\":1,\"%TYPE\":\"uima.cas.Sofa\",\"sofaNum\":1,\"sofaID\":\"_InitialView\",\"mimeType\":\"text\","
                                     "\"sofaString\":\"🧵 Xi\\ttold\\nPutin. No\"},\n"));
  g_assert_nonnull (strstr (
    content,
    "{\"%ID\":14,\"%TYPE\":\"webanno.custom.Quoth\",\"@sofa\":1,\"begin\":3,\"end\":10,\"label\":\"claim\",\"statement\":\"s->t*\",\"@code\":15},\n"
    "{\"%ID\":15,\"%TYPE\":\"uima.cas.StringArray\",\"%ELEMENTS\":[\"a=for\",\"b\"]},\n"));
  g_assert_nonnull (strstr (content, "\"label\":\"claimant\",\"@Governor\":14,\"@Dependent\":13}"));
  g_assert_nonnull (strstr (
    content, "\"%VIEWS\":{\"_InitialView\":{\"%SOFA\":1,\"%MEMBERS\":[2,3,4,5,6,7,8,9,10,11,12,13,14,16,17,18,19,20]}}}\n"));
}

/* ---- Files of UIMA, DKPro and INCEpTION ---- */

static guint
count (Formats *self, QuothKind kind)
{
  g_autoptr (QuothReader) reader = quoth_store_open_reader (self->store, NULL);
  QuothQuery query = { .kind = kind };

  return (guint) quoth_reader_count (reader, &query, NULL);
}

#define SOFA "\"%TYPE\" : \"uima.cas.Sofa\", \"sofaNum\" : 1, \"sofaID\" : \"_InitialView\", \"sofaString\" : \"😊 Xi told\\nPutin\""
#define PERSON "\"%TYPE\" : \"de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity\", \"value\" : \"PER\""

static void
test_shapes (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothImport) import = markup_import (
    self,
    self->store,
    "json-cas",
    "{ \"%HEADER\" : { \"%VERSION\" : \"0.4.0\" },\n \"%TYPES\" : { },\n \"%FEATURE_STRUCTURES\" : [\n"
    "{ \"%ID\" : 2, \"%TYPE\" : \"de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData\", \"@sofa\" : 1, \"begin\" : 0, \"end\" : 16, \"documentTitle\" : \"talk.txt\" },\n"
    "{ \"%ID\" : 1, " SOFA " },\n"
    "{ \"%ID\" : 3, " PERSON ", \"@sofa\" : 1, \"^begin\" : 3, \"^end\" : 5, \"@parent\" : 99 },\n"
    "{ \"%ID\" : 4, \"%TYPE\" : \"webanno.custom.Frame\", \"@sofa\" : 1, \"begin\" : 6, \"end\" : 10, \"@Roles\" : 5, \"@tags\" : 8, \"#weight\" : \"NaN\", \"n\" : 1.5, \"is\" : true, \"no\" : null },\n"
    "{ \"%ID\" : 5, \"%TYPE\" : \"webanno.custom.Link[]\", \"%ELEMENTS\" : [ 6, null, 7 ] },\n"
    "{ \"%ID\" : 6, \"%TYPE\" : \"webanno.custom.Link\", \"role\" : \"agent\", \"@target\" : 3 },\n"
    "{ \"%ID\" : 7, \"%TYPE\" : \"webanno.custom.Link\", \"@target\" : 9 },\n"
    "{ \"%ID\" : 8, \"%TYPE\" : \"uima.cas.String[]\", \"%ELEMENTS\" : [ \"x\", null, \"\", \"1\" ] },\n"
    "{ \"%ID\" : 9, " PERSON ", \"@sofa\" : 1, \"begin\" : 11, \"end\" : 16 },\n"
    "{ \"%ID\" : 10, " PERSON ", \"@sofa\" : 1, \"begin\" : 0, \"end\" : 2 } ],\n"
    "\"%VIEWS\" : { \"_InitialView\" : { \"%SOFA\" : 1, \"%MEMBERS\" : [ 2, 3, 4, 9 ] } } }\n");
  g_autofree char *jsonl = formats_export_jsonl (self->store);

  g_assert_nonnull (strstr (jsonl, "\"name\":\"talk.txt\""));
  g_assert_nonnull (strstr (jsonl, "\"text\":\"😊 Xi told\\nPutin\""));
  g_assert_cmpuint (count (self, QUOTH_KIND_MENTION), ==, 2);
  g_assert_cmpuint (count (self, QUOTH_KIND_CLAIM), ==, 0);
  g_assert_cmpuint (count (self, QUOTH_KIND_CUE), ==, 1);
  g_assert_nonnull (strstr (jsonl, "\"quote\":[\"Xi\"]"));
  g_assert_nonnull (strstr (jsonl, "\"tags\":\"x; 1\""));
  g_assert_nonnull (strstr (jsonl, "\"weight\":\"NaN\""));
  g_assert_nonnull (strstr (jsonl, "\"n\":\"1.5\""));
  g_assert_nonnull (strstr (jsonl, "\"is\":\"true\""));
  g_assert_nonnull (strstr (jsonl, "\"text\":\"agent → “Xi” (2–4)\""));
  g_assert_nonnull (strstr (jsonl, "\"text\":\"Roles → “Putin” (10–15)\""));
  g_assert_cmpuint (markup_get_loss (import, "in no index"), ==, 1);
}

/* The structures by their numbers, and alone. */
static void
test_forms (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothImport) by_number = markup_import (
    self,
    self->store,
    "json-cas",
    "\357\273\277{\"%TYPES\":{},\"%FEATURE_STRUCTURES\":{\"1\":{" SOFA "},\"2\":{" PERSON ",\"@sofa\":1,\"begin\":3,\"end\":5}},\"%VIEWS\":{}}");
  g_autoptr (QuothImport) alone = markup_import (
    self, self->store, "json-cas", "[{\"%ID\":1," SOFA "},{\"%ID\":2," PERSON ",\"@sofa\":1,\"begin\":11,\"end\":16}]");

  g_assert_cmpuint (count (self, QUOTH_KIND_DOCUMENT), ==, 1);
  g_assert_cmpuint (count (self, QUOTH_KIND_MENTION), ==, 2);
  g_assert_cmpuint (markup_get_item (by_number)->losses->len, ==, 1);
  g_assert_cmpuint (markup_get_item (alone)->losses->len, ==, 1);
}

/* Offsets of programs that count otherwise: what they say of the whole text tells. */
static void
test_units (Formats *self, gconstpointer user_data)
{
#define WHOLE "{\"%ID\":9,\"%TYPE\":\"uima.tcas.DocumentAnnotation\",\"@sofa\":1,\"begin\":0,\"end\":"
  g_autoptr (QuothImport) counted = markup_import (
    self, self->store, "json-cas", "[{\"%ID\":1," SOFA "}," WHOLE "15},{\"%ID\":2," PERSON ",\"@sofa\":1,\"begin\":2,\"end\":4}]");
  g_autofree char *jsonl = formats_export_jsonl (self->store);

  g_assert_nonnull (strstr (jsonl, "\"quote\":[\"Xi\"]"));
  g_assert_true (markup_has_warning (counted, "coded.file:1: ", "count characters"));
  markup_refuse (self, "json-cas", "[{\"%ID\":1," SOFA "},\n" WHOLE "18}]", -1, FALSE, "coded.file:1: ");
}

/* ---- Bad input ---- */

/* An array that holds itself ends. */
static void
test_loop (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothImport) import = markup_import (
    self, self->store, "json-cas",
    "[{\"%ID\":1," SOFA "},{\"%ID\":2," PERSON ",\"@sofa\":1,\"begin\":3,\"end\":5,\"@parts\":3},"
    "{\"%ID\":3,\"%TYPE\":\"uima.cas.FSArray\",\"%ELEMENTS\":[3,3]}]");

  g_assert_cmpint (markup_get_item (import)->state, !=, QUOTH_IMPORT_FAILED);
  g_assert_cmpuint (count (self, QUOTH_KIND_MENTION), ==, 1);
}

static void
test_bad (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothImport) import = markup_import (
    self,
    self->store,
    "json-cas",
    "{\"%FEATURE_STRUCTURES\":[\n{\"%ID\":1," SOFA "},\n{\"%ID\":2," PERSON ",\"@sofa\":1,\"begin\":1,\"end\":5},\n"
    "{\"%ID\":2," PERSON ",\"@sofa\":1,\"begin\":3,\"end\":5},\n{\"%TYPE\":\"x\"},\n7,\n"
    "{\"%ID\":3," PERSON ",\"@sofa\":1,\"begin\":3,\"end\":500},\n{\"%ID\":4," PERSON ",\"@sofa\":1,\"begin\":3,\"end\":5}]}");

  g_assert_cmpuint (count (self, QUOTH_KIND_MENTION), ==, 1);
  g_assert_cmpuint (markup_get_loss (import, "outside their text"), ==, 2);
  g_assert_cmpuint (markup_get_loss (import, "id of another one"), ==, 1);
  g_assert_cmpuint (markup_get_loss (import, "without a number or a type"), ==, 2);
  g_assert_true (markup_has_warning (import, "coded.file:3: ", "[1, 5]"));
  g_assert_true (markup_has_warning (import, "coded.file:7: ", "[3, 500]"));
  markup_refuse (self, "json-cas", "", -1, FALSE, "coded.file:1: ");
  markup_refuse (self, "json-cas", "{}", -1, FALSE, "coded.file:1: ");
  markup_refuse (self, "json-cas", "{\"%VIEWS\":{}}x", -1, FALSE, "coded.file:1: ");
  markup_refuse (self, "json-cas", "{\"%FEATURE_STRUCTURES\":[\n{\"%ID\":1,", -1, FALSE, "coded.file:2: ");
  markup_refuse (self, "json-cas", "{\"%FEATURE_STRUCTURES\":[\n{\"%ID\":1 2}]}", -1, FALSE, "coded.file:2: ");
  markup_refuse (self, "json-cas", "{\"%FEATURE_STRUCTURES\":[],\n\"%VIEWS\" 3}", -1, FALSE, "coded.file:2: ");
  markup_refuse (self, "json-cas", "{\"%FEATURE_STRUCTURES\":[\n7]}", -1, TRUE, "coded.file:2: ");
}

/* ---- Kinds of actors ---- */

/* The files of @folder, one import. */
static void
import_folder (Formats *self, QuothStore *to, const char *folder)
{
  g_autoptr (QuothImport) import = quoth_import_new (to, self->coder);
  g_autoptr (GError) error = NULL;

  quoth_import_add_path (import, folder);
  quoth_import_set_format (import, quoth_format_find ("json-cas"));
  g_assert_true (quoth_import_prepare (import, NULL, &error));
  g_assert_true (quoth_import_commit (import, NULL, &error));
  g_assert_no_error (error);
}

/* A file that names somebody in a role alone says no kind, and gives way to a later one that does; a kind that the project had stays. */
static void
test_kinds (Formats *self, gconstpointer user_data)
{
  static const char *const known = "{\"type\":\"actor\",\"name\":\"Xi\",\"kind\":\"other\"}\n";
  g_autoptr (QuothApplyReport) report = formats_apply (
    self->store,
    self->coder,
    "{\"type\":\"document\",\"name\":\"a\",\"text\":\"He said so\"}\n{\"type\":\"document\",\"name\":\"b\",\"text\":\"Xi slept\"}\n"
    "{\"type\":\"actor\",\"id\":\"_:x\",\"name\":\"Xi\",\"kind\":\"person\"}\n"
    "{\"type\":\"claim\",\"document\":\"a\",\"spans\":[[3,10]],\"roles\":[{\"role\":\"claimant\",\"actor\":\"_:x\"}]}\n"
    "{\"type\":\"mention\",\"document\":\"b\",\"actor\":\"_:x\",\"spans\":[[0,2]]}\n");
  g_autoptr (QuothExport) export = quoth_export_new (self->store, quoth_format_find ("json-cas"));
  g_autoptr (QuothStore) to = formats_create (self, "to"), there = formats_create (self, "there");
  g_autoptr (QuothApplyReport) before = formats_apply (there, self->coder, known);
  g_autofree char *folder = formats_export (self, export, "out"), *jsonl = NULL, *kept = NULL;

  import_folder (self, to, folder);
  import_folder (self, there, folder);
  jsonl = formats_export_jsonl (to);
  kept = formats_export_jsonl (there);
  g_assert_nonnull (strstr (jsonl, "\"name\":\"Xi\",\"kind\":\"person\""));
  g_assert_null (strstr (jsonl, "\"kind\":\"other\""));
  g_assert_nonnull (strstr (kept, "\"name\":\"Xi\",\"kind\":\"other\""));
  g_assert_null (strstr (kept, "\"kind\":\"person\""));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  formats_test ("/json-cas/random", test_random);
  formats_test ("/json-cas/damage", test_damage);
  formats_test ("/json-cas/letters", test_letters);
  formats_test ("/json-cas/shapes", test_shapes);
  formats_test ("/json-cas/forms", test_forms);
  formats_test ("/json-cas/units", test_units);
  formats_test ("/json-cas/loop", test_loop);
  formats_test ("/json-cas/bad", test_bad);
  formats_test ("/json-cas/kinds", test_kinds);
  return g_test_run ();
}
