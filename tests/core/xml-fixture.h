/* xml-fixture.h: random projects through formats that are XML, for the tests of these
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "markup-fixture.h"

/* The codes with their ids, so that they have the keys that REFI-QDA has no place for. */
static inline void
xml_copy_codes (QuothStore *from, QuothStore *to)
{
  g_autoptr (QuothReader) reader = quoth_store_open_reader (from, NULL);
  QuothQuery query = { .kind = QUOTH_KIND_CODE };
  g_autoptr (GPtrArray) codes = quoth_reader_list (reader, &query, NULL);
  g_autoptr (QuothCoder) coder = quoth_coder_new (NULL);
  g_autoptr (QuothChange) change = quoth_change_new ("Codes", &coder->value.id);

  coder->name = g_strdup ("Codes");
  quoth_change_put (change, coder);
  for (guint i = 0; i < codes->len; i++)
    {
      const QuothCode *code = codes->pdata[i];
      QuothCode *copy = quoth_code_new (&code->value.id);

      copy->key = g_strdup (code->key);
      copy->name = g_strdup (code->name);
      copy->parent = code->parent;
      quoth_change_put (change, copy);
      quoth_value_unref (copy);
    }
  formats_commit (to, change);
}

/* XML has no control characters. */
static inline void
xml_replace_controls (GPtrArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines->pdata[i], "\001", -1);

      g_free (lines->pdata[i]);
      lines->pdata[i] = g_strjoinv ("\357\277\275", parts);
    }
  g_ptr_array_sort (lines, markup_compare_lines);
}

static inline QuothImport *
xml_import (Formats *self, QuothStore *store, const char *format, const char *path)
{
  g_autoptr (QuothImport) import = quoth_import_new (store, self->coder);
  g_autoptr (GError) error = NULL;

  quoth_import_add_path (import, path);
  quoth_import_set_format (import, quoth_format_find (format));
  g_assert_true (quoth_import_prepare (import, NULL, &error));
  g_assert_no_error (markup_get_item (import)->error);
  g_assert_true (quoth_import_commit (import, NULL, &error));
  return g_steal_pointer (&import);
}

/* What comes back is the project less what the loss report said. */
static inline void
xml_check_round_trip (Formats *self, const char *format, guint round)
{
  g_autofree char *from_name = g_strdup_printf ("from%u", round);
  g_autofree char *to_name = g_strdup_printf ("to%u", round);
  g_autofree char *file_name = g_strdup_printf ("file%u.%s", round, format);
  g_autoptr (QuothStore) from = formats_create (self, from_name);
  g_autoptr (QuothStore) to = formats_create (self, to_name);
  g_autoptr (QuothExport) export = quoth_export_new (from, quoth_format_find (format));
  g_autoptr (QuothImport) import = NULL;
  g_autoptr (GPtrArray) expected = NULL, found = NULL;
  g_autofree char *path = NULL;
  gboolean is_whole = g_str_equal (format, "qdpx") || g_str_equal (format, "tei");
  guint n_relations, n_found;

  formats_fill (from, 1 + formats_random (3));
  quoth_export_set_boilerplate (export, TRUE);
  path = formats_export (self, export, file_name);
  xml_copy_codes (from, to);
  import = xml_import (self, to, format, path);
  expected = markup_describe_links (from, TRUE, TRUE, is_whole, &n_relations);
  found = markup_describe_links (to, TRUE, TRUE, is_whole, &n_found);
  xml_replace_controls (expected);
  xml_replace_controls (found);
  markup_assert_same (expected, found);
  g_assert_cmpuint (n_found, ==, n_relations);
  g_assert_cmpuint (quoth_export_get_n_written (export, QUOTH_KIND_RELATION), ==, n_relations);
  g_assert_cmpuint (quoth_export_get_n_written (export, QUOTH_KIND_MEMO), ==, markup_get_item (import)->n_put[QUOTH_KIND_MEMO]);
  g_assert_cmpuint (markup_get_item (import)->losses->len, ==, 0);
  g_assert_cmpuint (markup_get_item (import)->warnings->len, ==, 0);
}
