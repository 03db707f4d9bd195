/* test-doccano.c: tests of quoth-doccano.c, and of what is common to the formats of annotation programs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <jansson.h>

#include "markup-fixture.h"

static void
test_random (Formats *self, gconstpointer user_data)
{
  markup_check_round_trips (self, "doccano", g_test_slow () ? 200 : 12, FALSE, FALSE);
}

/* ---- What doccano makes of an export ---- */

/* As doccano's own importer has it: a label that is not empty, whole numbers, a start before the end; ids of spans once in a file. */
static void
check_as_doccano (const char *content, guint *n_spans)
{
  g_auto (GStrv) lines = g_strsplit (content, "\n", -1);
  g_autoptr (GHashTable) ids = g_hash_table_new (NULL, NULL);

  *n_spans = 0;
  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      json_t *record = json_loads (lines[i], 0, NULL), *member;
      gsize n_chars = (gsize) g_utf8_strlen (json_string_value (json_object_get (record, "text")), -1), j;

      json_array_foreach (json_object_get (record, "entities"), j, member)
        {
          json_int_t start = json_integer_value (json_object_get (member, "start_offset"));
          json_int_t end = json_integer_value (json_object_get (member, "end_offset"));

          g_assert_true (json_is_integer (json_object_get (member, "start_offset")));
          g_assert_cmpint (start, <, end);
          g_assert_cmpint (end, <=, (gint64) n_chars);
          g_assert_cmpint (json_string_length (json_object_get (member, "label")), >, 0);
          g_assert_true (g_hash_table_add (ids, GINT_TO_POINTER (json_integer_value (json_object_get (member, "id")))));
          (*n_spans)++;
        }
      json_array_foreach (json_object_get (record, "relations"), j, member)
        {
          g_assert_true (g_hash_table_contains (ids, GINT_TO_POINTER (json_integer_value (json_object_get (member, "from_id")))));
          g_assert_true (g_hash_table_contains (ids, GINT_TO_POINTER (json_integer_value (json_object_get (member, "to_id")))));
          g_assert_cmpint (json_string_length (json_object_get (member, "type")), >, 0);
        }
      json_decref (record);
    }
}

static void
test_export (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothExport) export = quoth_export_new (self->store, quoth_format_find ("doccano"));
  g_autofree char *path = NULL;
  g_autofree char *content = NULL;
  guint n_spans;

  formats_fill (self->store, 4);
  quoth_export_set_boilerplate (export, TRUE);
  path = formats_export (self, export, "export.jsonl");
  content = formats_read (path, NULL);
  check_as_doccano (content, &n_spans);
  g_assert_cmpuint (n_spans, >, 0);
}

