/* test-soft-splits.c: tests of quoth-soft-splits.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-soft-splits.h"

#include "quoth-long-text.h"

#include <string.h>

/* Lines, of the text or by a split, are short, unless they are a paragraph that is not very long; no split is at a newline. */
static void
check_splits (QuothText *text, GArray *splits)
{
  guint length = quoth_text_get_length (text);
  guint paragraph = 0, line = 0, n = 0;
  gboolean split = FALSE;

  for (guint offset = 0; offset <= length; offset++)
    {
      gboolean ends = offset == length || quoth_text_get_char (text, offset) == '\n';

      if (n < splits->len && g_array_index (splits, guint, n) == offset)
        {
          g_assert_cmpuint (offset, >, paragraph);
          g_assert_false (ends);
          g_assert_cmpuint (offset - line, <=, QUOTH_SOFT_LINE_MAX);
          line = offset;
          split = TRUE;
          n++;
        }
      if (!ends)
        continue;
      g_assert_cmpint (split, ==, offset - paragraph > QUOTH_SOFT_PARAGRAPH_MAX);
      g_assert_cmpuint (offset - line, <=, split ? QUOTH_SOFT_LINE_MAX : QUOTH_SOFT_PARAGRAPH_MAX);
      paragraph = line = offset + 1;
      split = FALSE;
    }
  g_assert_cmpuint (n, ==, splits->len);
}

static void
test_random (void)
{
  static const guint n_words[] = { 0, 40, 1500, 3000 };

  for (guint round = 0; round < 8; round++)
    {
      g_autoptr (QuothText) text = quoth_long_text_new (100000, n_words[round % G_N_ELEMENTS (n_words)]);
      g_autoptr (GArray) splits = quoth_soft_splits_find (text);

      check_splits (text, splits);
      for (guint i = 0; i < splits->len; i++)
        {
          guint split = g_array_index (splits, guint, i);

          g_assert_true (quoth_text_is_cluster_boundary (text, split));
          g_assert_true (g_unichar_isspace (quoth_text_get_char (text, split - 1)));
        }
    }
}

/* After the end of a sentence, rather than after any word. */
static void
test_sentences (void)
{
  g_autoptr (GString) string = g_string_new (NULL);
  g_autoptr (QuothText) text = NULL;
  g_autoptr (GArray) splits = NULL;

  while (string->len < 10000)
    g_string_append (string, "Moscow said that it would. ");
  text = quoth_text_new (string->str, -1, NULL);
  splits = quoth_soft_splits_find (text);
  check_splits (text, splits);
  for (guint i = 0; i < splits->len; i++)
    g_assert_cmpuint (quoth_text_get_char (text, g_array_index (splits, guint, i)), ==, 'M');
}

/* Where there is nothing to cut at: between the clusters of a word without end, and inside a cluster without end. */
static void
test_no_spaces (void)
{
  static const char *const units[] = { "x", "e\u0301", "🇨🇳", "\u0301" };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autoptr (GString) string = g_string_new (NULL);
      g_autoptr (QuothText) text = NULL;
      g_autoptr (GArray) splits = NULL;

      while (string->len < 50000)
        g_string_append (string, units[i]);
      text = quoth_text_new (string->str, -1, NULL);
      splits = quoth_soft_splits_find (text);
      check_splits (text, splits);
      for (guint j = 0; j < splits->len && i < 3; j++)
        g_assert_true (quoth_text_is_cluster_boundary (text, g_array_index (splits, guint, j)));
    }
}

static void
test_short (void)
{
  g_autoptr (QuothText) empty = quoth_text_new ("", 0, NULL);
  g_autoptr (GArray) none = quoth_soft_splits_find (empty);
  g_autofree char *utf8 = g_strnfill (QUOTH_SOFT_PARAGRAPH_MAX, 'x');
  g_autoptr (QuothText) text = quoth_text_new (utf8, -1, NULL);
  g_autoptr (GArray) splits = quoth_soft_splits_find (text);

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (splits->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/soft-splits/random", test_random);
  g_test_add_func ("/soft-splits/sentences", test_sentences);
  g_test_add_func ("/soft-splits/no-spaces", test_no_spaces);
  g_test_add_func ("/soft-splits/short", test_short);
  return g_test_run ();
}
