/* test-web-annotation.c: tests of quoth-web-annotation*.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/quoth-export-private.h"
#include "formats/quoth-import-private.h"
#include "markup-fixture.h"

#include <glib/gstdio.h>
#include <jansson.h>

#define FORMAT "web-annotation"
#define PAGE(items) "{\"@context\":\"http://www.w3.org/ns/anno.jsonld\",\"type\":\"AnnotationPage\",\"items\":[" items "]}"
#define POSITION(start, end) "{\"type\":\"TextPositionSelector\",\"start\":" #start ",\"end\":" #end "}"
#define QUOTE(words) "{\"type\":\"TextQuoteSelector\",\"exact\":\"" words "\"}"
#define NOTE(id, selector) \
  "{\"id\":\"" id "\",\"type\":\"Annotation\",\"body\":{\"type\":\"TextualBody\",\"purpose\":\"tagging\",\"value\":\"person\"}," \
  "\"target\":{\"source\":\"coded.file.txt\",\"selector\":[" selector "]}}"

/* ---- Round trips ---- */

static void
import_folder (Formats *self, QuothStore *store, const char *folder)
{
  g_autoptr (QuothImport) import = quoth_import_new (store, self->coder);
  g_autoptr (GPtrArray) paths = quoth_import_walk (folder, NULL, NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < paths->len; i++)
    quoth_import_add_path (import, paths->pdata[i]);
  g_assert_true (quoth_import_prepare (import, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (quoth_import_commit (import, NULL, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < paths->len; i++)
    {
      const QuothImportItem *item = quoth_import_get_items (import)->pdata[i];

      for (guint j = 0; j < item->warnings->len; j++)
        g_test_message ("%s", (char *) item->warnings->pdata[j]);
      g_assert_true (g_str_has_suffix (paths->pdata[i], ".txt") || markup_is_whole (item));
    }
}

/* Each page is JSON, and the words of each place are those of the text there. */
static void
check_pages (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *content = formats_read (folder, name);
      json_t *page, *item, *target;
      gsize i, j;

      if (!g_str_has_suffix (name, ".jsonld"))
        continue;
      page = json_loads (content, 0, NULL);
      g_assert_nonnull (page);
      json_array_foreach (json_object_get (page, "items"), i, item)
        json_array_foreach (json_object_get (item, "target"), j, target)
          {
            json_t *selectors = json_object_get (target, "selector"), *quote = json_array_get (selectors, 1);
            json_int_t start = json_integer_value (json_object_get (json_array_get (selectors, 0), "start"));
            json_int_t end = json_integer_value (json_object_get (json_array_get (selectors, 0), "end"));

            if (selectors != NULL)
              g_assert_cmpint (g_utf8_strlen (json_string_value (json_object_get (quote, "exact")), -1), ==, end - start);
          }
      json_decref (page);
    }
}

/* An actor that a claim of one file names, and a mention of the next has with a kind, keeps the kind of the first: none. The import tells. */
static void
forget_kinds (GPtrArray *lines)
{
  g_autoptr (GRegex) regex = g_regex_new ("(: mention .*) kind=\\S+", G_REGEX_DOTALL, 0, NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      char *line = g_regex_replace (regex, lines->pdata[i], -1, 0, "\\1", 0, NULL);

      g_free (lines->pdata[i]);
      lines->pdata[i] = line;
    }
  g_ptr_array_sort (lines, markup_compare_lines);
}

/* Documents come back under the names of their files. */
static void
rename_documents (QuothStore *store, GPtrArray *lines)
{
  g_autoptr (QuothReader) reader = quoth_store_open_reader (store, NULL);
  QuothQuery query = { .kind = QUOTH_KIND_DOCUMENT };
  g_autoptr (GPtrArray) documents = quoth_reader_list (reader, &query, NULL);

  for (guint i = 0; i < lines->len; i++)
    for (guint j = 0; j < documents->len; j++)
      {
        g_autofree char *line = g_strdup (lines->pdata[i]);
        const char *name = quoth_document (documents->pdata[j])->name;
        g_autofree char *start = g_strconcat (name, ": ", NULL);
        g_autofree char *file_name = quoth_export_file_name (name);

        if (!g_str_has_prefix (line, start))
          continue;
        g_free (lines->pdata[i]);
        lines->pdata[i] = g_strconcat (file_name, ": ", line + strlen (start), NULL);
        break;
      }
  g_ptr_array_sort (lines, markup_compare_lines);
}

static void
test_round_trip (Formats *self, gconstpointer user_data)
{
  for (guint i = 0; i < (g_test_slow () ? 100 : 8); i++)
    {
      g_autofree char *from_name = g_strdup_printf ("from%u", i);
      g_autofree char *to_name = g_strdup_printf ("to%u", i);
      g_autofree char *folder = g_strdup_printf ("pages%u", i);
      g_autoptr (QuothStore) from = formats_create (self, from_name);
      g_autoptr (QuothStore) to = formats_create (self, to_name);
      g_autoptr (QuothExport) export = quoth_export_new (from, quoth_format_find (FORMAT));
      g_autoptr (GPtrArray) expected = NULL;
      g_autoptr (GPtrArray) found = NULL;
      g_autofree char *path = NULL;
      guint n_relations, n_found, n_documents = 1 + i % 2 * (1 + formats_random (2));

      formats_fill (from, n_documents);
      quoth_export_set_boilerplate (export, TRUE);
      path = formats_export (self, export, folder);
      check_pages (path);
      import_folder (self, to, path);
      expected = markup_describe (from, TRUE, TRUE, &n_relations);
      found = markup_describe (to, TRUE, TRUE, &n_found);
      rename_documents (from, expected);
      if (n_documents > 1)
        {
          forget_kinds (expected);
          forget_kinds (found);
        }
      markup_assert_same (expected, found);
      g_assert_cmpuint (n_found, ==, n_relations);
    }
}

/* A second export takes the place of the first, but not of a person's own page. */
static void
test_again (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothStore) store = formats_create (self, "again");
  const QuothFormat *format = quoth_format_find (FORMAT);
  g_autofree char *folder = g_build_filename (self->folder, "own", NULL);
  g_autofree char *page = g_build_filename (folder, "a.jsonld", NULL);
  g_autofree char *text = g_build_filename (folder, "a.txt", NULL);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (text, "x", -1, NULL));
  g_assert_false (format->is_own_file (folder, "a.txt"));
  g_assert_true (g_file_set_contents (page, PAGE (""), -1, NULL));
  g_assert_false (format->is_own_file (folder, "a.txt"));
  g_assert_false (format->is_own_file (folder, "a.jsonld"));
  formats_fill (store, 1);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (QuothExport) export = quoth_export_new (store, format);
      g_autofree char *path = g_build_filename (self->folder, "twice", NULL);
      g_autoptr (GError) error = NULL;

      quoth_export_set_output (export, path, i > 0);
      g_assert_true (quoth_export_run (export, NULL, &error));
      g_assert_no_error (error);
      check_pages (path);
    }
}

