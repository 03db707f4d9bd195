/* test-statistics.c: claims for SPSS and Stata
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>
#include <readstat.h>

#include "formats-fixture.h"

#include "formats/quoth-statistics-variables.h"

/* What ReadStat reads back. */
typedef struct
{
  GPtrArray *names;   /* of utf8 */
  GPtrArray *labels;  /* of utf8 */
  GHashTable *values; /* "ROW NAME": what stands there, as text; nothing where it is missing */
  GHashTable *meanings; /* "NAME of the set VALUE": its label */
  guint n_rows;
} Table;

static int
variable_cb (int index, readstat_variable_t *variable, const char *val_labels, void *user_data)
{
  Table *self = user_data;

  g_ptr_array_add (self->names, g_strdup (readstat_variable_get_name (variable)));
  g_ptr_array_add (self->labels, g_strdup (readstat_variable_get_label (variable)));
  return READSTAT_HANDLER_OK;
}

static int
metadata_cb (readstat_metadata_t *metadata, void *user_data)
{
  ((Table *) user_data)->n_rows = (guint) readstat_get_row_count (metadata);
  return READSTAT_HANDLER_OK;
}

static int
value_cb (int row, readstat_variable_t *variable, readstat_value_t value, void *user_data)
{
  Table *self = user_data;
  char *key = g_strdup_printf ("%d %s", row, readstat_variable_get_name (variable));

  if (readstat_value_type_class (value) == READSTAT_TYPE_CLASS_STRING)
    {
      const char *text = readstat_string_value (value);

      g_hash_table_insert (self->values, key, g_strdup (text != NULL ? text : ""));
    }
  else if (!readstat_value_is_system_missing (value))
    {
      g_hash_table_insert (self->values, key, g_strdup_printf ("%g", readstat_double_value (value)));
    }
  else
    g_free (key);
  return READSTAT_HANDLER_OK;
}

static int
meaning_cb (const char *set, readstat_value_t value, const char *label, void *user_data)
{
  Table *self = user_data;

  g_hash_table_insert (self->meanings, g_strdup_printf ("%g %s", readstat_double_value (value), label), g_strdup (set));
  return READSTAT_HANDLER_OK;
}

static void
read_table (Table *self, const char *path, gboolean is_stata)
{
  readstat_parser_t *parser = readstat_parser_init ();
  readstat_error_t result;

  self->names = g_ptr_array_new_with_free_func (g_free);
  self->labels = g_ptr_array_new_with_free_func (g_free);
  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->meanings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  readstat_set_metadata_handler (parser, metadata_cb);
  readstat_set_variable_handler (parser, variable_cb);
  readstat_set_value_handler (parser, value_cb);
  readstat_set_value_label_handler (parser, meaning_cb);
  result = is_stata ? readstat_parse_dta (parser, path, self) : readstat_parse_sav (parser, path, self);
  g_assert_cmpstr (readstat_error_message (result), ==, readstat_error_message (READSTAT_OK));
  readstat_parser_free (parser);
}

static void
clear_table (Table *self)
{
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->labels);
  g_hash_table_unref (self->values);
  g_hash_table_unref (self->meanings);
}

static void
assert_value (Table *self, guint row, const char *name, const char *expected)
{
  g_autofree char *key = g_strdup_printf ("%u %s", row, name);

  g_assert_cmpstr (g_hash_table_lookup (self->values, key), ==, expected);
}

static void
assert_number (Table *self, guint row, const char *name, double expected)
{
  g_autofree char *text = isnan (expected) ? NULL : g_strdup_printf ("%g", expected);

  assert_value (self, row, name, text);
}

/* ReadStat gives texts without the blanks that SPSS fills them up with. */
static void
assert_text (Table *self, guint row, const char *name, const char *expected)
{
  g_autofree char *key = g_strdup_printf ("%u %s", row, name);
  g_autofree char *text = g_strchomp (g_strdup (expected != NULL ? expected : ""));
  g_autofree char *found = g_strdup (g_hash_table_lookup (self->values, key));

  g_assert_nonnull (found);
  g_assert_cmpstr (g_strchomp (found), ==, text);
}

static void
check_claims (Table *table, QuothStore *store)
{
  g_autoptr (QuothReader) reader = quoth_store_open_reader (store, NULL);
  QuothQuery query = { .kind = QUOTH_KIND_CLAIM, .skip_unplaced = TRUE };
  g_autoptr (GPtrArray) claims = quoth_reader_list (reader, &query, NULL);

  g_assert_cmpuint (table->n_rows, ==, claims->len);
  for (guint i = 0; i < claims->len; i++)
    {
      const QuothClaim *claim = claims->pdata[i];
      g_autofree char *quote = quoth_annotation_dup_quote (claim);
      const QuothCategory *category
        = claim->categories->len > 0 ? &g_array_index (claim->categories, QuothCategory, 0) : NULL;

      assert_text (table, i, "statement", claim->statement);
      assert_text (table, i, "quote", quote);
      assert_number (table, i, "start", quoth_annotation_get_extent (claim).start);
      assert_number (table, i, "factuality", claim->factuality == QUOTH_FACTUALITY_UNSET ? NAN : claim->factuality);
      assert_number (table, i, "stance1",
                     category == NULL || category->stance == QUOTH_STANCE_UNSET ? NAN : category->stance);
    }
}