/* One of each, letter by letter: fragments are joined by a relation, and what is left is counted. */
static void
test_letters (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothApplyReport) report = formats_apply (
    self->store,
    self->coder,
    "{\"type\":\"document\",\"name\":\"d\",\"title\":\"T\",\"text\":\"🧵 Xi\\ttold\\nPutin\"}\n"
    "{\"type\":\"actor\",\"id\":\"_:x\",\"name\":\"Xi Jinping\",\"kind\":\"person\"}\n"
    "{\"type\":\"actor\",\"id\":\"_:t\",\"name\":\"Carnegie\",\"kind\":\"think-tank\"}\n"
    "{\"type\":\"code\",\"key\":\"a|b\",\"name\":\"A\"}\n"
    "{\"type\":\"mention\",\"id\":\"_:m\",\"document\":\"d\",\"actor\":\"_:x\",\"spans\":[[2,4]]}\n"
    "{\"type\":\"mention\",\"document\":\"d\",\"actor\":\"_:t\",\"spans\":[[0,1]]}\n"
    "{\"type\":\"claim\",\"document\":\"d\",\"spans\":[[5,9],[10,15]],\"statement\":\"s\",\"categories\":[{\"code\":\"a|b\",\"stance\":1}],"
    "\"roles\":[{\"role\":\"claimant\",\"actor\":\"_:x\",\"mention\":\"_:m\"},{\"role\":\"object\",\"actor\":\"_:t\"}]}\n"
    "{\"type\":\"cue\",\"document\":\"d\",\"spans\":[[5,5]],\"kind\":\"evidence\"}\n");
  g_autoptr (QuothExport) export = quoth_export_new (self->store, quoth_format_find ("doccano"));
  g_autofree char *path = NULL;
  g_autofree char *content = NULL;

  quoth_export_set_boilerplate (export, TRUE);
  path = formats_export (self, export, "d.jsonl");
  content = formats_read (path, NULL);
  g_assert_cmpstr (content,
                   ==,
                   "{\"id\":1,\"text\":\"🧵 Xi\\ttold\\nPutin\",\"name\":\"d\",\"title\":\"T\",\"entities\":["
                   "{\"id\":1,\"label\":\"person\",\"start_offset\":2,\"end_offset\":4},"
                   "{\"id\":2,\"label\":\"mention:think-tank\",\"start_offset\":0,\"end_offset\":1},"
                   "{\"id\":3,\"label\":\"claim:a|b\",\"start_offset\":5,\"end_offset\":9},"
                   "{\"id\":4,\"label\":\"claim:a|b\",\"start_offset\":10,\"end_offset\":15}],\"relations\":["
                   "{\"id\":1,\"from_id\":3,\"to_id\":4,\"type\":\"continues\"},"
                   "{\"id\":2,\"from_id\":3,\"to_id\":1,\"type\":\"claimant\"}]}\n");
  g_assert_cmpuint (formats_get_loss (export, "names of the actors"), ==, 2);
  g_assert_cmpuint (formats_get_loss (export, "statements"), ==, 1);
  g_assert_cmpuint (formats_get_loss (export, "stances"), ==, 1);
  g_assert_cmpuint (formats_get_loss (export, "roles without a mention"), ==, 1);
  g_assert_cmpuint (formats_get_loss (export, "spans of no width"), ==, 1);
  g_assert_cmpuint (quoth_export_get_n_written (export, QUOTH_KIND_CUE), ==, 0);
}

/* ---- Files that doccano made, in all the shapes that it had over the years ---- */

static void
test_shapes (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothImport) import = markup_import (
    self,
    self->store,
    "doccano",
    "{\"id\": 7, \"text\": \"🧵 EU rejects it.\", \"label\": [[2, 4, \"ORG\"], [2, 4, \"ORG\"]], \"Comments\": []}\n"
    "{\"text\": \"President Obama\", \"labels\": [[10, 15, \"PERSON\"]], \"meta\": {\"wikiPageID\": 1, \"title\": \"P\"}}\n"
    "{\n  \"text\": \"Google was founded by Page.\",\n  \"entities\": [\n"
    "    {\"id\": 5, \"start_offset\": 0, \"end_offset\": 6, \"label\": \"ORG\"},\n"
    "    {\"id\": 4, \"start_offset\": 22, \"end_offset\": 26, \"label\": \"PERSON\"},\n"
    "    {\"id\": 6, \"start_offset\": 11, \"end_offset\": 18, \"label\": \"Founding ]|[\"}],\n"
    "  \"relations\": [{\"id\": 0, \"from_id\": 5, \"to_id\": 4, \"type\": \"foundedBy\"},\n"
    "                {\"id\": 1, \"from_id\": 6, \"to_id\": 4, \"type\": \"Claimant\"}]\n}\n"
    "{\"text\": \"No spans\", \"label\": [\"positive\", \"short\"], \"cats\": []}");
  g_autofree char *jsonl = formats_export_jsonl (self->store);

  g_assert_cmpuint (formats_count (self->store, QUOTH_KIND_DOCUMENT), ==, 4);
  g_assert_cmpuint (formats_count (self->store, QUOTH_KIND_MENTION), ==, 5);
  g_assert_cmpuint (formats_count (self->store, QUOTH_KIND_CLAIM), ==, 0);
  g_assert_cmpuint (markup_get_item (import)->n_put[QUOTH_KIND_CUE], ==, 1);
  g_assert_cmpuint (markup_get_item (import)->n_put[QUOTH_KIND_ANNOTATION_TYPE], ==, 1);
  g_assert_cmpuint (markup_get_loss (import, "“ORG”, taken for mentions of the kind “organisation”"), ==, 3);
  g_assert_nonnull (strstr (jsonl, "\"key\":\"founding\",\"name\":\"Founding ]|[\""));
  g_assert_cmpuint (markup_get_loss (import, "kept as memos"), ==, 2);
  g_assert_nonnull (strstr (jsonl, "\"quote\":[\"EU\"]"));
  g_assert_nonnull (strstr (jsonl, "\"title\":\"P\""));
  g_assert_nonnull (strstr (jsonl, "\"attributes\":{\"wikiPageID\":\"1\"}"));
  g_assert_nonnull (strstr (jsonl, "\"attributes\":{\"label\":\"positive; short\"}"));
  g_assert_nonnull (strstr (jsonl, "\"text\":\"foundedBy → “Page” (22–26)\""));
  g_assert_nonnull (strstr (jsonl, "\"text\":\"Claimant → “Page” (22–26)\""));
}

