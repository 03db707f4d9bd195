/* test-span-scores.c: which units of one coder are those of another
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "agreement/quoth-span-scores.h"

#include "continuum-fixture.h"

static guint64
count_both (const QuothContinuum *continuum, QuothMetric metric)
{
  g_auto (QuothSpanScores) scores = { 0 };

  g_assert_true (quoth_span_scores_init (&scores, continuum, 0, 1, metric, NULL, NULL));
  return scores.n_both;
}

static void
test_examples (void)
{
  g_autoptr (QuothContinuum) continuum = quoth_continuum_new (100);
  g_autoptr (QuothContinuum) untyped = NULL;

  mark (continuum, "A", "x", 0, 10);
  mark (continuum, "A", "x", 0, 10);
  mark (continuum, "A", "y", 20, 30);
  mark (continuum, "A", "x", 50, 50);
  mark (continuum, "B", "x", 0, 10);
  mark (continuum, "B", "x", 20, 30);
  mark (continuum, "B", "x", 50, 50);
  mark (continuum, "B", "x", 8, 12);
  g_assert_cmpuint (count_both (continuum, QUOTH_METRIC_EXACT), ==, 2);
  g_assert_cmpuint (count_both (continuum, QUOTH_METRIC_OVERLAP), ==, 3);
  g_assert_cmpuint (count_both (continuum, QUOTH_METRIC_TOKEN), ==, 12);
  untyped = quoth_continuum_dup_untyped (continuum);
  g_assert_cmpuint (count_both (untyped, QUOTH_METRIC_EXACT), ==, 3);
  g_assert_cmpuint (count_both (untyped, QUOTH_METRIC_OVERLAP), ==, 4);
  g_assert_cmpuint (count_both (untyped, QUOTH_METRIC_TOKEN), ==, 22);
}

/* The greedy way takes the longest overlap first, and leaves two alone. */
static void
test_optimal (void)
{
  g_autoptr (QuothContinuum) continuum = quoth_continuum_new (100);
  g_auto (QuothSpanScores) scores = { 0 };

  mark (continuum, "A", "x", 0, 30);
  mark (continuum, "A", "x", 25, 60);
  mark (continuum, "B", "x", 5, 50);
  mark (continuum, "B", "x", 50, 70);
  g_assert_true (quoth_span_scores_init (&scores, continuum, 0, 1, QUOTH_METRIC_OVERLAP, NULL, NULL));
  g_assert_cmpuint (scores.n_both, ==, 2);
  g_assert_cmpuint (scores.partners[0], ==, 2);
  g_assert_cmpuint (scores.partners[1], ==, 3);
  g_assert_cmpuint (scores.partners[2], ==, 0);
}

/* Fragments: what lies between them is not theirs. */
static void
test_fragments (void)
{
  g_autoptr (QuothContinuum) continuum = quoth_continuum_new (100);
  QuothRange ranges[] = { { 0, 10 }, { 40, 50 } };

  quoth_continuum_intern_coder (continuum, "A");
  quoth_continuum_intern_code (continuum, "x");
  g_assert_true (quoth_continuum_add (continuum, 0, 0, ranges, 2, NULL));
  mark (continuum, "B", "x", 15, 30);
  g_assert_cmpuint (count_both (continuum, QUOTH_METRIC_OVERLAP), ==, 0);
  mark (continuum, "B", "x", 0, 50);
  g_assert_cmpuint (count_both (continuum, QUOTH_METRIC_EXACT), ==, 0);
  g_assert_cmpuint (count_both (continuum, QUOTH_METRIC_OVERLAP), ==, 1);
  g_assert_cmpuint (count_both (continuum, QUOTH_METRIC_TOKEN), ==, 20);
}

/* What must hold of any units: partners are mutual, of the other coder, of the same code; exact is no more than overlap; the other order finds as many. */
static void
test_random (void)
{
  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (QuothContinuum) continuum = draw_anywhere (40, 2, (guint) g_test_rand_int_range (0, 20), 3);
      guint n_units;
      const QuothContinuumUnit *units = quoth_continuum_get_units (continuum, &n_units);
      guint64 n_exact = count_both (continuum, QUOTH_METRIC_EXACT);
      g_auto (QuothSpanScores) scores = { 0 };
      g_auto (QuothSpanScores) turned = { 0 };
      guint n = 0;

      g_assert_true (quoth_span_scores_init (&scores, continuum, 0, 1, QUOTH_METRIC_OVERLAP, NULL, NULL));
      g_assert_true (quoth_span_scores_init (&turned, continuum, 1, 0, QUOTH_METRIC_OVERLAP, NULL, NULL));
      g_assert_cmpuint (scores.n_both, ==, turned.n_both);
      g_assert_cmpuint (n_exact, <=, scores.n_both);
      for (guint u = 0; u < n_units; u++)
        if (scores.partners[u] != G_MAXUINT)
          {
            guint other = scores.partners[u];

            g_assert_cmpuint (scores.partners[other], ==, u);
            g_assert_cmpuint (units[other].coder, !=, units[u].coder);
            g_assert_cmpuint (units[other].code, ==, units[u].code);
            n++;
          }
      g_assert_cmpuint (n, ==, 2 * scores.n_both);
    }
}

static void
test_same (void)
{
  static const QuothMetric metrics[] = { QUOTH_METRIC_EXACT, QUOTH_METRIC_OVERLAP, QUOTH_METRIC_TOKEN };

  for (guint round = 0; round < 50; round++)
    {
      g_autoptr (QuothContinuum) some = draw_anywhere (60, 1, 12, 3);
      g_autoptr (QuothContinuum) same = make_same (some, 2);

      for (guint i = 0; i < G_N_ELEMENTS (metrics); i++)
        {
          g_auto (QuothSpanScores) scores = { 0 };

          g_assert_true (quoth_span_scores_init (&scores, same, 0, 1, metrics[i], NULL, NULL));
          g_assert_cmpuint (scores.n_both, ==, scores.n_first);
          g_assert_cmpuint (scores.n_both, ==, scores.n_second);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/span-scores/examples", test_examples);
  g_test_add_func ("/span-scores/optimal", test_optimal);
  g_test_add_func ("/span-scores/fragments", test_fragments);
  g_test_add_func ("/span-scores/random", test_random);
  g_test_add_func ("/span-scores/same", test_same);
  return g_test_run ();
}
