/* test-label-studio.c: tests of quoth-label-studio.c and quoth-label-studio-write.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <jansson.h>
#include <libxml/parser.h>

#include "markup-fixture.h"

static void
test_random (Formats *self, gconstpointer user_data)
{
  markup_check_round_trips (self, "label-studio", g_test_slow () ? 200 : 10, TRUE, FALSE);
}

/* ---- An export ---- */

/* As Label Studio's importer and editor have it: regions with whole offsets, the quote, and a control and object that the configuration
 * has; relations between regions that are there. */
static void
check_result (json_t *result, json_t *text, const char *configuration, GHashTable *ids)
{
  json_t *value = json_object_get (result, "value");
  json_t *from_name = json_object_get (result, "from_name");
  g_autoptr (QuothText) whole = quoth_text_new (json_string_value (text), -1, NULL);
  QuothRange range;

  if (g_strcmp0 (json_string_value (json_object_get (result, "type")), "relation") == 0)
    {
      g_assert_true (g_hash_table_contains (ids, json_string_value (json_object_get (result, "from_id"))));
      g_assert_true (g_hash_table_contains (ids, json_string_value (json_object_get (result, "to_id"))));
      return;
    }
  range = quoth_range ((guint) json_integer_value (json_object_get (value, "start")),
                       (guint) json_integer_value (json_object_get (value, "end")));
  g_assert_cmpuint (range.start, <, range.end);
  g_assert_cmpuint (range.end, <=, quoth_text_get_length (whole));
  g_hash_table_add (ids, (gpointer) json_string_value (json_object_get (result, "id")));
  {
    g_autofree char *control = g_strdup_printf (" name=\"%s\" toName=\"text\"", json_string_value (from_name));

    g_assert_nonnull (strstr (configuration, control));
  }
  if (json_object_get (value, "labels") != NULL)
    g_assert_true (quoth_text_slice_equals (whole, range, json_string_value (json_object_get (value, "text"))));
}

static char *
export (Formats *self, const char *name, const char *content)
{
  g_autoptr (QuothExport) export = quoth_export_new (self->store, quoth_format_find ("label-studio"));
  g_autofree char *path = NULL;

  quoth_export_set_boilerplate (export, TRUE);
  g_assert_true (quoth_export_set_option (export, "content", content, NULL));
  path = formats_export (self, export, name);
  return formats_read (path, NULL);
}

static void
test_export (Formats *self, gconstpointer user_data)
{
  g_autofree char *content = NULL;
  g_autofree char *configuration = NULL;
  json_t *tasks, *task, *result;
  xmlDoc *tree;
  gsize i, j;

  formats_fill (self->store, 3);
  content = export (self, "tasks.json", "tasks");
  configuration = export (self, "configuration.xml", "configuration");
  tree = xmlReadMemory (configuration, (int) strlen (configuration), NULL, NULL, XML_PARSE_NONET);
  g_assert_nonnull (tree);
  xmlFreeDoc (tree);
  tasks = json_loads (content, 0, NULL);
  g_assert_cmpuint (json_array_size (tasks), >=, 3);
  json_array_foreach (tasks, i, task)
    {
      json_t *text = json_object_get (json_object_get (task, "data"), "text");
      json_t *annotation = json_array_get (json_object_get (task, "annotations"), 0);
      g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

      json_array_foreach (json_object_get (annotation, "result"), j, result)
        check_result (result, text, configuration, ids);
    }
  json_decref (tasks);
}

/* ---- Files that Label Studio made ---- */

static char *
import_jsonl (Formats *self, const char *content, QuothImport **import)
{
  *import = markup_import (self, self->store, "label-studio", content);
  return formats_export_jsonl (self->store);
}

#define REGION(id, start, end, text, label) \
  "{\"id\":\"" id "\",\"from_name\":\"ner\",\"to_name\":\"body\",\"type\":\"labels\",\"origin\":\"manual\",\"value\":{\"start\":" #start \
  ",\"end\":" #end ",\"text\":\"" text "\",\"labels\":[" label "]}}"
#define TASK(text, by, results) \
  "{\"id\":1,\"data\":{\"body\":\"" text "\",\"title\":\"T\",\"views\":3},\"annotations\":[{\"id\":9,\"completed_by\":" by \
  ",\"was_cancelled\":false,\"ground_truth\":false,\"lead_time\":1.5,\"result\":[" results "]}],\"predictions\":[],\"project\":2}"

