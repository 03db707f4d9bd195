/* test-table-read.c: tables of what is coded, as people keep them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats-fixture.h"

#include "formats/quoth-csv-read.h"
#include "text/quoth-error.h"

#define TEXT "🧵 Xi met Putin. He said: “peace  now”.\\nXi left. A tax is theft, said Macron."

static void
set_up (Formats *self)
{
  g_autoptr (QuothApplyReport) report
    = formats_apply (self->store, self->coder,
                     "{\"type\":\"document\",\"name\":\"one\",\"text\":\"" TEXT "\"}\n"
                     "{\"type\":\"document\",\"name\":\"two\",\"text\":\"Nothing here.\"}\n"
                     "{\"type\":\"actor\",\"name\":\"Xi\",\"kind\":\"person\"}\n"
                     "{\"type\":\"code\",\"key\":\"tax\",\"name\":\"Taxes\"}\n");
}

/* Imports @csv as @name; @columns: (nullable): "text=Q,actor=S". */
static QuothImport *
import (Formats *self, const char *name, const char *csv, gssize length, const char *columns, gboolean strict)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_auto (GStrv) pairs = g_strsplit (columns != NULL ? columns : "", ",", -1);
  QuothImport *import = quoth_import_new (self->store, self->coder);

  g_file_set_contents (path, csv, length, NULL);
  for (guint i = 0; pairs[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (pairs[i], "=", 2);
      g_autoptr (GError) error = NULL;

      quoth_import_set_column (import, pair[0], pair[1], &error);
      g_assert_no_error (error);
    }
  quoth_import_set_strict (import, strict);
  quoth_import_set_format (import, quoth_format_find ("csv"));
  quoth_import_add_path (import, path);
  quoth_import_prepare (import, NULL, NULL);
  return import;
}

static QuothImportItem *
get_item (QuothImport *import)
{
  return quoth_import_get_items (import)->pdata[0];
}

static guint
get_loss (QuothImport *import, const char *words)
{
  GPtrArray *losses = get_item (import)->losses;
  guint n = 0;

  for (guint i = 0; i < losses->len; i++)
    if (strstr (((QuothLoss *) losses->pdata[i])->what, words) != NULL)
      n += ((QuothLoss *) losses->pdata[i])->count;
  return n;
}

static void
commit (QuothImport *import)
{
  g_autoptr (GError) error = NULL;

  g_assert_no_error (get_item (import)->error);
  quoth_import_commit (import, NULL, &error);
  g_assert_no_error (error);
}

static GPtrArray *
list (Formats *self, QuothKind kind)
{
  g_autoptr (QuothReader) reader = quoth_store_open_reader (self->store, NULL);
  QuothQuery query = { .kind = kind };

  return quoth_reader_list (reader, &query, NULL);
}

static void
assert_place (gconstpointer annotation, guint start, guint end, const char *quote)
{
  QuothRange range = quoth_annotation_get_extent (annotation);
  g_autofree char *said = quoth_annotation_dup_quote (annotation);

  g_assert_cmpuint (range.start, ==, start);
  g_assert_cmpuint (range.end, ==, end);
  g_assert_cmpstr (said, ==, quote);
}

/* Quotes without places: one that is there once is taken, one that is there twice is listed, whatever white space is between words. */
static void
test_quotes (Formats *self, gconstpointer user_data)
{
  static const char csv[] = "Document;Quote;Speaker;Codes;Position;Mood\r\n"
                            "one.txt;A tax is  theft;Macron;tax;contra;angry\r\n"
                            "one;\"“peace\r\nnow”\";Putin;;;\r\n"
                            "one;Xi;Xi;;;\r\n"
                            "one;never said;Xi;;;\r\n"
                            "three;x;Xi;;;\r\n";
  g_autoptr (QuothImport) first = NULL;
  g_autoptr (QuothImport) strict = NULL;
  g_autoptr (GPtrArray) claims = NULL;
  g_autoptr (GPtrArray) actors = NULL;
  const QuothClaim *tax;

  set_up (self);
  first = import (self, "a.csv", csv, -1, NULL, FALSE);
  commit (first);
  g_assert_cmpuint (get_loss (first, "several times"), ==, 1);
  g_assert_cmpuint (get_loss (first, "does not have, left out"), ==, 2);
  claims = list (self, QUOTH_KIND_CLAIM);
  g_assert_cmpuint (claims->len, ==, 2);
  tax = claims->pdata[0];
  if (tax->categories->len == 0)
    tax = claims->pdata[1];
  assert_place (tax, 48, 62, "A tax is theft");
  g_assert_cmpint (g_array_index (tax->categories, QuothCategory, 0).stance, ==, QUOTH_STANCE_AGAINST);
  g_assert_cmpuint (tax->roles->len, ==, 1);
  g_assert_nonnull (tax->annotation.value.attributes);
  assert_place (claims->pdata[tax == claims->pdata[0] ? 1 : 0], 25, 37, "“peace  now”");
  actors = list (self, QUOTH_KIND_ACTOR);
  g_assert_cmpuint (actors->len, ==, 3);

  strict = import (self, "b.csv", csv, -1, NULL, TRUE);
  g_assert_error (get_item (strict)->error, QUOTH_ERROR, QUOTH_ERROR_SYNTAX);
  g_assert_nonnull (strstr (get_item (strict)->error->message, "b.csv:"));
}

