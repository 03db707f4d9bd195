/* test-grams.c: tests of quoth-grams.c and quoth-words.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "analysis/quoth-grams.h"
#include "analysis/quoth-words.h"
#include "random-project.h"

static void
assert_words (const char *text, const char *expected)
{
  g_autoptr (GPtrArray) words = quoth_words_split (text);
  g_autofree char *joined = quoth_words_join (words, 0, words->len, "|");

  g_assert_cmpstr (joined, ==, expected);
}

static void
test_words (void)
{
  assert_words ("", "");
  assert_words (" … – ", "");
  assert_words ("Xi’s “deal”", "xi|s|deal");
  assert_words ("@miraholt_lake", "miraholt|lake");
  assert_words ("🇨🇳&🇷🇺used it", "🇨🇳|🇷🇺|used|it");
  assert_words ("👨‍👩‍👧!", "👨‍👩‍👧");
  assert_words ("Österreich 2024", "osterreich|2024");
  assert_words ("习近平，普京", "习近平|普京");
}

static void
test_key (void)
{
  g_autofree char *name = quoth_words_make_key ("  XI Jinping. ");
  g_autofree char *sign = quoth_words_make_key ("§");

  g_assert_cmpstr (name, ==, "xi jinping");
  g_assert_cmpstr (sign, ==, "§");
}

static void
assert_n_grams (const char *text, guint n)
{
  g_autoptr (GArray) grams = quoth_grams_list (text);

  for (guint i = 1; i < grams->len; i++)
    g_assert_cmpuint (g_array_index (grams, guint64, i - 1), <, g_array_index (grams, guint64, i));
  g_assert_cmpuint (grams->len, ==, n);
}

static void
test_grams (void)
{
  assert_n_grams ("", 0);
  assert_n_grams ("a", 1);
  assert_n_grams ("Deal, deal", 4);
  assert_n_grams ("deal deals", 6);
  assert_n_grams ("习", 1);
  assert_n_grams ("习近平", 2);
  /* The pairs of a run are those of a longer one. */
  assert_n_grams ("习近平 习近平说", 3);
}

/* Whatever is asked, the table knows what came, and in which order. */
static void
test_table (void)
{
  g_autoptr (QuothGramTable) table = quoth_gram_table_new ();
  g_autoptr (GHashTable) plain = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < 5000; i++)
    {
      guint64 gram = (guint64) random_below (3000) << (random_below (3) * 21);
      gpointer number;
      guint found;

      if (g_hash_table_lookup_extended (plain, &gram, NULL, &number))
        {
          g_assert_true (quoth_gram_table_find (table, gram, &found));
          g_assert_cmpuint (found, ==, GPOINTER_TO_UINT (number));
        }
      else
        {
          g_assert_false (quoth_gram_table_find (table, gram, &found));
          g_hash_table_insert (plain, g_memdup2 (&gram, sizeof gram), GUINT_TO_POINTER (g_hash_table_size (plain)));
        }
      found = quoth_gram_table_add (table, gram);
      g_assert_cmpuint (found, ==, GPOINTER_TO_UINT (g_hash_table_lookup (plain, &gram)));
    }
}

/* No text makes it fall over, and one more text never makes grams fewer. */
static void
test_random (void)
{
  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *text = random_text (random_below (40));
      g_autofree char *more = g_strconcat (text, " and more", NULL);
      g_autoptr (GArray) grams = quoth_grams_list (text);
      g_autoptr (GArray) more_grams = quoth_grams_list (more);

      g_assert_cmpuint (grams->len, <=, more_grams->len);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/grams/words", test_words);
  g_test_add_func ("/grams/key", test_key);
  g_test_add_func ("/grams/grams", test_grams);
  g_test_add_func ("/grams/table", test_table);
  g_test_add_func ("/grams/random", test_random);
  return g_test_run ();
}
