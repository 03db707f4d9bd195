/* test-mapping.c: tests of quoth-mapping.c: what labels become that nobody knows, and what the project's own types are called
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "markup-fixture.h"

#include "formats/quoth-mapping.h"

static GPtrArray *
list (QuothStore *store, QuothKind kind)
{
  g_autoptr (QuothReader) reader = quoth_store_open_reader (store, NULL);
  QuothQuery query = { .kind = kind };

  return quoth_reader_list (reader, &query, NULL);
}

/* "key=Name", a type a line. */
static char *
dup_types (QuothStore *store)
{
  g_autoptr (GPtrArray) types = list (store, QUOTH_KIND_ANNOTATION_TYPE);
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < types->len; i++)
    g_string_append_printf (lines, "%s=%s\n", quoth_annotation_type (types->pdata[i])->key, quoth_annotation_type (types->pdata[i])->name);
  return g_string_free (lines, FALSE);
}

/* The kinds of all cues, in the order in which they were made. */
static char *
dup_kinds (QuothStore *store)
{
  g_autoptr (GPtrArray) cues = list (store, QUOTH_KIND_CUE);
  GString *kinds = g_string_new (NULL);

  for (guint i = 0; i < cues->len; i++)
    g_string_append_printf (kinds, "%s ", quoth_cue (cues->pdata[i])->cue_kind);
  return g_string_free (kinds, FALSE);
}

static guint
count (QuothStore *store, QuothKind kind)
{
  g_autoptr (GPtrArray) values = list (store, kind);

  return values->len;
}

/* Two labels that would have one key, one in other capitals, one that is known to everybody, and one that has no letters. */
static void
test_unknown (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothImport) import = markup_import (
    self, self->store, "doccano",
    "{\"text\":\"abcdefg\",\"label\":[[0,1,\"Location\"],[1,2,\"Named entity: MISC\"],[2,3,\"Named entity MISC\"],[3,4,\"Evidence\"],"
    "[4,5,\"GPE\"],[5,6,\"!!\"],[6,7,\"Location\"]]}\n");
  g_autofree char *types = dup_types (self->store);
  g_autofree char *kinds = dup_kinds (self->store);

  g_assert_cmpstr (types, ==,
                   "location=Location\nnamed-entity-misc=Named entity: MISC\nnamed-entity-misc-2=Named entity MISC\ntype=!!\n");
  g_assert_cmpstr (kinds, ==, "location named-entity-misc named-entity-misc-2 evidence type location ");
  g_assert_cmpuint (count (self->store, QUOTH_KIND_MENTION), ==, 1);
  g_assert_cmpuint (count (self->store, QUOTH_KIND_CLAIM), ==, 0);
  g_assert_cmpuint (count (self->store, QUOTH_KIND_CODE), ==, 0);
  g_assert_cmpstr (quoth_labels_find (markup_get_item (import)->labels, "Location")->target, ==, "type:Location");
}

/* What the project calls so is that, by key, by name, and by name in other capitals; kinds of actors and codes go before. */
static void
test_known (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothApplyReport) report = formats_apply (
    self->store, self->coder,
    "{\"type\":\"annotation-type\",\"key\":\"place\",\"name\":\"Location\"}\n"
    "{\"type\":\"annotation-type\",\"key\":\"gpe\",\"name\":\"Power\"}\n"
    "{\"type\":\"annotation-type\",\"key\":\"econ\",\"name\":\"Tariffs\"}\n"
    "{\"type\":\"code\",\"key\":\"tariffs\",\"name\":\"Tariffs\"}\n");
  g_autoptr (QuothImport) import = markup_import (
    self, self->store, "doccano",
    "{\"text\":\"abcdef\",\"label\":[[0,1,\"place\"],[1,2,\"Location\"],[2,3,\"LOCATION\"],[3,4,\"Tariffs\"],[4,5,\"gpe\"],[5,6,\"type:econ\"]]}\n");
  g_autofree char *kinds = dup_kinds (self->store);

  g_assert_cmpstr (kinds, ==, "place place place gpe econ ");
  g_assert_cmpuint (count (self->store, QUOTH_KIND_CLAIM), ==, 1);
  g_assert_cmpuint (count (self->store, QUOTH_KIND_ANNOTATION_TYPE), ==, 3);
}

