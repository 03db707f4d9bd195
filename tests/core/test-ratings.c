/* test-ratings.c: what each coder said of each unit
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ratings-fixture.h"

#include <math.h>

static void
test_cells (void)
{
  g_autoptr (QuothRatings) ratings = make_ratings ((const char *[]){ "a b . a", "b b . 2.5", NULL });

  g_assert_cmpuint (quoth_ratings_get_n_coders (ratings), ==, 2);
  g_assert_cmpuint (quoth_ratings_get_n_units (ratings), ==, 4);
  g_assert_cmpuint (quoth_ratings_get_n_values (ratings), ==, 3);
  g_assert_cmpuint (quoth_ratings_get (ratings, 0, 0), ==, quoth_ratings_get (ratings, 3, 0));
  g_assert_cmpuint (quoth_ratings_get (ratings, 2, 1), ==, QUOTH_RATING_MISSING);
  g_assert_cmpfloat (quoth_ratings_get_number (ratings, quoth_ratings_get (ratings, 3, 1)), ==, 2.5);
  g_assert_true (isnan (quoth_ratings_get_number (ratings, quoth_ratings_get (ratings, 0, 0))));
  quoth_ratings_set_number (ratings, quoth_ratings_intern (ratings, "a"), -1);
  g_assert_cmpfloat (quoth_ratings_get_number (ratings, 0), ==, -1);
}

/* The confusion matrix says of each pair of values how many units have it; a pair of coders alone has the same. */
static void
test_pairs (void)
{
  for (guint round = 0; round < 20; round++)
    {
      g_autoptr (QuothRatings) ratings = draw_ratings (4, 60, 5, 20);
      gsize n = quoth_ratings_get_n_values (ratings);
      g_autofree guint64 *counts = g_new (guint64, n * n);
      g_autofree guint64 *of_pair = g_new (guint64, n * n);
      g_autoptr (QuothRatings) pair = quoth_ratings_dup_pair (ratings, 3, 1);
      guint64 n_units = quoth_ratings_count_pairs (ratings, 3, 1, counts);
      guint64 sum = 0;

      g_assert_cmpuint (quoth_ratings_count_pairs (pair, 0, 1, of_pair), ==, n_units);
      g_assert_cmpmem (counts, n * n * sizeof *counts, of_pair, n * n * sizeof *of_pair);
      for (guint32 a = 0; a < n; a++)
        for (guint32 b = 0; b < n; b++)
          {
            guint64 found = 0;

            for (guint u = 0; u < 60; u++)
              found += quoth_ratings_get (ratings, u, 3) == a && quoth_ratings_get (ratings, u, 1) == b;
            g_assert_cmpuint (counts[a * n + b], ==, found);
            sum += found;
          }
      g_assert_cmpuint (sum, ==, n_units);
    }
}

static void
test_against (void)
{
  g_autoptr (QuothRatings) ratings = draw_ratings (3, 50, 4, 30);
  guint32 value = quoth_ratings_intern (ratings, "2");
  g_autoptr (QuothRatings) against = quoth_ratings_dup_against (ratings, value);

  for (guint u = 0; u < 50; u++)
    for (guint c = 0; c < 3; c++)
      {
        guint32 was = quoth_ratings_get (ratings, u, c);
        guint32 is = quoth_ratings_get (against, u, c);

        g_assert_true ((was == QUOTH_RATING_MISSING) == (is == QUOTH_RATING_MISSING));
        if (is != QUOTH_RATING_MISSING)
          g_assert_cmpstr (quoth_ratings_get_value (against, is), ==, was == value ? "1" : "0");
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ratings/cells", test_cells);
  g_test_add_func ("/ratings/pairs", test_pairs);
  g_test_add_func ("/ratings/against", test_against);
  return g_test_run ();
}
