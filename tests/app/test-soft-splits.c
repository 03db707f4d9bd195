/* test-soft-splits.c: tests of quoth-soft-splits.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-soft-splits.h"

#include "quoth-long-text.h"

#include <pango/pango.h>
#include <string.h>

/* Lines, of the text or by a split, are short, unless they are a paragraph that is not very long; no split is at a newline. */
static void
check_splits (QuothText *text, GArray *splits)
{
  guint length = quoth_text_get_length (text);
  guint paragraph = 0, line = 0, n = 0, n_extra = 0;
  gboolean split = FALSE;

  for (guint offset = 0; offset <= length; offset++)
    {
      gboolean ends = offset == length || quoth_text_get_char (text, offset) == '\n';

      if (n < splits->len && g_array_index (splits, QuothSoftSplit, n).offset == offset)
        {
          n_extra += g_array_index (splits, QuothSoftSplit, n).mark != 0 ? 2 : 1;
          g_assert_cmpuint (g_array_index (splits, QuothSoftSplit, n).n_extra, ==, n_extra);
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
          guint split = g_array_index (splits, QuothSoftSplit, i).offset;

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
    g_assert_cmpuint (quoth_text_get_char (text, g_array_index (splits, QuothSoftSplit, i).offset), ==, 'M');
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
        g_assert_true (quoth_text_is_cluster_boundary (text, g_array_index (splits, QuothSoftSplit, j).offset));
    }
}

#define N_CHARACTERS 100000

#define ARABIC "قال الرئيس إن الاتفاق لا يكفي. "
#define HEBREW "הנשיא אמר שההסכם אינו מספיק. "
#define ENGLISH "The president said that the agreement is not enough. "
#define DIGITS "1990–2023 (2,5 %); 3.14. "

/* The first character of those that a text is read by. */
static PangoDirection
find_direction (const char *utf8)
{
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  return pango_find_base_dir (utf8, -1);
  G_GNUC_END_IGNORE_DEPRECATIONS
}

/* Each line that the screen has of the second paragraph is read in the direction of the whole, and marked only if it needs to be. */
static void
check_directions (const char *first, const char *const *units, guint n_units, PangoDirection expected)
{
  g_autoptr (GString) string = g_string_new ("Another paragraph, before it.\n");
  g_autoptr (QuothText) text = NULL;
  g_autoptr (GArray) splits = NULL;
  guint n_characters = 0, n_marked = 0;

  g_string_append (string, first);
  for (guint i = 0; n_characters < N_CHARACTERS; i++)
    {
      /* In runs that are longer than a line of the screen. */
      const char *unit = units[i / 150 % n_units];

      g_string_append (string, unit);
      n_characters += (guint) g_utf8_strlen (unit, -1);
    }
  text = quoth_text_new (string->str, -1, NULL);
  splits = quoth_soft_splits_find (text);
  check_splits (text, splits);
  g_assert_cmpuint (splits->len, >=, N_CHARACTERS / QUOTH_SOFT_LINE_MAX - 1);
  for (guint i = 0; i < splits->len; i++)
    {
      const QuothSoftSplit *split = &g_array_index (splits, QuothSoftSplit, i);
      guint end = i + 1 < splits->len ? split[1].offset : quoth_text_get_length (text);
      g_autoptr (GString) line = g_string_new (NULL);
      g_autofree char *words = quoth_text_dup_slice (text, quoth_range (split->offset, end));

      if (split->mark != 0)
        g_string_append_unichar (line, split->mark);
      g_string_append (line, words);
      g_assert_cmpint (find_direction (line->str), ==, expected);
      g_assert_cmpint (split->mark != 0, ==, find_direction (words) != expected);
      n_marked += split->mark != 0;
    }
  g_assert_cmpint (n_marked > 0, ==, n_units > 1);
}

static void
test_directions (void)
{
  static const char *const arabic[] = { ARABIC }, *const hebrew[] = { HEBREW }, *const english[] = { ENGLISH }, *const digits[] = { DIGITS };
  static const char *const mixed[] = { ARABIC, ENGLISH, HEBREW, DIGITS, ENGLISH };

  check_directions ("", arabic, 1, PANGO_DIRECTION_RTL);
  check_directions ("", hebrew, 1, PANGO_DIRECTION_RTL);
  check_directions ("", english, 1, PANGO_DIRECTION_LTR);
  check_directions ("", digits, 1, PANGO_DIRECTION_NEUTRAL);
  check_directions ("“1.” ", mixed, G_N_ELEMENTS (mixed), PANGO_DIRECTION_RTL);
  check_directions ("“1.” " HEBREW, mixed, G_N_ELEMENTS (mixed), PANGO_DIRECTION_RTL);
  check_directions ("“1.” " ENGLISH, mixed, G_N_ELEMENTS (mixed), PANGO_DIRECTION_LTR);
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
  g_test_add_func ("/soft-splits/directions", test_directions);
  g_test_add_func ("/soft-splits/short", test_short);
  return g_test_run ();
}
