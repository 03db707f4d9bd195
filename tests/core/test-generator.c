/* test-generator.c: random numbers that are the same everywhere
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "agreement/quoth-generator.h"

/* What the authors' own programs give for this seed. */
static void
test_known (void)
{
  QuothGenerator generator;

  quoth_generator_init (&generator, 0);
  g_assert_cmphex (generator.s[0], ==, G_GUINT64_CONSTANT (0xe220a8397b1dcdaf));
  g_assert_cmphex (generator.s[1], ==, G_GUINT64_CONSTANT (0x6e789e6aa1b965f4));
  g_assert_cmphex (quoth_generator_next (&generator), ==, G_GUINT64_CONSTANT (0x99ec5f36cb75f2b4));
}

/* Each number comes as often as the others, within five standard deviations. */
static void
test_below (void)
{
  for (guint32 n = 1; n < 40; n += 3)
    {
      QuothGenerator generator;
      guint counts[40] = { 0 };
      guint n_draws = 2000 * n;

      quoth_generator_init (&generator, n);
      for (guint i = 0; i < n_draws; i++)
        {
          guint32 drawn = quoth_generator_below (&generator, n);

          g_assert_cmpuint (drawn, <, n);
          counts[drawn]++;
        }
      for (guint32 i = 0; i < n; i++)
        {
          g_assert_cmpuint (counts[i], >, 2000 - 5 * 45);
          g_assert_cmpuint (counts[i], <, 2000 + 5 * 45);
        }
    }
}

static void
test_unit (void)
{
  QuothGenerator generator;
  double sum = 0;

  quoth_generator_init (&generator, 7);
  for (guint i = 0; i < 100000; i++)
    {
      double drawn = quoth_generator_unit (&generator);

      g_assert_cmpfloat (drawn, >=, 0);
      g_assert_cmpfloat (drawn, <, 1);
      sum += drawn;
    }
  g_assert_cmpfloat_with_epsilon (sum / 100000, 0.5, 0.005);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/generator/known", test_known);
  g_test_add_func ("/generator/below", test_below);
  g_test_add_func ("/generator/unit", test_unit);
  return g_test_run ();
}
