/* test-range-tree.c: tests of quoth-range-tree.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "text/quoth-range-tree.h"

typedef struct
{
  QuothRange range;
  gpointer value;
} Pair;

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  const Pair *x = a, *y = b;
  int order = quoth_range_compare (x->range, y->range);

  if (order != 0)
    return order;
  return GPOINTER_TO_SIZE (x->value) < GPOINTER_TO_SIZE (y->value) ? -1 : x->value != y->value;
}

static gboolean
collect_cb (QuothRange range, gpointer value, gpointer user_data)
{
  Pair pair = { range, value };

  g_array_append_val ((GArray *) user_data, pair);
  return G_SOURCE_CONTINUE;
}

static gboolean
is_met (QuothRange a, QuothRange b)
{
  if (quoth_range_is_empty (a) || quoth_range_is_empty (b))
    return a.start <= b.end && b.start <= a.end;
  return a.start < b.end && b.start < a.end;
}

static void
assert_same_pairs (const GArray *got, const GArray *expected)
{
  g_assert_cmpuint (got->len, ==, expected->len);
  for (guint i = 0; i < got->len; i++)
    g_assert_cmpint (compare_pairs (&g_array_index (got, Pair, i), &g_array_index (expected, Pair, i)), ==, 0);
}

static void
check_overlap (const QuothRangeTree *tree, const GArray *list, QuothRange range)
{
  g_autoptr (GArray) got = g_array_new (FALSE, FALSE, sizeof (Pair));
  g_autoptr (GArray) expected = g_array_new (FALSE, FALSE, sizeof (Pair));

  for (guint i = 0; i < list->len; i++)
    if (is_met (g_array_index (list, Pair, i).range, range))
      g_array_append_val (expected, g_array_index (list, Pair, i));
  quoth_range_tree_foreach_overlap (tree, range, collect_cb, got);
  assert_same_pairs (got, expected);
}

static void
check_next_start (const QuothRangeTree *tree, const GArray *list, guint offset)
{
  QuothRange found;
  gpointer value;
  guint i = 0;

  while (i < list->len && g_array_index (list, Pair, i).range.start < offset)
    i++;
  g_assert_cmpint (quoth_range_tree_next_start (tree, offset, &found, &value), ==, i < list->len);
  if (i < list->len)
    {
      g_assert_true (quoth_range_equal (found, g_array_index (list, Pair, i).range));
      g_assert_true (value == g_array_index (list, Pair, i).value);
    }
}

static QuothRange
make_range (guint span)
{
  guint start = (guint) g_test_rand_int_range (0, (int) span);
  guint longest = g_test_rand_int_range (0, 8) == 0 ? span : 6;

  return quoth_range (start, start + (guint) g_test_rand_int_range (0, (int) longest + 1));
}

/* Inserts or removes a random pair, in the tree and in a sorted list. */
static void
change (QuothRangeTree *tree, GArray *list, guint span, gboolean grow)
{
  Pair pair = { make_range (span), GUINT_TO_POINTER ((guint) g_test_rand_int_range (1, 4)) };
  guint at;

  if (!grow && list->len > 0 && g_test_rand_bit ())
    pair = g_array_index (list, Pair, (guint) g_test_rand_int_range (0, (int) list->len));
  if (grow)
    {
      gboolean there = g_array_binary_search (list, &pair, compare_pairs, NULL);

      g_assert_cmpint (quoth_range_tree_insert (tree, pair.range, pair.value), ==, !there);
      if (there)
        return;
      g_array_append_val (list, pair);
      g_array_sort (list, compare_pairs);
    }
  else
    {
      gboolean there = list->len > 0 && g_array_binary_search (list, &pair, compare_pairs, &at);

      g_assert_cmpint (quoth_range_tree_remove (tree, pair.range, pair.value), ==, there);
      if (there)
        g_array_remove_index (list, at);
    }
  g_assert_cmpuint (quoth_range_tree_get_size (tree), ==, list->len);
}

/* Random changes, and after each all answers are those of a plain list. */
static void
test_random (void)
{
  for (guint round = 0; round < 30; round++)
    {
      g_autoptr (QuothRangeTree) tree = quoth_range_tree_new ();
      g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (Pair));
      guint span = (guint) g_test_rand_int_range (5, 120);

      for (guint i = 0; i < 250; i++)
        {
          g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Pair));

          change (tree, list, span, g_test_rand_int_range (0, 250) > (int) i / 2 + 30);
          check_overlap (tree, list, make_range (span));
          check_next_start (tree, list, (guint) g_test_rand_int_range (0, (int) span + 10));
          quoth_range_tree_foreach (tree, collect_cb, all);
          assert_same_pairs (all, list);
        }
    }
}

static void
test_half_open (void)
{
  g_autoptr (QuothRangeTree) tree = quoth_range_tree_new ();
  g_autoptr (GArray) got = g_array_new (FALSE, FALSE, sizeof (Pair));

  g_assert_true (quoth_range_tree_insert (tree, quoth_range (10, 20), tree));
  g_assert_false (quoth_range_tree_insert (tree, quoth_range (10, 20), tree));
  g_assert_true (quoth_range_tree_insert (tree, quoth_range (10, 20), got));

  quoth_range_tree_foreach_overlap (tree, quoth_range (0, 10), collect_cb, got);
  quoth_range_tree_foreach_overlap (tree, quoth_range (20, 30), collect_cb, got);
  g_assert_cmpuint (got->len, ==, 0);
  quoth_range_tree_foreach_overlap (tree, quoth_range (0, 11), collect_cb, got);
  g_assert_cmpuint (got->len, ==, 2);
  quoth_range_tree_foreach_overlap (tree, quoth_range (20, 20), collect_cb, got);
  g_assert_cmpuint (got->len, ==, 4);

  g_assert_false (quoth_range_tree_remove (tree, quoth_range (10, 21), tree));
  g_assert_true (quoth_range_tree_remove (tree, quoth_range (10, 20), tree));
  g_assert_cmpuint (quoth_range_tree_get_size (tree), ==, 1);
  quoth_range_tree_remove_all (tree);
  g_assert_cmpuint (quoth_range_tree_get_size (tree), ==, 0);
  g_assert_false (quoth_range_tree_next_start (tree, 0, NULL, NULL));
}

static gboolean
stop_cb (QuothRange range, gpointer value, gpointer user_data)
{
  guint *left = user_data;

  g_assert_cmpuint (*left, >, 0);
  return --*left > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
test_stop (void)
{
  g_autoptr (QuothRangeTree) tree = quoth_range_tree_new ();

  for (guint i = 0; i < 100; i++)
    quoth_range_tree_insert (tree, quoth_range (i, i + 50), NULL);
  for (guint n = 1; n < 50; n++)
    {
      guint left = n;

      quoth_range_tree_foreach (tree, stop_cb, &left);
      g_assert_cmpuint (left, ==, 0);
      left = n;
      quoth_range_tree_foreach_overlap (tree, quoth_range (60, 70), stop_cb, &left);
      g_assert_cmpuint (left, ==, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/range-tree/half-open", test_half_open);
  g_test_add_func ("/range-tree/stop", test_stop);
  g_test_add_func ("/range-tree/random", test_random);
  return g_test_run ();
}