static void
test_shapes (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothImport) import = NULL;
  g_autofree char *jsonl = import_jsonl (
    self,
    "[" TASK ("Xi told Putin.\\nYes, sir, it is so",
              "1",
              "{\"id\":\"c\",\"from_name\":\"sure\",\"to_name\":\"body\",\"type\":\"rating\",\"value\":{\"start\":3,\"end\":13,\"rating\":4}},"
              "{\"id\":\"w\",\"from_name\":\"mood\",\"to_name\":\"body\",\"type\":\"choices\",\"value\":{\"choices\":[\"calm\",\"dry\"]}},"
              REGION ("a", 0, 2, "Xi", "\"PER\",\"Hero\"") "," REGION ("b", 8, 19, "Putin.\\\\nYes,", "\"person\"") ","
              REGION ("c", 3, 13, "told Putin", "\"claim\"") ","
              "{\"id\":\"c\",\"from_name\":\"code\",\"to_name\":\"body\",\"type\":\"choices\",\"value\":{\"start\":3,\"end\":13,\"choices\":[\"k=against\",\"l\"]}},"
              "{\"id\":\"c\",\"from_name\":\"statement\",\"to_name\":\"body\",\"type\":\"textarea\",\"value\":{\"start\":3,\"end\":13,\"text\":[\"He said so\"]}},"
              "{\"id\":\"t\",\"from_name\":\"topic\",\"to_name\":\"body\",\"type\":\"taxonomy\",\"value\":{\"start\":3,\"end\":7,\"taxonomy\":[[\"a\",\"b\"]]}},"
              "{\"from_id\":\"a\",\"to_id\":\"c\",\"type\":\"relation\",\"direction\":\"left\",\"labels\":[\"claimant\"]},"
              "{\"from_id\":\"c\",\"to_id\":\"b\",\"type\":\"relation\",\"direction\":\"right\"}")
    "]",
    &import);

  g_assert_nonnull (strstr (jsonl, "\"title\":\"T\""));
  g_assert_nonnull (strstr (jsonl, "\"attributes\":{\"mood\":\"calm; dry\",\"views\":\"3\"}"));
  g_assert_nonnull (strstr (jsonl, "\"statement\":\"He said so\""));
  g_assert_nonnull (strstr (jsonl, "\"attributes\":{\"sure\":\"4\"}"));
  g_assert_nonnull (strstr (jsonl, "\"attributes\":{\"topic\":\"a/b\"}"));
  g_assert_nonnull (strstr (jsonl, "\"stance\":-1"));
  g_assert_nonnull (strstr (jsonl, "\"role\":\"claimant\""));
  g_assert_nonnull (strstr (jsonl, "\"quote\":[\"Putin.\\nYes,\"]"));
  g_assert_nonnull (strstr (jsonl, "\"text\":\"relation → “Putin.\\nYes,” (8–19)\""));
  g_assert_nonnull (strstr (jsonl, "\"key\":\"hero\",\"name\":\"Hero\""));
  g_assert_nonnull (strstr (jsonl, "\"key\":\"topic\",\"name\":\"topic\""));
  g_assert_cmpuint (markup_get_loss (import, "kept as memos"), ==, 1);
  g_assert_cmpuint (markup_get_item (import)->n_put[QUOTH_KIND_CLAIM], ==, 1);
  g_assert_cmpuint (markup_get_item (import)->n_put[QUOTH_KIND_CUE], ==, 2);
  g_assert_cmpuint (markup_get_item (import)->n_put[QUOTH_KIND_MENTION], ==, 2);
}

/* The unit is found by the quotes, for each text; offsets in a browser count UTF-16, and old versions name the last character. */
static void
test_units (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothImport) import = NULL;
  g_autofree char *jsonl = import_jsonl (
    self,
    "[" TASK ("🇷🇺🧵 Xi met Putin", "1", REGION ("a", 7, 9, "Xi", "\"person\"") "," REGION ("b", 14, 19, "Putin", "\"person\"")) ",\n"
    TASK ("🧵🧵 Lula met Modi", "1", REGION ("a", 3, 7, "Lula", "\"person\"") "," REGION ("b", 12, 16, "Modi", "\"person\"")) ",\n"
    TASK ("🧵 ended February 22 were", "1", REGION ("a", 8, 18, "February 22", "\"person\"")) ",\n"
    "{\"completions\":[{\"result\":[{\"id\":\"h\",\"type\":\"hypertextlabels\",\"value\":{\"start\":\"/text()[1]\",\"end\":\"/text()[1]\","
    "\"startOffset\":2,\"endOffset\":6,\"text\":\"path\",\"globalOffsets\":{\"start\":2,\"end\":6},\"hypertextlabels\":[\"person\"]}}]}],"
    "\"data\":{\"text\":\"a path\"}},\n"
    TASK ("🧵 no quote", "1", REGION ("a", 1, 3, "xx", "\"person\"")) "]",
    &import);

  g_assert_nonnull (strstr (jsonl, "\"quote\":[\"Xi\"]"));
  g_assert_nonnull (strstr (jsonl, "\"quote\":[\"Putin\"]"));
  g_assert_nonnull (strstr (jsonl, "\"quote\":[\"Lula\"]"));
  g_assert_nonnull (strstr (jsonl, "\"quote\":[\"Modi\"]"));
  g_assert_nonnull (strstr (jsonl, "\"quote\":[\"February 22\"]"));
  g_assert_nonnull (strstr (jsonl, "\"quote\":[\"path\"]"));
  g_assert_true (markup_has_warning (import, "coded.file:3: ", "last characters"));
  g_assert_true (markup_has_warning (import, "coded.file:1: ", "UTF-16"));
  g_assert_false (markup_has_warning (import, "coded.file:2: ", "UTF-16"));
  g_assert_cmpuint (markup_get_loss (import, "quote is not what the text says"), ==, 1);
}