static void
test_random (Formats *self, gconstpointer user_data)
{
  static const char *const ids[] = { "sav", "dta" };

  for (guint round = 0; round < 4; round++)
    for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
      {
        g_autofree char *name = g_strdup_printf ("%s%u", ids[i], round);
        g_autofree char *out = g_strdup_printf ("out%u.%s", round, ids[i]);
        g_autoptr (QuothStore) store = formats_create (self, name);
        g_autoptr (QuothExport) export = quoth_export_new (store, quoth_format_find (ids[i]));
        g_autofree char *path = NULL;
        Table table = { 0 };

        formats_fill (store, 3);
        quoth_export_set_boilerplate (export, TRUE);
        path = formats_export (self, export, out);
        read_table (&table, path, i == 1);
        check_claims (&table, store);
        g_assert_cmpuint (quoth_export_get_n_written (export, QUOTH_KIND_CLAIM), ==, table.n_rows);
        g_assert_cmpuint (formats_get_loss (export, "mentions"), >, 0);
        clear_table (&table);
      }
}

/* Long texts, an attribute of the project's own with an awkward name, and what the numbers mean. */
static void
test_labels (Formats *self, gconstpointer user_data)
{
  g_autoptr (GString) jsonl = g_string_new (
    "{\"type\":\"code\",\"key\":\"a\",\"name\":\"Árvíz\"}\n{\"type\":\"code\",\"key\":\"b\",\"name\":\"税\"}\n"
    "{\"type\":\"attribute\",\"on\":\"claim\",\"key\":\"1. Größe (km²)\",\"name\":\"Größe\",\"value_type\":\"number\"}\n"
    "{\"type\":\"document\",\"name\":\"d\",\"text\":\"");
  g_autoptr (QuothExport) sav = quoth_export_new (self->store, quoth_format_find ("sav"));
  g_autoptr (QuothExport) dta = quoth_export_new (self->store, quoth_format_find ("dta"));
  g_autoptr (QuothApplyReport) report = NULL;
  g_autoptr (GString) quote = g_string_new (NULL);
  g_autofree char *sav_path = NULL, *dta_path = NULL, *cut = NULL;
  Table table = { 0 };

  for (guint i = 0; i < 1500; i++)
    g_string_append (quote, "é👍");
  g_string_append_printf (jsonl,
                          "%s\"}\n{\"type\":\"claim\",\"document\":\"d\",\"spans\":[[0,3000]],\"categories\":["
                          "{\"code\":\"b\",\"stance\":-1},{\"code\":\"a\"}]}\n",
                          quote->str);
  report = formats_apply (self->store, self->coder, jsonl->str);

  sav_path = formats_export (self, sav, "out.sav");
  read_table (&table, sav_path, FALSE);
  assert_text (&table, 0, "quote", quote->str);
  assert_value (&table, 0, "code1", "2");
  assert_value (&table, 0, "stance1", "-1");
  assert_value (&table, 0, "code2", "1");
  assert_value (&table, 0, "stance2", NULL);
  g_assert_true (g_hash_table_contains (table.meanings, "2 税"));
  g_assert_true (g_hash_table_contains (table.meanings, "1 Árvíz"));
  g_assert_true (g_hash_table_contains (table.meanings, "-1 against"));
  g_assert_true (g_hash_table_contains (table.meanings, "1 CT+"));
  g_assert_cmpuint (formats_get_loss (sav, "cut off"), ==, 0);
  g_assert_cmpstr (table.labels->pdata[table.labels->len - 1], ==, "Größe");
  clear_table (&table);

  dta_path = formats_export (self, dta, "out.dta");
  read_table (&table, dta_path, TRUE);
  cut = g_utf8_substring (quote->str, 0, 681);
  assert_text (&table, 0, "quote", cut);
  g_assert_cmpuint (formats_get_loss (dta, "cut off"), ==, 1);
  g_assert_true (g_hash_table_contains (table.meanings, "2 税"));
  clear_table (&table);
}

static void
test_names (void)
{
  static const char *const texts[][2]
    = { { "Größe (km²)", "Grosse_km2" }, { "1st", "v_1st" },   { "by", "by_2" },       { "str12", "str12_2" },
        { "税", "v_" },                  { "", "v__2" },        { "BY", "BY_3" },       { "_all", "all_2" },
        { "a-very-long-name-that-no-program-takes", "a_very_long_name_that_no_pro" } };
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *name = quoth_variable_clean_name (texts[i][0], taken);

      if (!g_str_has_prefix (texts[i][0], "Gr") && *texts[i][0] != '\0' && (guchar) *texts[i][0] < 128)
        g_assert_cmpstr (name, ==, texts[i][1]);
      g_assert_cmpuint (strlen (name), <=, 32);
      g_assert_true (g_ascii_isalpha (*name));
    }
  g_assert_cmpuint (g_hash_table_size (taken), ==, G_N_ELEMENTS (texts));
}

/* A project without a claim is a table without a row. */
static void
test_empty (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothExport) sav = quoth_export_new (self->store, quoth_format_find ("sav"));
  g_autofree char *path = formats_export (self, sav, "out.sav");
  Table table = { 0 };

  read_table (&table, path, FALSE);
  g_assert_cmpuint (table.n_rows, ==, 0);
  g_assert_cmpuint (table.names->len, >, 10);
  clear_table (&table);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  formats_test ("/statistics/random", test_random);
  formats_test ("/statistics/labels", test_labels);
  g_test_add_func ("/statistics/names", test_names);
  formats_test ("/statistics/empty", test_empty);
  return g_test_run ();
}