/* A text that is there already is not made twice, and its name for an actor finds that one. */
static void
test_known (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothApplyReport) report = formats_apply (
    self->store,
    self->coder,
    "{\"type\":\"document\",\"name\":\"d\",\"text\":\"Xi told Putin\"}\n"
    "{\"type\":\"actor\",\"name\":\"Xi Jinping\",\"kind\":\"person\",\"aliases\":[\"Xi\"]}\n"
    "{\"type\":\"code\",\"key\":\"k\",\"name\":\"Told\"}\n");
  g_autoptr (QuothImport) import = markup_import (
    self,
    self->store,
    "doccano",
    "{\"text\":\"Xi told Putin\",\"name\":\"e\",\"coder\":\"B\",\"label\":[[0,2,\"PER\"],[3,7,\"told\"],[8,13,\"person\"]]}\n");
  g_autofree char *jsonl = formats_export_jsonl (self->store);

  g_assert_cmpuint (formats_count (self->store, QUOTH_KIND_DOCUMENT), ==, 1);
  g_assert_cmpuint (formats_count (self->store, QUOTH_KIND_CODE), ==, 1);
  g_assert_cmpuint (formats_count (self->store, QUOTH_KIND_ACTOR), ==, 2);
  g_assert_nonnull (strstr (jsonl, "\"name\":\"B\""));
  g_assert_cmpuint (markup_get_item (import)->losses->len, ==, 1);
}

/* What the file takes an actor for does not change the registry, and is told. */
static void
test_kinds (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothApplyReport) report
    = formats_apply (self->store, self->coder, "{\"type\":\"actor\",\"name\":\"Xi\",\"kind\":\"other\"}\n");
  g_autoptr (QuothImport) import = markup_import (
    self, self->store, "doccano", "{\"text\":\"Xi told Xi\",\"label\":[[0,2,\"person\"],[8,10,\"person\"]]}\n");
  g_autofree char *jsonl = formats_export_jsonl (self->store);

  g_assert_cmpuint (formats_count (self->store, QUOTH_KIND_ACTOR), ==, 1);
  g_assert_nonnull (strstr (jsonl, "\"kind\":\"other\""));
  g_assert_cmpuint (markup_get_loss (import, "of another kind in the file"), ==, 1);
}

