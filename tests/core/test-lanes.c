/* test-lanes.c: tests of quoth-lanes.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth.h"

#define N_ROUNDS 200
#define N_ITEMS_MAX 60
#define N_RANGES_MAX 4

static gboolean
collide (const QuothLaneItem *a, const QuothLaneItem *b)
{
  for (guint i = 0; i < a->n_ranges; i++)
    for (guint j = 0; j < b->n_ranges; j++)
      if (quoth_range_overlaps (a->ranges[i], b->ranges[j]))
        return TRUE;
  return FALSE;
}

/* Whether one of the items before @n has @lane and is in the way. */
static gboolean
is_taken (const QuothLaneItem *items, guint n, guint lane)
{
  for (guint i = 0; i < n; i++)
    if (items[i].lane == lane && collide (&items[i], &items[n]))
      return TRUE;
  return FALSE;
}

/* Ascending fragments that do not touch, as those of an annotation. */
static guint
make_ranges (QuothRange *ranges)
{
  guint n = (guint) g_test_rand_int_range (1, N_RANGES_MAX + 1);
  guint at = (guint) g_test_rand_int_range (0, 200);

  for (guint i = 0; i < n; i++)
    {
      ranges[i].start = at + (guint) g_test_rand_int_range (1, 20);
      ranges[i].end = at = ranges[i].start + (guint) g_test_rand_int_range (1, 30);
    }
  return n;
}

static void
test_first_fit (void)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      QuothRange ranges[N_ITEMS_MAX][N_RANGES_MAX];
      QuothLaneItem items[N_ITEMS_MAX] = { 0 };
      guint n = (guint) g_test_rand_int_range (1, N_ITEMS_MAX + 1);

      for (guint i = 0; i < n; i++)
        {
          items[i].n_ranges = make_ranges (ranges[i]);
          items[i].ranges = ranges[i];
          items[i].first = (guint) g_test_rand_int_range (0, 2);
        }
      quoth_lanes_assign (items, n);

      for (guint i = 0; i < n; i++)
        {
          gboolean fell_back = items[i].lane < items[i].first || items[i].lane == QUOTH_LANES_MAX;

          g_assert_cmpuint (items[i].lane, <=, QUOTH_LANES_MAX);
          if (items[i].lane < QUOTH_LANES_MAX)
            g_assert_false (is_taken (items, i, items[i].lane));
          for (guint lane = items[i].first; lane < (fell_back ? QUOTH_LANES_MAX : items[i].lane); lane++)
            g_assert_true (is_taken (items, i, lane));
          if (items[i].lane == QUOTH_LANES_MAX)
            for (guint lane = 0; lane < items[i].first; lane++)
              g_assert_true (is_taken (items, i, lane));
        }
    }
}

static void
test_overflow (void)
{
  const QuothRange word = { 10, 20 };
  QuothLaneItem items[QUOTH_LANES_MAX + 5] = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      items[i].ranges = &word;
      items[i].n_ranges = 1;
    }
  quoth_lanes_assign (items, G_N_ELEMENTS (items));
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    g_assert_cmpuint (items[i].lane, ==, MIN (i, QUOTH_LANES_MAX));
}

static void
test_touching (void)
{
  const QuothRange left = { 0, 5 }, right = { 5, 9 };
  QuothLaneItem items[] = { { &left, 1, 0, 0 }, { &right, 1, 0, 0 } };

  quoth_lanes_assign (items, 2);
  g_assert_cmpuint (items[0].lane, ==, 0);
  g_assert_cmpuint (items[1].lane, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lanes/first-fit", test_first_fit);
  g_test_add_func ("/lanes/overflow", test_overflow);
  g_test_add_func ("/lanes/touching", test_touching);
  return g_test_run ();
}
