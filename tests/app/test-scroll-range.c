/* test-scroll-range.c: tests of quoth-scroll-range.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-scroll-range.h"

#define LENGTH 10000000

static QuothScrollPlace
make_place (guint first)
{
  return (QuothScrollPlace){
    .seen = quoth_range (first, first + 2000), .length = LENGTH, .page = 800, .pitch = 0.4, .above = -1, .below = -1
  };
}

/* Where the bar stands is where it leads to. */
static void
test_round_trip (void)
{
  for (guint i = 0; i < 1000; i++)
    {
      guint first = (guint) g_test_rand_int_range (5000, LENGTH - 7000);
      QuothScrollPlace place = make_place (first);
      double above, below;
      guint found;

      quoth_scroll_range_get (&place, &above, &below);
      found = quoth_scroll_range_find (&place, above / (above + below));
      g_assert_cmpint (ABS ((int) found - (int) first), <=, 1);
    }
}

/* At the ends the bar is at its ends, and only there. */
static void
test_ends (void)
{
  QuothScrollPlace place = make_place (0);
  double above, below;

  place.above = 0;
  quoth_scroll_range_get (&place, &above, &below);
  g_assert_cmpfloat (above, ==, 0);
  g_assert_cmpfloat (below, >, 0);

  place = make_place (40);
  quoth_scroll_range_get (&place, &above, &below);
  g_assert_cmpfloat (above, >, 0);

  place = make_place (LENGTH - 2000);
  place.below = 30;
  quoth_scroll_range_get (&place, &above, &below);
  g_assert_cmpfloat (below, ==, 30);

  place = make_place (LENGTH - 2000);
  quoth_scroll_range_get (&place, &above, &below);
  g_assert_cmpfloat (below, >, 0);

  /* What is far from an end is not counted, however much of the window is above it. */
  place = make_place (LENGTH / 2);
  place.above = place.below = 3000;
  quoth_scroll_range_get (&place, &above, &below);
  g_assert_cmpfloat (above, ==, 0.4 * LENGTH / 2);
}

static void
test_find (void)
{
  QuothScrollPlace place = make_place (500);

  g_assert_cmpuint (quoth_scroll_range_find (&place, 0), ==, 0);
  g_assert_cmpuint (quoth_scroll_range_find (&place, -1), ==, 0);
  g_assert_cmpuint (quoth_scroll_range_find (&place, 0.999999999), ==, LENGTH - 2000);
  g_assert_cmpuint (quoth_scroll_range_find (&place, 1), ==, LENGTH);
  g_assert_cmpuint (quoth_scroll_range_find (&place, 2), ==, LENGTH);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scroll-range/round-trip", test_round_trip);
  g_test_add_func ("/scroll-range/ends", test_ends);
  g_test_add_func ("/scroll-range/find", test_find);
  return g_test_run ();
}
