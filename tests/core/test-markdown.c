/* test-markdown.c: Markdown becomes the text that a reader reads
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth.h"

#include <string.h>

static QuothDocument *
read_string (const char *markdown, GError **error)
{
  g_autoptr (GBytes) file = g_bytes_new (markdown, strlen (markdown));

  return quoth_format_find ("markdown")->read_document (file, NULL, NULL, error);
}

static void
assert_text (const char *markdown, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothDocument) document = read_string (markdown, &error);
  gsize n_bytes = strlen (markdown);

  g_assert_no_error (error);
  g_assert_cmpstr (quoth_text_get_utf8 (document->text), ==, expected);
  if (strcmp (markdown, expected) == 0)
    g_assert_null (document->original);
  else
    g_assert_cmpmem (g_bytes_get_data (document->original, NULL), g_bytes_get_size (document->original), markdown, n_bytes);
}

static void
test_blocks (void)
{
  assert_text ("Plain words.\n\nMore of them.\n", "Plain words.\n\nMore of them.\n");
  assert_text ("# Title\nOne\ntwo  \nthree\\\nfour\n\n\n***\n\nEnd *of* **all** `co  de`", "Title\n\nOne two\nthree\nfour\n\nEnd of all co  de\n");
  assert_text ("A [link](https://x.example \"t\"), <https://y.example>, ![a picture](z.png) &amp; 🇺🇦",
               "A link, https://y.example, & 🇺🇦\n");
  assert_text ("```c\nint\n  x;\n\n\ny\n```\n\n    indented\n", "int\n  x;\n\n\ny\n\nindented\n");
  assert_text ("中文\n句子\n", "中文句子\n");
  assert_text ("| a | b |\n|---|---|\n| c | *d* |\n", "| a | b |\n|---|---|\n| c | d |\n");
  assert_text ("<div>\n<p>in <b>HTML</b></p>\n</div>\n\nx<br>y <i>z</i><!-- no -->\n", "in HTML\n\nx\ny z\n");
}

static void
test_lists (void)
{
  assert_text ("- a\n- b\n  - c\n\nx\n", "- a\n- b\n  - c\n\nx\n");
  assert_text ("3) a\n4) b\n   more\n", "3) a\n4) b more\n");
  assert_text ("* a\n\n* b\n\n  c\n", "- a\n\n- b\n\nc\n");
  assert_text ("-\n\nafter\n", "after\n");
  assert_text ("0. a\n1. b\n", "0. a\n1. b\n");
}

static void
test_segments (void)
{
  g_autoptr (QuothDocument) document
    = read_string ("# Ferry\n\nA paragraph that is long enough to be one.\n\n## Fish\n\n> It was said, so that all could hear.\n", NULL);
  guint n_headings = 0;
  guint n_quotes = 0;

  for (guint i = 0; i < document->segments->len; i++)
    {
      const QuothSegment *segment = document->segments->pdata[i];
      g_autofree char *slice = quoth_text_dup_slice (document->text, segment->range);

      n_headings += segment->kind == QUOTH_SEGMENT_HEADING && strcmp (slice, "Fish") == 0;
      n_quotes += segment->kind == QUOTH_SEGMENT_QUOTE && strcmp (slice, "It was said, so that all could hear.") == 0;
    }
  g_assert_cmpuint (n_headings, ==, 1);
  g_assert_cmpuint (n_quotes, ==, 1);
  g_assert_cmpstr (document->title, ==, "Ferry");
}

static void
test_front_matter (void)
{
  g_autoptr (QuothDocument) document = read_string (
    "---\ntitle: \"Ferry: a deal\"\nauthor:\n  - Ada Lund\n  - 'B. Moe'\ndate: 2024-05-03T10:00:00Z\n# remark\nlang: de_AT\n"
    "url: https://x.example/1\nsource: The Paper\ntags: [a, b]\n---\n\nText.\n",
    NULL);

  g_assert_cmpstr (document->title, ==, "Ferry: a deal");
  g_assert_cmpstr (document->author, ==, "Ada Lund, B. Moe");
  g_assert_cmpstr (document->date, ==, "2024-05-03");
  g_assert_cmpstr (document->language, ==, "de-AT");
  g_assert_cmpstr (document->url, ==, "https://x.example/1");
  g_assert_cmpstr (document->source, ==, "The Paper");
  g_assert_cmpstr (quoth_text_get_utf8 (document->text), ==, "Text.\n");

  /* What is not front matter is text. */
  assert_text ("---\nSome words.\n\n---\n\nMore\n", "Some words.\n\nMore\n");
  assert_text ("---\ntitle: x\n", "title: x\n");
}

static void
test_refused (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (read_string ("<!-- nothing -->\n", &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_EMPTY);
  g_clear_error (&error);
  g_assert_null (read_string ("---\ntitle: x\n---\n", &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_EMPTY);
}

/* Nothing is too deep or too odd. */
static void
test_fuzz (void)
{
  static const char *const pieces[] = {
    "> ", "- ", "1. ", "\n", "\n\n", "    ", "#", "`", "```\n", "*", "_", "[", "](", ")", "![", "<", ">", "---\n", "a", "中", "🇺🇦", "&amp;", "\\", "x: y\n",
  };
  g_autoptr (GString) deep = g_string_new (NULL);

  for (guint i = 0; i < 20000; i++)
    g_string_append (deep, "> ");
  for (guint i = 0; i < 5000; i++)
    g_string_append (deep, "[");
  for (guint n = 0; n < 2000; n++)
    {
      g_autoptr (GString) markdown = g_string_new (n == 0 ? deep->str : "");
      g_autoptr (GError) error = NULL;
      g_autoptr (QuothDocument) document = NULL;

      for (int i = g_test_rand_int_range (1, 80); i > 0; i--)
        g_string_append (markdown, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      document = read_string (markdown->str, &error);
      g_assert_true ((document != NULL) == (error == NULL));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/markdown/blocks", test_blocks);
  g_test_add_func ("/markdown/lists", test_lists);
  g_test_add_func ("/markdown/segments", test_segments);
  g_test_add_func ("/markdown/front-matter", test_front_matter);
  g_test_add_func ("/markdown/refused", test_refused);
  g_test_add_func ("/markdown/fuzz", test_fuzz);
  return g_test_run ();
}
