/* test-matching.c: putting things together one to one, at the greatest gain
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "agreement/quoth-matching.h"

#define MOST 7

static void
add_match (GArray *matches, guint row, guint column, double gain)
{
  QuothMatch match = { row, column, gain };

  g_array_append_val (matches, match);
}

/* All ways there are. */
static double
try_all (double gains[MOST][MOST], guint row, guint taken)
{
  double best;

  if (row == MOST)
    return 0;
  best = try_all (gains, row + 1, taken);
  for (guint c = 0; c < MOST; c++)
    if (gains[row][c] > 0 && !(taken & (1u << c)))
      {
        double with = gains[row][c] + try_all (gains, row + 1, taken | (1u << c));

        best = MAX (best, with);
      }
  return best;
}

static double
add_up (const guint *columns, guint n_rows, guint n_columns, double gains[MOST][MOST])
{
  guint taken = 0;
  double sum = 0;

  for (guint r = 0; r < n_rows; r++)
    if (columns[r] != G_MAXUINT)
      {
        g_assert_cmpuint (columns[r], <, n_columns);
        g_assert_cmpfloat (gains[r][columns[r]], >, 0);
        g_assert_false (taken & (1u << columns[r]));
        taken |= 1u << columns[r];
        sum += gains[r][columns[r]];
      }
  return sum;
}

static void
test_all_ways (void)
{
  for (guint round = 0; round < 1000; round++)
    {
      guint n_rows = (guint) g_test_rand_int_range (0, MOST + 1), n_columns = (guint) g_test_rand_int_range (0, MOST + 1);
      double gains[MOST][MOST] = { { 0 } };
      g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (QuothMatch));
      g_autofree guint *columns = NULL;

      for (guint r = 0; r < n_rows; r++)
        for (guint c = 0; c < n_columns; c++)
          if (g_test_rand_int_range (0, 10) < 6)
            {
              gains[r][c] = round % 2 == 0 ? g_test_rand_int_range (1, 6) : g_test_rand_double_range (0.001, 10);
              add_match (matches, r, c, gains[r][c]);
            }
      columns = quoth_matching_solve (n_rows, n_columns, matches, NULL, NULL);
      g_assert_cmpfloat_with_epsilon (add_up (columns, n_rows, n_columns, gains), try_all (gains, 0, 0), 1e-9);
    }
}

/* A chain in which each column must go to the next row: the greedy way leaves one alone. */
static void
test_chain (void)
{
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (QuothMatch));
  g_autofree guint *columns = NULL;
  guint n = 1000;

  for (guint r = 0; r < n; r++)
    {
      add_match (matches, r, r, 100);
      if (r > 0)
        add_match (matches, r, r - 1, 100.05);
    }
  columns = quoth_matching_solve (n, n, matches, NULL, NULL);
  for (guint r = 0; r < n; r++)
    g_assert_cmpuint (columns[r], ==, r);
}

static void
test_cancel (void)
{
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (QuothMatch));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  add_match (matches, 0, 0, 1);
  g_cancellable_cancel (cancellable);
  g_assert_null (quoth_matching_solve (1, 1, matches, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/matching/all-ways", test_all_ways);
  g_test_add_func ("/matching/chain", test_chain);
  g_test_add_func ("/matching/cancel", test_cancel);
  return g_test_run ();
}