/* ---- What others write ---- */

#define TEXT "🧵 Xi told\r\nPutin: e\u0301nd"

static void
test_shapes (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothImport) done = markup_import_beside (self, FORMAT, TEXT,
    "\357\273\277{\"@context\":\"http://www.w3.org/ns/anno.jsonld\",\"type\":\"AnnotationCollection\",\"total\":4,\"first\":{"
    "\"type\":\"AnnotationPage\",\"items\":["
    "{\"id\":\"#1\",\"creator\":{\"name\":\"B\"},\"body\":[{\"type\":\"TextualBody\",\"purpose\":\"commenting\",\"value\":\"I think so\"},"
    "{\"type\":\"TextualBody\",\"purpose\":\"classifying\",\"value\":\"person\"},{\"purpose\":\"tagging\",\"value\":\"actor=Xi Jinping\"}],"
    "\"target\":{\"source\":\"https://example.org/a\",\"selector\":" POSITION (2, 4) "}},\n"
    "{\"id\":\"#2\",\"motivation\":\"oa:classifying\",\"creator\":\"B\",\"bodyValue\":\"x\",\"body\":\"claim\","
    "\"target\":[{\"source\":\"https://example.org/a\",\"selector\":" QUOTE ("told") "},"
    "{\"source\":\"https://example.org/a\",\"selector\":[{\"type\":\"RangeSelector\"}," POSITION (11, 16) "," QUOTE ("Putin") "]}]},\n"
    "{\"motivation\":\"linking\",\"body\":{\"purpose\":\"tagging\",\"value\":\"claimant\"},\"target\":[\"#2\",{\"id\":\"#1\"}]}"
    "]}}");

  g_assert_cmpuint (formats_count (self->store, QUOTH_KIND_CLAIM), ==, 1);
  g_assert_cmpuint (formats_count (self->store, QUOTH_KIND_MENTION), ==, 1);
  formats_assert_said (self->store, "\"name\":\"Xi Jinping\"");
  formats_assert_said (self->store, "\"name\":\"B\"");
  formats_assert_said (self->store, "\"quote\":[\"told\",\"Putin\"]");
  formats_assert_said (self->store, "\"text\":\"I think so\"");
  formats_assert_said (self->store, "\"role\":\"claimant\"");
  formats_assert_said (self->store, "\"url\":\"https://example.org/a\"");
  g_assert_cmpuint (markup_get_item (done)->warnings->len, ==, 0);
}