/* A file that comes a second time makes nothing twice; what has another label in it gets that. */
static void
test_again (Formats *self, gconstpointer user_data)
{
  static const char first[] = "{\"text\":\"Xi told Putin\",\"coder\":\"B\",\"entities\":[{\"id\":1,\"label\":\"person\",\"start_offset\":0,\"end_offset\":2},"
                              "{\"id\":2,\"label\":\"claim:x\",\"start_offset\":3,\"end_offset\":7}],\"relations\":[{\"from_id\":2,\"to_id\":1,\"type\":\"claimant\"}]}\n";
  static const char more[] = "{\"text\":\"Xi told Putin\",\"coder\":\"B\",\"entities\":[{\"id\":1,\"label\":\"person\",\"start_offset\":0,\"end_offset\":2},"
                             "{\"id\":2,\"label\":\"claim:y\",\"start_offset\":3,\"end_offset\":7}],\"relations\":[{\"from_id\":2,\"to_id\":1,\"type\":\"claimant\"}]}\n";
  g_autoptr (QuothImport) import = markup_import (self, self->store, "doccano", first);
  g_autofree char *before = formats_export_jsonl (self->store);
  g_autoptr (QuothImport) again = markup_import (self, self->store, "doccano", first);
  g_autofree char *after = formats_export_jsonl (self->store);
  g_autoptr (QuothImport) changed = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  guint n_relations;

  g_assert_cmpuint (markup_get_item (import)->losses->len, ==, 0);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (markup_get_loss (again, "there already"), ==, 2);
  changed = markup_import (self, self->store, "doccano", more);
  g_assert_cmpuint (markup_get_loss (changed, "there already"), ==, 1);
  lines = markup_describe (self->store, FALSE, FALSE, &n_relations);
  g_assert_cmpuint (markup_get_item (changed)->n_changed, ==, 1);
  g_assert_cmpuint (lines->len, ==, 3);
  g_assert_cmpstr (lines->pdata[1], ==, "coded: claim 3-7 by ? code=y claimant@mention 0-2 by ?");
  g_assert_cmpuint (formats_count (self->store, QUOTH_KIND_ACTOR), ==, 1);
}

/* ---- Bad input ---- */

#define GOOD "{\"text\":\"good\",\"label\":[[0,4,\"person\"]]}\n"

static void
test_bad (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothImport) import = markup_import (
    self,
    self->store,
    "doccano",
    GOOD
    "{\"text\":\"cut off\",\"label\":[[0,\n"
    "{\"text\":\"\\ufeffa\\r\\n👨‍👩‍👧b\\u0000c\\rd\",\"label\":[[4,5,\"person\"],[9,10,\"person\"],[13,14,\"person\"],[3,99,\"person\"],"
    "[5,4,\"person\"],[-1,2,\"person\"],[0,1.5,\"person\"],[0,1],7]}\n"
    "{\"no\":\"text\"}\n"
    "not JSON\n"
    "{\"text\":\"two\",\"entities\":[{\"id\":1,\"start_offset\":0,\"end_offset\":1,\"label\":\"person\"},"
    "{\"id\":1,\"start_offset\":1,\"end_offset\":2,\"label\":\"person\"}],\"relations\":[{\"from_id\":1,\"to_id\":9,\"type\":\"x\"},{\"from_id\":1}]}\n"
    "{\"text\":\"last\",\"label\":[[0,4,\"person\"]]}");
  g_autofree char *jsonl = formats_export_jsonl (self->store);

  g_assert_cmpuint (formats_count (self->store, QUOTH_KIND_MENTION), ==, 6);
  g_assert_nonnull (strstr (jsonl, "\"text\":\"a\\n👨‍👩‍👧b�c\\nd\""));
  g_assert_nonnull (strstr (jsonl, "\"quote\":[\"👨‍👩‍👧\"]"));
  g_assert_nonnull (strstr (jsonl, "\"quote\":[\"b\"]"));
  g_assert_nonnull (strstr (jsonl, "\"quote\":[\"d\"]"));
  g_assert_cmpuint (markup_get_loss (import, "not JSON"), ==, 2);
  g_assert_cmpuint (markup_get_loss (import, "outside their text"), ==, 3);
  g_assert_cmpuint (markup_get_loss (import, "without a place or a label"), ==, 3);
  g_assert_cmpuint (markup_get_loss (import, "without a text"), ==, 1);
  g_assert_cmpuint (markup_get_loss (import, "id of another"), ==, 1);
  g_assert_cmpuint (markup_get_loss (import, "spans that are not there"), ==, 1);
  g_assert_cmpuint (markup_get_loss (import, "without an end or a type"), ==, 1);
  g_assert_cmpuint (markup_get_loss (import, "cut a character"), ==, 1);
  g_assert_cmpuint (markup_get_loss (import, "characters that no text"), ==, 4);
  g_assert_true (markup_has_warning (import, "coded.file:2: ", "no end"));
  g_assert_true (markup_has_warning (import, "coded.file:3: ", "[3, 99]"));
  g_assert_true (markup_has_warning (import, "coded.file:5: ", "{"));
}