/* Several annotators of one text: the first with a number is the coder of the import. */
static void
test_coders (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothImport) import = NULL;
  g_autofree char *jsonl = import_jsonl (
    self,
    "[{\"data\":{\"text\":\"Xi met Putin\"},\"annotations\":["
    "{\"completed_by\":4,\"result\":[" REGION ("a", 0, 2, "Xi", "\"person\"") "]},"
    "{\"completed_by\":{\"id\":5,\"email\":\"b@example.org\"},\"result\":[" REGION ("a", 0, 2, "Xi", "\"person\"") "]},"
    "{\"completed_by\":6,\"result\":[" REGION ("a", 0, 2, "Xi", "\"person\"") "]},"
    "{\"completed_by\":7,\"was_cancelled\":true,\"result\":[" REGION ("a", 0, 2, "Xi", "\"person\"") "]}],"
    "\"predictions\":[{\"result\":[]}]}, {\"data\":{\"text\":\"nobody's\"}}]",
    &import);

  g_assert_nonnull (strstr (jsonl, "\"name\":\"b@example.org\""));
  g_assert_nonnull (strstr (jsonl, "\"name\":\"annotator 6\""));
  g_assert_nonnull (strstr (jsonl, "\"name\":\"A\""));
  g_assert_null (strstr (jsonl, "annotator 4"));
  g_assert_cmpuint (markup_get_item (import)->n_put[QUOTH_KIND_DOCUMENT], ==, 2);
  g_assert_cmpuint (markup_get_item (import)->n_put[QUOTH_KIND_MENTION], ==, 3);
  g_assert_cmpuint (markup_get_loss (import, "cancelled"), ==, 1);
  g_assert_cmpuint (markup_get_loss (import, "predictions"), ==, 1);
}

static void
test_bad (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothImport) import = NULL;
  g_autofree char *jsonl = import_jsonl (
    self,
    "[{\"data\":{\"image\":7}},\n" TASK ("🧵 ab", "1", REGION ("a", 0, 99, "x", "\"person\"") "," REGION ("h", "/p[1]", 3, "x", "\"person\"") ","
                                          "{\"from_id\":\"a\",\"to_id\":\"z\",\"type\":\"relation\"},{\"value\":7},7,"
                                          REGION ("e", 4, 4, "", "\"person\"") "," REGION ("e", 2, 3, "a", "\"person\"")) "]",
    &import);

  g_assert_nonnull (strstr (jsonl, "\"quote\":[\"a\"]"));
  g_assert_cmpuint (markup_get_item (import)->n_put[QUOTH_KIND_MENTION], ==, 2);
  g_assert_cmpuint (markup_get_loss (import, "without a text"), ==, 1);
  g_assert_cmpuint (markup_get_loss (import, "outside their text"), ==, 1);
  g_assert_cmpuint (markup_get_loss (import, "no stretches"), ==, 1);
  g_assert_cmpuint (markup_get_loss (import, "spans that are not there"), ==, 1);
  g_assert_true (markup_has_warning (import, "coded.file:2: ", "[0, 99]"));
  markup_refuse (self, "label-studio", "[{\"data\":{\"text\":\"x\"}},\n{\"data\":{\"text\":", -1, FALSE, "coded.file:2: ");
  markup_refuse (self, "label-studio", "[\n{\"data\":{\"image\":1}}]", -1, TRUE, "coded.file:2: ");
}

static void
test_mutations (Formats *self, gconstpointer user_data)
{
  markup_check_mutations (self, "label-studio", g_test_slow () ? 1000 : 40);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  formats_test ("/label-studio/random", test_random);
  formats_test ("/label-studio/export", test_export);
  formats_test ("/label-studio/shapes", test_shapes);
  formats_test ("/label-studio/units", test_units);
  formats_test ("/label-studio/coders", test_coders);
  formats_test ("/label-studio/bad", test_bad);
  formats_test ("/label-studio/mutations", test_mutations);
  return g_test_run ();
}