/* Browsers count UTF-16. A plain list, without sources. */
static void
test_utf16 (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothImport) done
    = markup_import_beside (self, FORMAT, TEXT,
              "[{\"tags\":[\"person\"],\"user\":\"acct:b@example.org\",\"text\":\"hm\",\"target\":[{\"selector\":[" POSITION (3, 5) "," QUOTE ("Xi") "]}]},"
              "{\"tags\":[\"person\"],\"target\":[{\"selector\":[" POSITION (12, 17) "," QUOTE ("Putin") "]}]},"
              "{\"tags\":[\"person\"],\"target\":[{\"selector\":[" POSITION (6, 10) "]}]}]");

  formats_assert_said (self->store, "\"quote\":[\"Xi\"]");
  formats_assert_said (self->store, "\"quote\":[\"Putin\"]");
  formats_assert_said (self->store, "\"quote\":[\"told\"]");
  formats_assert_said (self->store, "\"text\":\"hm\"");
  g_assert_true (markup_has_warning (done, "coded.file:1: ", "UTF-16"));
}

/* Where numbers and words differ, the words decide, if it is clear where they are. */
static void
test_quotes (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothImport) done = markup_import_beside (self, FORMAT, "no man is no island, nono",
    "[" NOTE ("1", POSITION (0, 3) "," QUOTE ("man")) ",\n" NOTE ("2", POSITION (1, 3) "," QUOTE ("no")) ",\n"
    NOTE ("3", "{\"type\":\"TextQuoteSelector\",\"exact\":\"no\",\"prefix\":\"man is \",\"suffix\":\" isl\"}") ",\n"
    NOTE ("4", POSITION (3, 6) "," QUOTE ("woman")) ",\n" NOTE ("5", POSITION (3, 99)) ",\n" NOTE ("6", POSITION (6, 3)) "]");

  g_assert_cmpuint (formats_count (self->store, QUOTH_KIND_MENTION), ==, 2);
  formats_assert_said (self->store, "\"spans\":[[3,6]]");
  formats_assert_said (self->store, "\"spans\":[[10,12]]");
  g_assert_cmpuint (markup_get_loss (done, "put to their words"), ==, 1);
  g_assert_cmpuint (markup_get_loss (done, "stand several times"), ==, 1);
  g_assert_cmpuint (markup_get_loss (done, "not in the text"), ==, 1);
  g_assert_cmpuint (markup_get_loss (done, "outside their text"), ==, 2);
  g_assert_true (markup_has_warning (done, "coded.file:4: ", "“woman”"));
}