static void
test_strict (Formats *self, gconstpointer user_data)
{
  markup_refuse (self, "doccano", GOOD "{\"text\":\"x\",\"label\":[[0,9,\"p\"]]}\n", -1, TRUE, "coded.file:2: ");
  markup_refuse (self, "doccano", GOOD "{\"text\":\"x\"\n", -1, TRUE, "coded.file:2: ");
  markup_refuse (self, "doccano", "[{\"text\":\"x\"},\n{\"text\":\"y\"", -1, FALSE, "coded.file:2: ");
  markup_refuse (self, "doccano", "[{\"text\":\"x\"},\n{\"text\":\"\xff\"}]", -1, FALSE, "coded.file:2: ");
  markup_refuse (self, "doccano", "[{\"text\":\"x\"},\n{\"text\":\"\\ud83d\"}]", -1, FALSE, "coded.file:2: ");
}

static void
test_mapping (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothImport) import = quoth_import_new (self->store, self->coder);
  g_autofree char *path = g_build_filename (self->folder, "m.jsonl", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *jsonl = NULL;

  g_assert_true (g_file_set_contents (
    path, "{\"id\":1,\"text\":\"abcd\",\"label\":[[0,1,\"A\"],[1,2,\"B\"],[2,3,\"C\"],[3,4,\"D\"]]}", -1, NULL));
  g_assert_false (quoth_import_map (import, "A", "sentence", &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (quoth_import_map (import, "A", "mention:media", NULL));
  g_assert_true (quoth_import_map (import, "B", "claim:x/y", NULL));
  g_assert_true (quoth_import_map (import, "C", "evidence", NULL));
  g_assert_true (quoth_import_map (import, "D", "skip", NULL));
  quoth_import_add_path (import, path);
  g_assert_true (quoth_import_prepare (import, NULL, NULL));
  g_assert_cmpstr (markup_get_item (import)->format->id, ==, "doccano");
  g_assert_cmpuint (markup_get_item (import)->n_put[QUOTH_KIND_MENTION], ==, 1);
  g_assert_cmpuint (formats_count (self->store, QUOTH_KIND_DOCUMENT), ==, 0);
  g_assert_true (quoth_import_commit (import, NULL, NULL));
  jsonl = formats_export_jsonl (self->store);
  g_assert_nonnull (strstr (jsonl, "\"kind\":\"media\""));
  g_assert_nonnull (strstr (jsonl, "\"key\":\"x/y\""));
  g_assert_nonnull (strstr (jsonl, "\"kind\":\"evidence\""));
  g_assert_cmpuint (markup_get_loss (import, "as was asked for"), ==, 1);
}

static void
test_mutations (Formats *self, gconstpointer user_data)
{
  markup_check_mutations (self, "doccano", g_test_slow () ? 1000 : 40);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  formats_test ("/doccano/random", test_random);
  formats_test ("/doccano/export", test_export);
  formats_test ("/doccano/letters", test_letters);
  formats_test ("/doccano/shapes", test_shapes);
  formats_test ("/doccano/known", test_known);
  formats_test ("/doccano/kinds", test_kinds);
  formats_test ("/doccano/again", test_again);
  formats_test ("/doccano/bad", test_bad);
  formats_test ("/doccano/strict", test_strict);
  formats_test ("/doccano/mapping", test_mapping);
  formats_test ("/doccano/mutations", test_mutations);
  return g_test_run ();
}
