/* test-alignment.c: which units of several coders are one thing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "agreement/quoth-alignment.h"

#define MOST 4

static const QuothDissimilarity plain = { 1, 1, 1 };

static GPtrArray *
draw_units (guint n_coders, double length)
{
  GPtrArray *coders = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  for (guint c = 0; c < n_coders; c++)
    {
      GArray *list = g_array_new (FALSE, FALSE, sizeof (QuothAlignedUnit));
      guint n = (guint) g_test_rand_int_range (0, MOST);

      for (guint u = 0; u < n; u++)
        {
          double start = g_test_rand_int_range (0, (gint) length);
          QuothAlignedUnit unit = { start, start + g_test_rand_int_range (1, 15), (guint) g_test_rand_int_range (0, 2) };

          g_array_append_val (list, unit);
        }
      g_ptr_array_add (coders, list);
    }
  return coders;
}

static double
measure_tuple (GPtrArray *coders, const int *tuple)
{
  double sum = 0;

  for (guint i = 0; i < coders->len; i++)
    for (guint j = 0; j < i; j++)
      sum += tuple[i] < 0 || tuple[j] < 0
               ? plain.empty
               : quoth_dissimilarity_get (&plain, &g_array_index ((GArray *) coders->pdata[i], QuothAlignedUnit, tuple[i]),
                                          &g_array_index ((GArray *) coders->pdata[j], QuothAlignedUnit, tuple[j]));
  return sum / (coders->len * (coders->len - 1) / 2.0);
}

static double try_partitions (GPtrArray *coders, guint *free_units);

/* All tuples with the units chosen so far, from @coder on. */
static double
try_tuples (GPtrArray *coders, guint *free_units, int *tuple, guint coder)
{
  double best;

  if (coder == coders->len)
    return measure_tuple (coders, tuple) + try_partitions (coders, free_units);
  tuple[coder] = -1;
  best = try_tuples (coders, free_units, tuple, coder + 1);
  for (int u = 0; u < MOST; u++)
    if (free_units[coder] & (1u << u))
      {
        double sum;

        tuple[coder] = u;
        free_units[coder] &= ~(1u << u);
        sum = try_tuples (coders, free_units, tuple, coder + 1);
        free_units[coder] |= 1u << u;
        best = MIN (best, sum);
      }
  return best;
}

/* The first free unit is in some tuple: all of these, and for each whatever is best of the rest. */
static double
try_partitions (GPtrArray *coders, guint *free_units)
{
  for (guint c = 0; c < coders->len; c++)
    for (int u = 0; u < MOST; u++)
      if (free_units[c] & (1u << u))
        {
          int tuple[MOST] = { -1, -1, -1, -1 };
          double best;

          tuple[c] = u;
          free_units[c] &= ~(1u << u);
          best = try_tuples (coders, free_units, tuple, c + 1);
          free_units[c] |= 1u << u;
          return best;
        }
  return 0;
}

static double
find_best (GPtrArray *coders)
{
  guint free_units[MOST] = { 0 };

  for (guint c = 0; c < coders->len; c++)
    free_units[c] = (1u << ((GArray *) coders->pdata[c])->len) - 1;
  return try_partitions (coders, free_units);
}

/* Of two coders the best there is, of three never better than that, and hardly ever worse. */
static void
test_all_ways (gconstpointer data)
{
  guint n_coders = GPOINTER_TO_UINT (data), n_worse = 0;
  double sum = 0, best_sum = 0;

  for (guint round = 0; round < 400; round++)
    {
      g_autoptr (GPtrArray) coders = draw_units (n_coders, 30);
      double disorder, best = find_best (coders);

      g_assert_true (quoth_alignment_find (coders, &plain, &disorder, NULL, NULL));
      g_assert_cmpfloat (disorder, >=, best - 1e-9);
      if (n_coders == 2)
        g_assert_cmpfloat_with_epsilon (disorder, best, 1e-9);
      n_worse += disorder > best + 1e-9;
      sum += disorder;
      best_sum += best;
    }
  g_test_message ("%u of 400 are not the best; all together are %.5f times the best", n_worse, sum / best_sum);
  g_assert_cmpuint (n_worse, <, 20);
  g_assert_cmpfloat (sum, <, best_sum * 1.005);
}

/* Mathet et al. 2015: 0 for the same unit; Δ∅ for another code at the same place; units side by side are 1 apart by place. */
static void
test_dissimilarity (void)
{
  QuothAlignedUnit unit = { 10, 20, 0 }, other_code = { 10, 20, 1 }, beside = { 20, 30, 0 };
  QuothDissimilarity heavy = { 3, 1, 2 };

  g_assert_cmpfloat (quoth_dissimilarity_get (&plain, &unit, &unit), ==, 0);
  g_assert_cmpfloat (quoth_dissimilarity_get (&plain, &unit, &other_code), ==, 1);
  g_assert_cmpfloat (quoth_dissimilarity_get (&plain, &unit, &beside), ==, 1);
  g_assert_cmpfloat (quoth_dissimilarity_get (&heavy, &unit, &beside), ==, 6);
  g_assert_cmpfloat (quoth_dissimilarity_get (&heavy, &beside, &other_code), ==, 8);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/alignment/dissimilarity", test_dissimilarity);
  g_test_add_data_func ("/alignment/two-coders", GUINT_TO_POINTER (2), test_all_ways);
  g_test_add_data_func ("/alignment/three-coders", GUINT_TO_POINTER (3), test_all_ways);
  return g_test_run ();
}