/* Without a text beside them: one of the project, by its address or its name. */
static void
test_known (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothApplyReport) report
    = formats_apply (self->store, self->coder,
                     "{\"type\":\"document\",\"name\":\"One\",\"url\":\"https://example.org/one\",\"text\":\"Xi told Putin\"}\n"
                     "{\"type\":\"document\",\"name\":\"Two\",\"text\":\"Then Putin told Xi\"}\n");
  g_autoptr (QuothImport) done = markup_import_beside (self, FORMAT, NULL,
    "[{\"tags\":[\"person\"],\"target\":{\"source\":\"https://example.org/one\",\"selector\":" QUOTE ("Putin") "}},"
    "{\"tags\":[\"person\"],\"target\":{\"source\":\"texts/Two.txt\",\"selector\":" QUOTE ("Putin") "}},"
    "{\"tags\":[\"person\"],\"target\":{\"source\":\"Three\",\"selector\":" QUOTE ("Putin") "}}]");

  g_assert_cmpuint (formats_count (self->store, QUOTH_KIND_DOCUMENT), ==, 2);
  g_assert_cmpuint (formats_count (self->store, QUOTH_KIND_MENTION), ==, 2);
  formats_assert_said (self->store, "\"spans\":[[8,13]]");
  formats_assert_said (self->store, "\"spans\":[[5,10]]");
  g_assert_cmpuint (markup_get_loss (done, "texts that are not there"), ==, 1);
}

/* An annotation was made when it says so, wherever that was; what is no time of people's lives is told. */
static void
test_times (Formats *self, gconstpointer user_data)
{
#define MADE(time, start, end) "{\"created\":" time ",\"tags\":[\"cue\"],\"target\":{\"source\":\"coded.file.txt\",\"selector\":" POSITION (start, end) "}}"
  g_autoptr (QuothImport) done = markup_import_beside (self, FORMAT, TEXT,
    PAGE (MADE ("\"2024-05-31T08:00:00.250Z\"", 0, 1) "," MADE ("\"2019-01-03T19:46:09.334539+02:00\"", 2, 4) ","
          MADE ("\"yesterday\"", 5, 9) "," MADE ("\"9999-12-31T23:59:59-14:00\"", 5, 6) "," MADE ("7", 6, 7)));

  g_assert_cmpuint (formats_count (self->store, QUOTH_KIND_CUE), ==, 5);
  formats_assert_said (self->store, "\"created\":\"2024-05-31T08:00:00.250Z\",\"origin\":\"import\"");
  formats_assert_said (self->store, "\"created\":\"2019-01-03T17:46:09.334Z\",\"origin\":\"import\"");
  g_assert_cmpuint (markup_get_loss (done, "times that are none"), ==, 3);
  g_assert_true (markup_has_warning (done, "coded.file:", "“created” should be a time"));
}

/* ---- Bad input ---- */

static void
test_bad (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothImport) done = markup_import_beside (self, FORMAT, TEXT,
    PAGE (NOTE ("1", POSITION (2, 4)) ",\n" NOTE ("1", POSITION (2, 4)) ",\n7,\n{},\n{\"target\":\"https://example.org\"},\n"
          "{\"target\":{\"selector\":{\"type\":\"XPathSelector\",\"value\":\"/p\"}}},\n"
          "{\"target\":{\"source\":\"coded.file.txt\",\"selector\":{\"type\":\"TextPositionSelector\",\"start\":\"2\",\"end\":null}}},\n"
          "{\"motivation\":\"linking\",\"target\":[\"1\",\"1\"]},\n"
          "{\"motivation\":\"linking\",\"body\":\"x\",\"target\":[\"9\",\"1\"]},\n"
          "{\"tags\":[\"cue\"],\"target\":{\"source\":\"coded.file.txt\",\"selector\":{\"type\":\"TextPositionSelector\",\"start\":5,\"end\":9,"
          "\"refinedBy\":{\"type\":\"TextPositionSelector\",\"start\":0,\"end\":1}}}}"));

  g_assert_cmpuint (formats_count (self->store, QUOTH_KIND_MENTION), ==, 1);
  g_assert_cmpuint (formats_count (self->store, QUOTH_KIND_CUE), ==, 1);
  g_assert_cmpuint (markup_get_loss (done, "id of another"), ==, 1);
  g_assert_cmpuint (markup_get_loss (done, "anything but words"), ==, 5);
  g_assert_cmpuint (markup_get_loss (done, "without an end or a type"), ==, 2);
  g_assert_cmpuint (markup_get_loss (done, "more exactly"), ==, 1);
  g_assert_true (markup_has_warning (done, "coded.file:3: ", "object"));
}

