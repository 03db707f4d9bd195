/* test-boundaries.c: tests of quoth-boundaries.c, quoth-clusters.c and quoth-trim.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * In the texts, "|" stands for the ends of a range and "‖" for an empty one; it is not of the text itself.
 */

#include "text/quoth-boundaries.h"

#include <string.h>
#include <unicode/ubrk.h>

typedef struct
{
  QuothText *text;
  QuothRange range;
} Marked;

static Marked
read_marked (const char *marked)
{
  GString *plain = g_string_new (NULL);
  Marked result = { NULL, { G_MAXUINT, G_MAXUINT } };
  g_autofree char *utf8 = NULL;
  GError *error = NULL;

  for (const char *p = marked; *p != '\0'; p = g_utf8_next_char (p))
    {
      guint offset = (guint) g_utf8_strlen (plain->str, -1);
      gunichar c = g_utf8_get_char (p);

      if (c == 0x2016)
        result.range = quoth_range (offset, offset);
      else if (c != '|')
        g_string_append_unichar (plain, c);
      else if (result.range.start == G_MAXUINT)
        result.range.start = offset;
      else
        result.range.end = offset;
    }
  utf8 = g_string_free (plain, FALSE);
  result.text = quoth_text_new (utf8, -1, &error);
  g_assert_no_error (error);
  return result;
}

typedef QuothRange (*SnapFunc) (QuothText *text, QuothRange range);

static void
assert_snaps (SnapFunc snap, const char *before, const char *after)
{
  Marked from = read_marked (before);
  Marked to = read_marked (after);
  QuothRange got = snap (from.text, from.range);

  g_test_message ("%s → %s", before, after);
  g_assert_cmpstr (quoth_text_get_utf8 (from.text), ==, quoth_text_get_utf8 (to.text));
  g_assert_cmpuint (got.start, ==, to.range.start);
  g_assert_cmpuint (got.end, ==, to.range.end);
  quoth_text_unref (from.text);
  quoth_text_unref (to.text);
}

