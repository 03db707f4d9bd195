/* test-ghosts.c: tests of quoth-ghosts.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-ghosts.h"

static int
compare (gconstpointer a, gconstpointer b)
{
  return quoth_range_compare (quoth_suggestion_get_extent (*(QuothSuggestion *const *) a),
                              quoth_suggestion_get_extent (*(QuothSuggestion *const *) b));
}

static QuothGhosts *
make_ghosts (guint n)
{
  GPtrArray *suggestions = quoth_suggestions_new ();

  for (guint i = 0; i < n; i++)
    {
      QuothSuggestion *suggestion = quoth_suggestion_new (QUOTH_KIND_MENTION);
      guint start = (guint) g_test_rand_int_range (0, 80);

      suggestion->spans[0] = quoth_range (start, start + (guint) g_test_rand_int_range (1, 20));
      suggestion->n_spans = 1;
      g_ptr_array_add (suggestions, suggestion);
    }
  g_ptr_array_sort (suggestions, compare);
  return quoth_ghosts_new (suggestions);
}

static void
count_cb (const QuothSuggestion *suggestion, gpointer user_data)
{
  (*(guint *) user_data)++;
}

/* Against looking at all of them. */
static void
check_place (QuothGhosts *ghosts, QuothRange range)
{
  GPtrArray *all = quoth_ghosts_get_all (ghosts);
  const QuothSuggestion *at = quoth_ghosts_at (ghosts, range.start);
  guint met = 0, expected = 0, shortest = G_MAXUINT;
  gboolean touched = FALSE;

  quoth_ghosts_foreach (ghosts, range, count_cb, &met);
  for (guint i = 0; i < all->len; i++)
    {
      QuothRange extent = quoth_suggestion_get_extent (all->pdata[i]);

      expected += extent.start < range.end && extent.end > range.start;
      touched |= extent.start <= range.start && extent.end >= range.start;
      if (quoth_range_contains (extent, range.start))
        shortest = MIN (shortest, quoth_range_length (extent));
    }
  g_assert_cmpuint (met, ==, expected);
  g_assert_cmpint (at != NULL, ==, touched);
  if (shortest < G_MAXUINT)
    g_assert_cmpuint (quoth_range_length (quoth_suggestion_get_extent (at)), ==, shortest);
}

static void
test_places (void)
{
  for (guint round = 0; round < 100; round++)
    {
      g_autoptr (QuothGhosts) ghosts = make_ghosts ((guint) g_test_rand_int_range (0, 25));

      for (guint start = 0; start < 101; start++)
        check_place (ghosts, quoth_range (start, start + (guint) g_test_rand_int_range (1, 30)));
    }
}

static void
test_next (void)
{
  g_autoptr (QuothGhosts) ghosts = make_ghosts (7);
  g_autoptr (QuothGhosts) none = make_ghosts (0);
  GPtrArray *all = quoth_ghosts_get_all (ghosts);
  const QuothSuggestion *at = NULL;

  g_assert_null (quoth_ghosts_next (none, NULL, 0, 1));
  for (guint i = 0; i < 14; i++)
    {
      at = quoth_ghosts_next (ghosts, at, 0, 1);
      g_assert_true (at == all->pdata[i % 7]);
    }
  g_assert_true (quoth_ghosts_next (ghosts, all->pdata[0], 0, -1) == all->pdata[6]);
  g_assert_true (quoth_ghosts_next (ghosts, NULL, 1000, 1) == all->pdata[0]);
  g_assert_true (quoth_ghosts_next (ghosts, NULL, 1000, -1) == all->pdata[6]);
}

static void
test_without (void)
{
  g_autoptr (QuothGhosts) ghosts = make_ghosts (5);
  g_autoptr (GPtrArray) some = g_ptr_array_new ();
  g_autoptr (QuothGhosts) left = NULL;

  g_ptr_array_add (some, quoth_ghosts_get_all (ghosts)->pdata[1]);
  g_ptr_array_add (some, quoth_ghosts_get_all (ghosts)->pdata[4]);
  left = quoth_ghosts_without (ghosts, some);
  g_assert_cmpuint (quoth_ghosts_get_all (left)->len, ==, 3);
  g_assert_false (g_ptr_array_find (quoth_ghosts_get_all (left), some->pdata[0], NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ghosts/places", test_places);
  g_test_add_func ("/ghosts/next", test_next);
  g_test_add_func ("/ghosts/without", test_without);
  return g_test_run ();
}