static void
test_refused (Formats *self, gconstpointer user_data)
{
  g_autofree char *path = g_build_filename (self->folder, "coded.file.txt", NULL);

  markup_refuse (self, FORMAT, PAGE (NOTE ("1", POSITION (2, 4))), -1, FALSE, "coded.file.txt");
  g_assert_true (g_file_set_contents (path, TEXT, -1, NULL));
  markup_refuse (self, FORMAT, "", -1, FALSE, "coded.file:1: ");
  markup_refuse (self, FORMAT, "\n{\"items\":[{}", -1, FALSE, "coded.file:2: ");
  markup_refuse (self, FORMAT, PAGE ("\n{\"id\":nothing}"), -1, FALSE, "coded.file:2: ");
  markup_refuse (self, FORMAT, PAGE ("\n" NOTE ("1", POSITION (2, 99))), -1, TRUE, "coded.file:2: ");
  markup_refuse (self, FORMAT, "{\"first\":{\"first\":{\"first\":{\"first\":{\"first\":{}}}}}}", -1, FALSE, "nested");
  g_assert_true (g_file_set_contents (path, "\xff\xfe", 2, NULL));
  markup_refuse (self, FORMAT, PAGE (NOTE ("1", POSITION (2, 4))), -1, FALSE, "coded.file:1: ");
}

static void
test_mutations (Formats *self, gconstpointer user_data)
{
  static const char page[]
    = PAGE (NOTE ("1", POSITION (2, 4) "," QUOTE ("Xi")) ",\n" NOTE ("2", POSITION (11, 16) "," QUOTE ("Putin")) ",\n"
            "{\"id\":\"3\",\"motivation\":\"classifying\",\"creator\":{\"name\":\"B\"},\"body\":\"claim\",\"target\":{\"source\":\"coded.file.txt\","
            "\"selector\":{\"type\":\"TextQuoteSelector\",\"exact\":\"told\",\"prefix\":\"Xi \",\"suffix\":\"\\n\"}}},\n"
            "{\"motivation\":\"linking\",\"body\":{\"value\":\"claimant\"},\"target\":[{\"id\":\"3\"},{\"id\":\"1\"}]}");

  for (guint i = 0; i < (g_test_slow () ? 2000 : 150); i++)
    {
      g_autoptr (GString) bytes = markup_mutate (page);
      g_autoptr (GError) error = NULL;
      g_autoptr (QuothImport) done = markup_try_import_beside (self, FORMAT, TEXT, bytes->str, (gssize) bytes->len, FALSE, &error);

      g_assert_true (done != NULL || strstr (error->message, "coded.file") != NULL);
    }
}

static void
test_detect (Formats *self, gconstpointer user_data)
{
  static const char page[] = PAGE (""), list[] = "[" NOTE ("1", QUOTE ("x")) "]";
  const QuothFormat *format = quoth_format_find (FORMAT);

  g_assert_true (quoth_format_detect ("a.jsonld", (const guint8 *) page, sizeof page - 1) == format);
  g_assert_true (quoth_format_detect ("a.json", (const guint8 *) list, sizeof list - 1) == format);
  g_assert_true (quoth_format_detect ("a.txt", (const guint8 *) "x", 1) != format);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  formats_test ("/web-annotation/round-trip", test_round_trip);
  formats_test ("/web-annotation/again", test_again);
  formats_test ("/web-annotation/shapes", test_shapes);
  formats_test ("/web-annotation/utf16", test_utf16);
  formats_test ("/web-annotation/quotes", test_quotes);
  formats_test ("/web-annotation/known", test_known);
  formats_test ("/web-annotation/times", test_times);
  formats_test ("/web-annotation/bad", test_bad);
  formats_test ("/web-annotation/refused", test_refused);
  formats_test ("/web-annotation/mutations", test_mutations);
  formats_test ("/web-annotation/detect", test_detect);
  return g_test_run ();
}