static void
test_clusters (void)
{
  static const char *const cases[][2] = {
    { "a|b|c", "a|b|c" },
    { "🇨|🇳|&🇷🇺", "|🇨🇳|&🇷🇺" },
    { "🇨🇳&🇷‖🇺", "🇨🇳&|🇷🇺|" },
    { "🇨🇳🇷|🇺🇮|🇳", "🇨🇳|🇷🇺🇮🇳|" },
    { "a👩‍|👩|‍👧‍👦b", "a|👩‍👩‍👧‍👦|b" },
    { "👍|🏽 o|k", "|👍🏽 o|k" },
    { "cafe|\u0301| noir", "caf|e\u0301| noir" },
    { "\u1112|\u1161|\u11ab", "|\u1112\u1161\u11ab|" },
    { "न|ी|", "|नी|" },
    { "☔|\ufe0f|", "|☔\ufe0f|" },
    { "中|国|", "中|国|" },
    { "a‖b", "a‖b" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_snaps (quoth_text_snap_to_clusters, cases[i][0], cases[i][1]);
}

static void
test_words (void)
{
  static const char *const cases[][2] = {
    { "the Krem|lin bro|ke with", "the |Kremlin broke| with" },
    { "the Krem‖lin", "the |Kremlin|" },
    { "the ‖Kremlin", "the |Kremlin|" },
    { "the Kremlin‖, he", "the |Kremlin|, he" },
    { "the, ‖ he", "the, ‖ he" },
    { "a ‖ b", "a ‖ b" },
    { "the| Kremlin |x", "the| Kremlin |x" },
    { "Xi met Pu|tin|’s", "Xi met |Putin’s|" },
    { "of @Medvedev|RussiaE|, Def", "of |@MedvedevRussiaE|, Def" },
    { "of ‖@MedvedevRussiaE, Def", "of |@MedvedevRussiaE|, Def" },
    { "@Rosneft‖EN's Igor", "|@RosneftEN|'s Igor" },
    { "see #Pax_Si‖nica2 now", "see |#Pax_Sinica2| now" },
    { "@anna@exam‖ple.org.", "|@anna@example.org|." },
    { "和@AlexGa‖buev说", "和|@AlexGabuev|说" },
    { "@李‖明 说", "|@李明| 说" },
    { "that 🇨‖🇳&🇷🇺used", "that |🇨🇳|&🇷🇺used" },
    { "that 🇨🇳&🇷🇺us‖ed", "that 🇨🇳&🇷🇺|used|" },
    { "Sino-Rus‖sian", "Sino-|Russian|" },
    { "in 3.‖14 ways", "in |3.14| ways" },
    { "中国政‖府。", "中国|政府|。" },
    { "г. Моск‖ва.", "г. |Москва|." },
    { "ภาษา‖ไทย", "ภาษา|ไทย|" },
    { "‖", "‖" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_snaps (quoth_text_snap_to_words, cases[i][0], cases[i][1]);
}

static void
test_walk (void)
{
  Marked marked = read_marked ("Xi, (the) @x_1…\n🇨🇳 ok");
  static const guint stops[] = { 0, 2, 5, 8, 10, 14, 16, 18, 19, 21 };
  guint n = G_N_ELEMENTS (stops);

  g_assert_cmpuint (quoth_text_get_length (marked.text), ==, 21);
  for (guint i = 0; i + 1 < n; i++)
    for (guint offset = stops[i]; offset < stops[i + 1]; offset++)
      g_assert_cmpuint (quoth_text_next_word (marked.text, offset), ==, stops[i + 1]);
  for (guint i = 1; i < n; i++)
    for (guint offset = stops[i - 1] + 1; offset <= stops[i]; offset++)
      g_assert_cmpuint (quoth_text_previous_word (marked.text, offset), ==, stops[i - 1]);
  g_assert_cmpuint (quoth_text_next_word (marked.text, 21), ==, 21);
  g_assert_cmpuint (quoth_text_previous_word (marked.text, 0), ==, 0);
  quoth_text_unref (marked.text);
}

static void
test_trim (void)
{
  static const char *const cases[][2] = {
    { "|  the Kremlin, |", "  |the Kremlin|, " },
    { "he said: |“No new deals.”|", "he said: |“No new deals.”|" },
    { "he said: “|No new deals.”| Then", "he said: “|No new deals|.” Then" },
    { "he said: |“No| new deals.”", "he said: “|No| new deals.”" },
    { "|(in March|)", "(|in March|)" },
    { "|(in March)|.", "|(in March)|." },
    { "|(a) and (b)|", "|(a) and (b)|" },
    { "|a) and (b|", "|a) and (b|" },
    { "|„Nein“|", "|„Nein“|" },
    { "„|Nein“|", "„|Nein|“" },
    { "|« Non »| dit", "|« Non »| dit" },
    { "« |Non »| dit", "« |Non| » dit" },
    { "|»Nein«|, sagte", "|»Nein«|, sagte" },
    { "「|不」|他说", "「|不|」他说" },
    { "|他说。|", "|他说|。" },
    { "the |Russians’| gas", "the |Russians’| gas" },
    { "‘the |Russians’| gas", "‘the |Russians|’ gas" },
    { "|What…?|", "|What|…?" },
    { "| \n |", "‖ \n " },
    { "|...|", "‖..." },
    { "a‖b", "a‖b" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_snaps (quoth_text_trim, cases[i][0], cases[i][1]);
}

/* What random texts are made of. */
static const char *const pieces[] = {
  "a", " ", "\n", "e\u0301", "Ж", "中国", "。", "한국", "\u1112\u1161\u11ab", "\u1112", "\u1161", "क्षि", "नी", "กำ", "مرحبا", "🇨🇳", "🇷",
  "🧵", "👩‍👩‍👧‍👦", "\u200d", "👍🏽", "☔️", "@name_1", "#tag", "“", "”", "\u0301\u0302", "don’t", "3.14", "\u0600", "\u0e33", "x@y.z",
};

static char *
make_random_text (guint n)
{
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (string, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
  return g_string_free (string, FALSE);
}

/* Every cluster boundary of random texts is one by ICU on the whole text, and no other. */
static void
test_clusters_random (void)
{
  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *utf8 = make_random_text ((guint) g_test_rand_int_range (1, 120));
      g_autoptr (QuothText) text = quoth_text_new (utf8, -1, NULL);
      UErrorCode status = U_ZERO_ERROR;
      UText whole = UTEXT_INITIALIZER;
      UBreakIterator *iterator = ubrk_open (UBRK_CHARACTER, "", NULL, 0, &status);
      guint last = 0;

      utext_openUTF8 (&whole, utf8, -1, &status);
      ubrk_setUText (iterator, &whole, &status);
      g_assert_true (U_SUCCESS (status));
      for (guint offset = 0; offset <= quoth_text_get_length (text); offset++)
        {
          gboolean is_boundary = ubrk_isBoundary (iterator, (int32_t) quoth_text_to_byte (text, offset));

          g_assert_cmpint (quoth_text_is_cluster_boundary (text, offset), ==, is_boundary);
          if (!is_boundary || offset == 0)
            continue;
          g_assert_cmpuint (quoth_text_next_cluster (text, last), ==, offset);
          g_assert_cmpuint (quoth_text_previous_cluster (text, offset), ==, last);
          last = offset;
        }
      ubrk_close (iterator);
      utext_close (&whole);
    }
}

/* Snapping gives a range around the old one that it leaves alone, and cuts nothing. */
static void
test_snap_random (void)
{
  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *utf8 = make_random_text ((guint) g_test_rand_int_range (1, 40));
      g_autoptr (QuothText) text = quoth_text_new (utf8, -1, NULL);
      guint n = quoth_text_get_length (text);
      guint a = (guint) g_test_rand_int_range (0, (int) n + 1);
      guint b = (guint) g_test_rand_int_range (0, (int) n + 1);
      QuothRange range = quoth_range (MIN (a, b), MAX (a, b));
      QuothRange clusters = quoth_text_snap_to_clusters (text, range);
      QuothRange words = quoth_text_snap_to_words (text, range);
      QuothRange trimmed = quoth_text_trim (text, clusters);

      g_assert_true (clusters.start <= range.start && range.end <= clusters.end);
      g_assert_true (quoth_range_equal (quoth_text_snap_to_clusters (text, clusters), clusters));
      g_assert_true (words.start <= clusters.start && clusters.end <= words.end);
      g_assert_true (quoth_range_equal (quoth_text_snap_to_words (text, words), words));
      g_assert_true (quoth_range_equal (quoth_text_snap_to_clusters (text, words), words));
      g_assert_true (clusters.start <= trimmed.start && trimmed.end <= clusters.end && trimmed.start <= trimmed.end);
      g_assert_true (quoth_range_equal (quoth_text_snap_to_clusters (text, trimmed), trimmed));

      for (guint offset = 0; offset < n; offset++)
        {
          guint next = quoth_text_next_word (text, offset);

          g_assert_cmpuint (next, >, offset);
          g_assert_cmpuint (quoth_text_previous_word (text, next), <=, offset);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/boundaries/clusters", test_clusters);
  g_test_add_func ("/boundaries/words", test_words);
  g_test_add_func ("/boundaries/walk", test_walk);
  g_test_add_func ("/boundaries/trim", test_trim);
  g_test_add_func ("/boundaries/clusters-random", test_clusters_random);
  g_test_add_func ("/boundaries/snap-random", test_snap_random);
  return g_test_run ();
}
