/* test-hugging-face.c: a dataset and its card
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <jansson.h>

#include "formats-fixture.h"

/* What every value of a column must be, once and for all: that is what makes a table of the lines. An empty list says nothing. */
static void
note_types (GHashTable *types, const char *path, json_t *value)
{
  const char *name, *type = json_is_string (value)    ? "string"
                            : json_is_integer (value) ? "integer"
                            : json_is_array (value)   ? "list"
                            : json_is_object (value)  ? "object"
                                                      : "other";
  const char *known = g_hash_table_lookup (types, path);
  json_t *member;
  gsize i;

  g_assert_cmpstr (type, !=, "other");
  if (known != NULL)
    g_assert_cmpstr (type, ==, known);
  g_hash_table_insert (types, g_strdup (path), g_strdup (type));
  json_object_foreach (value, name, member)
    {
      g_autofree char *child = g_strconcat (path, ".", name, NULL);

      note_types (types, child, member);
    }
  json_array_foreach (value, i, member)
    {
      g_autofree char *child = g_strconcat (path, "[]", NULL);

      note_types (types, child, member);
    }
}

/* The offsets are those of Python, and each span says what stands there. */
static void
check_spans (json_t *row)
{
  const char *utf8 = json_string_value (json_object_get (row, "text"));
  glong length = g_utf8_strlen (utf8, -1);
  json_t *span;
  gsize i;

  json_array_foreach (json_object_get (row, "spans"), i, span)
    {
      json_int_t start = json_integer_value (json_object_get (span, "start"));
      json_int_t end = json_integer_value (json_object_get (span, "end"));
      g_autofree char *text = NULL;

      g_assert_cmpint (start, >=, 0);
      g_assert_cmpint (start, <=, end);
      g_assert_cmpint (end, <=, length);
      text = g_utf8_substring (utf8, start, end);
      g_assert_cmpstr (text, ==, json_string_value (json_object_get (span, "text")));
      g_assert_cmpuint (json_array_size (json_object_get (span, "fragments")), >=, 1);
    }
}

static guint
check_lines (const char *folder, const char *name, GHashTable *types, guint *n_spans)
{
  g_autofree char *content = formats_read (folder, name);
  g_auto (GStrv) lines = g_strsplit (content, "\n", -1);
  guint n = 0, n_members = 0;

  for (; lines[n] != NULL && *lines[n] != '\0'; n++)
    {
      json_t *row = json_loads (lines[n], 0, NULL);

      g_assert_nonnull (row);
      note_types (types, "", row);
      check_spans (row);
      *n_spans += json_array_size (json_object_get (row, "spans"));
      g_assert_true (n == 0 || n_members == json_object_size (row));
      n_members = json_object_size (row);
      json_decref (row);
    }
  return n;
}

static void
test_parts (Formats *self, gconstpointer user_data)
{
  static const char *const parts[] = { "train", "dev-1", "test" };

  for (guint round = 0; round < 6; round++)
    {
      g_autofree char *project = g_strdup_printf ("p%u", round);
      g_autofree char *name = g_strdup_printf ("out%u", round);
      g_autoptr (QuothStore) store = formats_create (self, project);
      g_autoptr (QuothExport) export = quoth_export_new (store, quoth_format_find ("hugging-face"));
      g_autoptr (GHashTable) types = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      g_autofree char *path = NULL;
      g_autofree char *card = NULL;
      guint n = 0, n_spans = 0;

      formats_fill (store, 6);
      quoth_export_set_boilerplate (export, TRUE);
      quoth_export_set_split (export, quoth_split_new ("train=2,dev-1=1,test=1", round, NULL));
      path = formats_export (self, export, name);
      for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
        {
          g_autofree char *file = g_strconcat (parts[i], ".jsonl", NULL);

          g_autofree char *whole = g_build_filename (path, file, NULL);
          const QuothSplitPart *part = quoth_split_get_parts (quoth_export_get_split (export))->pdata[i];

          g_assert_true (g_file_test (whole, G_FILE_TEST_EXISTS) == (part->documents->len > 0));
          if (part->documents->len > 0)
            n += check_lines (path, file, types, &n_spans);
        }
      g_assert_cmpuint (n, >=, quoth_export_get_n_written (export, QUOTH_KIND_DOCUMENT));
      g_assert_cmpuint (quoth_export_get_n_written (export, QUOTH_KIND_DOCUMENT), ==, 6);
      g_assert_cmpuint (n_spans, ==, quoth_export_get_n_written (export, QUOTH_KIND_MENTION)
                                       + quoth_export_get_n_written (export, QUOTH_KIND_CLAIM)
                                       + quoth_export_get_n_written (export, QUOTH_KIND_CUE));
      card = formats_read (path, "README.md");
      g_assert_true (g_str_has_prefix (card, "---\n"));
      g_assert_nonnull (strstr (card, "\n---\n\n# "));
      if (((QuothSplitPart *) quoth_split_get_parts (quoth_export_get_split (export))->pdata[1])->documents->len > 0)
        g_assert_nonnull (strstr (card, "  - split: dev_1\n    path: dev-1.jsonl\n"));
      g_assert_nonnull (strstr (card, "\nSeed "));
      g_assert_nonnull (strstr (card, "\nlicense: \"unknown\"\n"));
    }
}

/* Without parts it is one of them; and only a card of our own is replaced. */
static void
test_folder (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothExport) export = quoth_export_new (self->store, quoth_format_find ("hugging-face"));
  g_autoptr (QuothApplyReport) report = formats_apply (
    self->store, self->coder,
    "{\"type\":\"document\",\"name\":\"a\",\"language\":\"no-NO\",\"text\":\"\"}\n"
    "{\"type\":\"code\",\"key\":\"a|b\",\"name\":\"<i>\",\"definition\":\"one\\ntwo\"}\n");
  g_autofree char *path = NULL;
  g_autofree char *card = NULL;
  g_autofree char *mine = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (quoth_export_set_option (export, "license", "cc-by-4.0", NULL));
  path = formats_export (self, export, "out");
  card = formats_read (path, "README.md");
  g_assert_nonnull (strstr (card, "  - split: train\n    path: train.jsonl\n"));
  g_assert_nonnull (strstr (card, "language:\n- \"no\"\n"));
  g_assert_nonnull (strstr (card, "license: \"cc-by-4.0\"\n"));
  g_assert_nonnull (strstr (card, "| a\\|b | &lt;i> |  | one two | 0 |"));
  g_assert_nonnull (strstr (card, "size_categories:\n- n<1K\n"));

  quoth_export_set_output (export, path, TRUE);
  g_assert_true (quoth_export_run (export, NULL, &error));
  g_assert_no_error (error);
  mine = g_build_filename (path, "mine.jsonl", NULL);
  g_file_set_contents (mine, "{}", -1, NULL);
  g_assert_false (quoth_export_run (export, NULL, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_EXISTS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  formats_test ("/hugging-face/parts", test_parts);
  formats_test ("/hugging-face/folder", test_folder);
  return g_test_run ();
}
