/* test-proposal.c: what is proposed for the fields of a document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/quoth-proposal.h"

#include <string.h>

static void
test_dates (void)
{
  static const struct
  {
    const char *written;
    const char *expected;
  } dates[] = {
    { "2023-04-12", "2023-04-12" },
    { " 2023-04-12T23:59:00-08:00\n", "2023-04-12" },
    { "20230412", "2023-04-12" },
    { "2023/4/2", "2023-04-02" },
    { "2023-04", "2023-04" },
    { "2023", "2023" },
    { "12 April 2023", "2023-04-12" },
    { "Apr 12, 2023", "2023-04-12" },
    { "Wed, 12 Apr 2023 10:00:00 GMT", "2023-04-12" },
    { "Saturday, May 18, 2024, 6:05 pm", "2024-05-18" },
    { "29 February 2024", "2024-02-29" },
    { "29 February 2023", NULL },
    { "2023-13-01", NULL },
    { "2023-02-30", NULL },
    { "0000-00-00", NULL },
    { "yesterday", NULL },
    { "12:30", NULL },
    { "", NULL },
    { NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autofree char *date = quoth_proposal_dup_date (dates[i].written);

      g_assert_cmpstr (date, ==, dates[i].expected);
    }
}

static void
test_authors (void)
{
  g_autofree char *both = quoth_proposal_dup_author ("Mira Holt", "@mira");
  g_autofree char *name = quoth_proposal_dup_author ("Mira Holt", NULL);
  g_autofree char *handle = quoth_proposal_dup_author ("", "@mira");
  g_autofree char *twice = quoth_proposal_dup_author ("Mira Holt (@mira)", "@mira");

  g_assert_cmpstr (both, ==, "Mira Holt (@mira)");
  g_assert_cmpstr (name, ==, "Mira Holt");
  g_assert_cmpstr (handle, ==, "@mira");
  g_assert_cmpstr (twice, ==, "Mira Holt (@mira)");
  g_assert_null (quoth_proposal_dup_author (NULL, NULL));
}

static void
assert_first_words (const char *utf8, const char *expected)
{
  g_autoptr (QuothText) text = quoth_text_new (utf8, -1, NULL);
  g_autofree char *words = quoth_proposal_dup_first_words (text, quoth_range (0, quoth_text_get_length (text)));

  g_assert_cmpstr (words, ==, expected);
}

static void
test_first_words (void)
{
  assert_first_words ("Short", "Short");
  assert_first_words (" On\n\ntwo  \tlines ", "On two lines");
  assert_first_words ("123456789 123456789 123456789 123456789 123456789 1234567890",
                      "123456789 123456789 123456789 123456789 123456789 1234567890");
  assert_first_words ("123456789 123456789 123456789 123456789 123456789 1234567890 more",
                      "123456789 123456789 123456789 123456789 123456789…");
}

/* Never more than 60 clusters, never half of one, and always the beginning of the text. */
static void
test_first_words_property (void)
{
  static const char *const letters[] = { "a", "b ", "中", "🇺🇦", "👩‍🚒", "e\xcc\x81", "ש", "\n", "word " };

  for (guint n = 0; n < 500; n++)
    {
      g_autoptr (GString) utf8 = g_string_new ("x");
      g_autoptr (QuothText) text = NULL;
      g_autoptr (QuothText) shown = NULL;
      g_autofree char *words = NULL;
      guint last;

      for (int i = g_test_rand_int_range (0, 150); i > 0; i--)
        g_string_append (utf8, letters[g_test_rand_int_range (0, G_N_ELEMENTS (letters))]);
      text = quoth_text_new (utf8->str, utf8->len, NULL);
      words = quoth_proposal_dup_first_words (text, quoth_range (0, quoth_text_get_length (text)));
      shown = quoth_text_new (words, -1, NULL);
      g_assert_cmpuint (quoth_text_get_n_clusters (shown), <=, 60);
      last = quoth_text_get_length (shown) - 1;
      g_assert_cmpuint (quoth_text_to_cluster (shown, last), <, quoth_text_get_n_clusters (shown));
      g_assert_cmpint (words[0], ==, 'x');
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/proposal/dates", test_dates);
  g_test_add_func ("/proposal/authors", test_authors);
  g_test_add_func ("/proposal/first-words", test_first_words);
  g_test_add_func ("/proposal/first-words-property", test_first_words_property);
  return g_test_run ();
}