/* Places are code points or UTF-16, whichever has the quote; one where it is not is looked for. */
static void
test_places (Formats *self, gconstpointer user_data)
{
  static const char csv[] = "document,start,end,text,type\n"
                            "one,2,4,Xi,person\n"
                            "one,40,42,Xi,person\n"
                            "one,0,5,Macron,person\n"
                            "one,2,900,,claim\n"
                            "one,5,8,,claim\n";
  g_autoptr (QuothImport) first = NULL;
  g_autoptr (GPtrArray) mentions = NULL;
  g_autoptr (GPtrArray) claims = NULL;

  set_up (self);
  first = import (self, "a.csv", csv, -1, NULL, FALSE);
  commit (first);
  g_assert_cmpuint (get_loss (first, "elsewhere than the row says"), ==, 1);
  g_assert_cmpuint (get_loss (first, "no quote and no place"), ==, 1);
  mentions = list (self, QUOTH_KIND_MENTION);
  claims = list (self, QUOTH_KIND_CLAIM);
  g_assert_cmpuint (mentions->len, ==, 3);
  assert_place (mentions->pdata[0], 2, 4, "Xi");
  assert_place (mentions->pdata[1], 39, 41, "Xi");
  assert_place (mentions->pdata[2], 69, 75, "Macron");
  g_assert_cmpuint (claims->len, ==, 1);
  assert_place (claims->pdata[0], 5, 8, "met");
}

