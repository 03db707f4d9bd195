/* test-plain-text.c: plain text comes in as it is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth.h"

#include <string.h>

static QuothDocument *
read_bytes (const char *bytes, gsize n_bytes, const char *encoding, GPtrArray *warnings, GError **error)
{
  g_autoptr (GBytes) file = g_bytes_new (bytes, n_bytes);

  return quoth_format_find ("text")->read_document (file, encoding, warnings, error);
}

/* The file comes back byte for byte: from the text, or because it was kept. */
static void
assert_kept (const QuothDocument *document, const char *bytes, gsize n_bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) back = NULL;

  back = document->original != NULL
           ? g_bytes_ref (document->original)
           : quoth_encode (document->text, document->encoding, document->newline, document->bom, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (back, NULL), g_bytes_get_size (back), bytes, n_bytes);
}

static void
test_as_is (void)
{
  static const char *const files[] = {
    "x",
    "One\n\n  two \t\n# three *four*\n---\n",
    "One\r\ntwo\r\n",
    "\xef\xbb\xbfWith a mark\n",
    "mixed\r\nnew\nlines\r",
    "\n\n\nтри 🇺🇦 e\xcc\x81\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (QuothDocument) document = read_bytes (files[i], strlen (files[i]), NULL, warnings, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (warnings->len, ==, 0);
      g_assert_cmpstr (document->encoding, ==, "UTF-8");
      g_assert_nonnull (document->segments);
      g_assert_nonnull (document->document_kind);
      g_assert_null (document->language);
      g_assert_cmpuint (document->length, ==, quoth_text_get_length (document->text));
      assert_kept (document, files[i], strlen (files[i]));
    }
}

static void
test_encodings (void)
{
  static const char russian[] = "\xd0\xd2\xc9\xd7\xc5\xd4, \xcd\xc9\xd2\n";
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothDocument) document = read_bytes (russian, strlen (russian), "KOI8-R", warnings, &error);
  g_autoptr (QuothDocument) zeros = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (quoth_text_get_utf8 (document->text), ==, "привет, мир\n");
  g_assert_cmpuint (warnings->len, ==, 0);
  assert_kept (document, russian, strlen (russian));

  zeros = read_bytes ("a text with one\0zero in it, and a good many letters around it\n", 62, "UTF-8", warnings, &error);
  if (zeros != NULL)
    {
      g_assert_cmpuint (warnings->len, ==, 1);
      g_assert_nonnull (zeros->original);
    }
}

static void
test_refused (void)
{
  static const char png[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89";
  g_autoptr (GError) error = NULL;

  g_assert_null (read_bytes ("", 0, NULL, NULL, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_EMPTY);
  g_clear_error (&error);
  g_assert_null (read_bytes (png, sizeof png, NULL, NULL, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_NOT_TEXT);
  g_clear_error (&error);
  g_assert_null (read_bytes ("ab\xff", 3, "UTF-8", NULL, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_ENCODING);
}

static void
test_detect (void)
{
  static const guint8 zeros[] = { 'a', 0, 0, 0, 'b', 1, 2 };

  g_assert_cmpstr (quoth_format_detect ("a.TXT", (const guint8 *) "", 0)->id, ==, "text");
  g_assert_cmpstr (quoth_format_detect ("notes", (const guint8 *) "some words", 10)->id, ==, "text");
  g_assert_cmpstr (quoth_format_detect ("a.txt", (const guint8 *) "<!DOCTYPE html>", 15)->id, ==, "text");
  g_assert_cmpstr (quoth_format_detect ("page", (const guint8 *) " <!DOCTYPE html>", 16)->id, ==, "html");
  g_assert_cmpstr (quoth_format_detect ("page.htm", (const guint8 *) "x", 1)->id, ==, "html");
  g_assert_cmpstr (quoth_format_detect ("a.md", (const guint8 *) "x", 1)->id, ==, "markdown");
  g_assert_null (quoth_format_detect ("picture", zeros, sizeof zeros));
}

static void
test_thread_title (void)
{
  static const char thread[] = "🇳🇴🧵 The ferry talks ended last night, and almost everything that was written about them is wrong. 1/3\n"
                               "2/ The first thing that was wrong is the number of ferries.\n"
                               "3/ The second is the price.\n";
  g_autoptr (QuothDocument) document = read_bytes (thread, strlen (thread), NULL, NULL, NULL);

  if (g_strcmp0 (document->document_kind, "thread") != 0)
    {
      g_test_skip ("the segmenter finds no threads");
      return;
    }
  g_assert_cmpstr (document->title, ==, "🇳🇴🧵 The ferry talks ended last night, and almost everything…");
}

/* Any text comes back. */
static void
test_property (void)
{
  static const char *const letters[] = { "a", " ", "Ж", "中", "🇺🇦", "👩‍🚒", "e\xcc\x81", "ש", "\t", "“", "1/ ", "@x", "2023-04-12" };

  for (guint n = 0; n < 300; n++)
    {
      g_autoptr (GString) file = g_string_new (g_test_rand_bit () ? "\xef\xbb\xbf" : "");
      const char *newline = g_test_rand_bit () ? "\r\n" : "\n";
      g_autoptr (GError) error = NULL;
      g_autoptr (QuothDocument) document = NULL;

      g_string_append_c (file, 'x');
      for (int i = g_test_rand_int_range (0, 200); i > 0; i--)
        g_string_append (file, g_test_rand_int_range (0, 12) == 0 ? newline
                                                                  : letters[g_test_rand_int_range (0, G_N_ELEMENTS (letters))]);
      document = read_bytes (file->str, file->len, NULL, NULL, &error);
      g_assert_no_error (error);
      assert_kept (document, file->str, file->len);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plain-text/as-is", test_as_is);
  g_test_add_func ("/plain-text/encodings", test_encodings);
  g_test_add_func ("/plain-text/refused", test_refused);
  g_test_add_func ("/plain-text/detect", test_detect);
  g_test_add_func ("/plain-text/thread-title", test_thread_title);
  g_test_add_func ("/plain-text/property", test_property);
  return g_test_run ();
}
