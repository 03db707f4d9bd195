/* test-factuality.c: tests of quoth-factuality.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-factuality.h"

static void
test_both_ways (void)
{
  for (int factuality = QUOTH_FACTUALITY_UNSET; factuality <= QUOTH_FACTUALITY_U_U; factuality++)
    {
      int certainty, polarity;

      quoth_factuality_to_choice ((QuothFactuality) factuality, &certainty, &polarity);
      g_assert_cmpint (quoth_factuality_from_choice (certainty, polarity), ==, factuality);
    }
}

static void
test_completed (void)
{
  g_assert_cmpint (quoth_factuality_from_choice (1, -1), ==, QUOTH_FACTUALITY_PR_PLUS);
  g_assert_cmpint (quoth_factuality_from_choice (0, -1), ==, QUOTH_FACTUALITY_CT_U);
  g_assert_cmpint (quoth_factuality_from_choice (3, 1), ==, QUOTH_FACTUALITY_U_U);
  g_assert_cmpint (quoth_factuality_from_choice (-1, 0), ==, QUOTH_FACTUALITY_UNSET);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/factuality/both-ways", test_both_ways);
  g_test_add_func ("/factuality/completed", test_completed);
  return g_test_run ();
}