static void
add_file (Formats *self, QuothImport *import, const char *name, const char *content)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  quoth_import_add_path (import, path);
}

/* The files of one import share the types that they make, and a person says what else a label is. */
static void
test_files (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothImport) import = quoth_import_new (self->store, self->coder);
  g_autoptr (GError) error = NULL;
  g_autofree char *types = NULL;
  g_autofree char *kinds = NULL;

  g_assert_false (quoth_import_map (import, "A", "type: ", &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "type:TYPE"));
  g_clear_error (&error);
  g_assert_true (quoth_import_map (import, "A", "type:Loc: A", NULL));
  add_file (self, import, "1.jsonl", "{\"id\":1,\"text\":\"ab\",\"label\":[[0,1,\"Loc A\"],[1,2,\"B\"]]}\n");
  add_file (self, import, "2.jsonl", "{\"id\":1,\"text\":\"cde\",\"label\":[[0,1,\"Loc A\"],[1,2,\"A\"],[2,3,\"B\"]]}\n");
  quoth_import_prepare (import, NULL, &error);
  g_assert_no_error (error);
  quoth_import_commit (import, NULL, &error);
  g_assert_no_error (error);
  types = dup_types (self->store);
  kinds = dup_kinds (self->store);
  g_assert_cmpstr (types, ==, "loc-a=Loc A\nb=B\nloc-a-2=Loc: A\n");
  g_assert_cmpstr (kinds, ==, "loc-a b loc-a loc-a-2 b ");
}

/* A file has names that any project takes for them, and else says that they are types. */
static void
test_labels (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothApplyReport) report = formats_apply (
    self->store, self->coder,
    "{\"type\":\"annotation-type\",\"key\":\"a\",\"name\":\"Location\"}\n{\"type\":\"annotation-type\",\"key\":\"b\",\"name\":\"Org\"}\n"
    "{\"type\":\"annotation-type\",\"key\":\"c\",\"name\":\"Person\"}\n{\"type\":\"annotation-type\",\"key\":\"d\",\"name\":\"Twice\"}\n"
    "{\"type\":\"annotation-type\",\"key\":\"e\",\"name\":\"Twice\"}\n{\"type\":\"annotation-type\",\"key\":\"f\",\"name\":\"skip\"}\n"
    "{\"type\":\"annotation-type\",\"key\":\"g\",\"name\":\"gas\"}\n{\"type\":\"annotation-type\",\"key\":\"h\",\"name\":\"a\"}\n"
    "{\"type\":\"annotation-type\",\"key\":\"evidence\",\"name\":\"Proof\"}\n{\"type\":\"code\",\"key\":\"gas\",\"name\":\"Gas\"}\n");
  static const char *const labels[][2]
    = { { "a", "Location" }, { "b", "type:Org" }, { "c", "type:Person" }, { "d", "Twice" },   { "e", "type:e" },
        { "f", "skip" }, { "g", "type:gas" }, { "h", "type:h" },     { "evidence", "evidence" }, { "cue", "cue" } };
  g_autoptr (QuothReader) reader = quoth_store_open_reader (self->store, NULL);
  g_autoptr (QuothMapping) mapping = quoth_mapping_new_to_write (reader, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      g_autofree char *label = quoth_mapping_dup_label (mapping, labels[i][0]);

      g_assert_cmpstr (label, ==, labels[i][1]);
    }
}

/* A key is one word, whatever the name, and a key is its own key. */
static void
test_keys (Formats *self, gconstpointer user_data)
{
  static const char *const keys[][2]
    = { { "Location", "location" }, { "Named entity: MISC", "named-entity-misc" }, { "12 x", "x" }, { "", "type" }, { "Ölpreis", "ölpreis" },
        { "a_b-c", "a_b-c" }, { "地点", "地点" }, { "x!", "x" }, { "ǅ", "ǆ" } };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *key = quoth_name_make_key (keys[i][0]);
      g_autofree char *again = quoth_name_make_key (key);

      g_assert_cmpstr (key, ==, keys[i][1]);
      g_assert_cmpstr (again, ==, key);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  formats_test ("/mapping/unknown", test_unknown);
  formats_test ("/mapping/known", test_known);
  formats_test ("/mapping/files", test_files);
  formats_test ("/mapping/labels", test_labels);
  formats_test ("/mapping/keys", test_keys);
  return g_test_run ();
}
