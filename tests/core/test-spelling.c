/* test-spelling.c: tests of quoth-spelling.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "analysis/quoth-spelling.h"
#include "random-project.h"

static void
assert_same (const char *a, const char *b)
{
  g_autofree char *folded_a = quoth_fold (a);
  g_autofree char *folded_b = quoth_fold (b);
  g_autofree char *one = quoth_spelling_make (folded_a);
  g_autofree char *other = quoth_spelling_make (folded_b);

  g_assert_cmpstr (one, ==, other);
}

static void
test_same (void)
{
  assert_same ("Ушаков", "Ushakov");
  assert_same ("Uschakow", "Ushakov");
  assert_same ("Чайковский", "Tschaikowski");
  assert_same ("Чайковский", "Tchaikovsky");
  assert_same ("Хрущёв", "Khrushchev");
  assert_same ("Зеленський", "Zelenskyy");
  assert_same ("Zelensky", "Zelenskiy");
  assert_same ("Sergey", "Sergej");
  assert_same ("Παπανδρέου", "Papandreoi");
  assert_same ("Łukasz", "Lukasz");
  assert_same ("习近平", "习近平");
  assert_same ("", "");
}

static void
test_distance (void)
{
  g_assert_cmpuint (quoth_spelling_get_distance ("", "", 2), ==, 0);
  g_assert_cmpuint (quoth_spelling_get_distance ("putin", "putin", 2), ==, 0);
  g_assert_cmpuint (quoth_spelling_get_distance ("putin", "putni", 2), ==, 1);
  g_assert_cmpuint (quoth_spelling_get_distance ("putin", "putine", 2), ==, 1);
  g_assert_cmpuint (quoth_spelling_get_distance ("putin", "patin", 2), ==, 1);
  g_assert_cmpuint (quoth_spelling_get_distance ("putin", "ptn", 2), ==, 2);
  g_assert_cmpuint (quoth_spelling_get_distance ("putin", "p", 2), ==, 3);
  g_assert_cmpuint (quoth_spelling_get_distance ("习近平", "习平", 2), ==, 1);
}

/* A few changes are never counted as more than they are, and both ways the same. */
static void
test_random (void)
{
  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *text = random_text (8);
      GString *changed = g_string_new (text);
      guint n = random_below (3);
      guint distance;

      for (guint k = 0; k < n; k++)
        {
          glong place = g_test_rand_int_range (0, (int) g_utf8_strlen (changed->str, -1) + 1);

          g_string_insert (changed, g_utf8_offset_to_pointer (changed->str, place) - changed->str, "q");
        }
      distance = quoth_spelling_get_distance (text, changed->str, 5);
      g_assert_cmpuint (distance, ==, n);
      g_assert_cmpuint (quoth_spelling_get_distance (changed->str, text, 5), ==, n);
      g_string_free (changed, TRUE);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/spelling/same", test_same);
  g_test_add_func ("/spelling/distance", test_distance);
  g_test_add_func ("/spelling/random", test_random);
  return g_test_run ();
}