/* Columns with names of a person's own, in another encoding, with tabs; the same rows again make nothing twice. */
static void
test_columns (Formats *self, gconstpointer user_data)
{
  static const char csv[] = "Werk\tZitat\tWer\nin one\tA tax is theft\tM\374ller\n";
  static const char wrong[] = "a,b\n1,2\n";
  g_autoptr (QuothImport) first = NULL;
  g_autoptr (QuothImport) again = NULL;
  g_autoptr (QuothImport) missing = NULL;
  g_autoptr (QuothImport) nothing = NULL;
  g_autoptr (GPtrArray) claims = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *renamed = g_strdup (csv);

  set_up (self);
  memcpy (strstr (renamed, "in one"), "   one", 6);
  first = import (self, "a.tsv", renamed, -1, "document=Werk,text=Zitat,actor=Wer", FALSE);
  commit (first);
  again = import (self, "a.tsv", renamed, -1, "document=Werk,text=Zitat,actor=Wer", FALSE);
  commit (again);
  claims = list (self, QUOTH_KIND_CLAIM);
  g_assert_cmpuint (claims->len, ==, 1);
  {
    g_autoptr (GPtrArray) actors = list (self, QUOTH_KIND_ACTOR);

    g_assert_cmpuint (actors->len, ==, 2);
    g_assert_cmpstr (quoth_actor (actors->pdata[1])->name, ==, "Müller");
  }
  missing = import (self, "b.csv", wrong, -1, "text=Zitat", FALSE);
  g_assert_error (get_item (missing)->error, QUOTH_ERROR, QUOTH_ERROR_INVALID);
  g_assert_nonnull (strstr (get_item (missing)->error->message, "b.csv:1: there is no column “Zitat”; there are: a, b"));
  nothing = import (self, "c.csv", wrong, -1, NULL, FALSE);
  g_assert_nonnull (get_item (nothing)->error);
  g_assert_false (quoth_import_set_column (nothing, "quote", "b", &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID);
}

/* What this program writes, it reads: the mentions of a project, in another one with the same texts. */
static void
test_round_trip (Formats *self, gconstpointer user_data)
{
  for (guint round = 0; round < 4; round++)
    {
      g_autofree char *name = g_strdup_printf ("p%u", round);
      g_autofree char *out = g_strdup_printf ("csv%u", round);
      g_autoptr (QuothStore) store = formats_create (self, name);
      g_autoptr (QuothExport) export = quoth_export_new (store, quoth_format_find ("csv"));
      g_autofree char *path = NULL;
      g_autofree char *file = NULL;
      g_autoptr (QuothImport) back = NULL;
      g_autoptr (QuothReader) reader = NULL;
      g_autoptr (GError) error = NULL;
      QuothQuery query = { .kind = QUOTH_KIND_MENTION };
      gint64 before, after;

      formats_fill (store, 3);
      reader = quoth_store_open_reader (store, NULL);
      before = quoth_reader_count (reader, &query, NULL);
      quoth_export_set_boilerplate (export, TRUE);
      path = formats_export (self, export, out);
      file = g_build_filename (path, "mentions.csv", NULL);
      /* Into the same project: all of them are there already, found by place, kind and coder. */
      back = quoth_import_new (store, self->coder);
      quoth_import_add_path (back, file);
      quoth_import_prepare (back, NULL, NULL);
      g_assert_cmpstr (get_item (back)->format->id, ==, "csv");
      g_assert_no_error (get_item (back)->error);
      quoth_import_commit (back, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (get_loss (back, "there already"), ==, before);
      after = quoth_reader_count (reader, &query, NULL);
      g_assert_cmpint (after, ==, before);
    }
}

/* ---- Rows ---- */

static gboolean
join_cb (GPtrArray *fields, guint line, gpointer user_data, GError **error)
{
  g_string_append_printf (user_data, "%u", line);
  for (guint i = 0; i < fields->len; i++)
    g_string_append_printf (user_data, "<%s>", (const char *) fields->pdata[i]);
  return TRUE;
}

static void
test_rows (void)
{
  static const struct
  {
    const char *csv, *rows;
  } cases[] = { { "a,b\n1,2\n", "1<a><b>2<1><2>" },
                { "a;b\n\"1;\"\"\n\";2", "1<a><b>2<1;\"\n><2>" },
                { "sep=|\na|b,c\n", "2<a><b,c>" },
                { "a\tb\n\n,\t\n", "1<a><b>3<,><>" },
                { "a,b\n5\" x,\"y\"z\n", "1<a><b>2<5\" x><yz>" },
                { "", "" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize n = strlen (cases[i].csv);
      g_autoptr (GString) rows = g_string_new (NULL);
      g_autoptr (GError) error = NULL;

      quoth_csv_foreach_row (cases[i].csv, n, quoth_csv_find_separator (cases[i].csv, n), join_cb, rows, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (rows->str, ==, cases[i].rows);
    }
  {
    g_autoptr (GString) rows = g_string_new (NULL);
    g_autoptr (GError) error = NULL;

    g_assert_false (quoth_csv_foreach_row ("a,b\n1,\"2\n3", 10, ',', join_cb, rows, &error));
    g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_SYNTAX);
    g_assert_true (g_str_has_prefix (error->message, "2: "));
  }
}

static void
test_formulas (void)
{
  static const char *const texts[]
    = { "=1+1", "+1", "-1", "@x", "\tx", "'=1", "''@", "'a", "a", "", "x=1", "'", "−1" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *written = g_strconcat (quoth_csv_is_formula (texts[i]) ? "'" : "", texts[i], NULL);
      g_autofree char *back = quoth_csv_dup_plain (written);

      g_assert_null (*written != '\0' ? strchr ("=+-@\t\r", *written) : NULL);
      g_assert_cmpstr (back, ==, texts[i]);
    }
}

/* A good file cut off at each place, and with bytes that are others: an error with the file's name, or what is left of it; nothing is written. */
static void
test_garbled (Formats *self, gconstpointer user_data)
{
  static const char csv[] = "document;quote;start;end;actor;type\none;\"Xi\";2;4;Xi;person\none;A tax is theft;;;Macron;claim\n";

  set_up (self);
  for (guint i = 0; i < 2 * sizeof csv; i++)
    {
      g_autofree char *bytes = g_memdup2 (csv, sizeof csv);
      g_autoptr (QuothImport) trial = NULL;

      if (i >= sizeof csv)
        bytes[g_test_rand_int_range (0, sizeof csv - 1)] = (char) g_test_rand_int_range (1, 256);
      trial = import (self, "g.csv", bytes, i < sizeof csv ? (gssize) i : (gssize) (sizeof csv - 1), NULL, FALSE);
      if (get_item (trial)->error != NULL)
        g_assert_nonnull (strstr (get_item (trial)->error->message, "g.csv"));
    }
  {
    g_autoptr (GPtrArray) mentions = list (self, QUOTH_KIND_MENTION);

    g_assert_cmpuint (mentions->len, ==, 0);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/table-read/rows", test_rows);
  g_test_add_func ("/table-read/formulas", test_formulas);
  formats_test ("/table-read/quotes", test_quotes);
  formats_test ("/table-read/places", test_places);
  formats_test ("/table-read/columns", test_columns);
  formats_test ("/table-read/round-trip", test_round_trip);
  formats_test ("/table-read/garbled", test_garbled);
  return g_test_run ();
}
