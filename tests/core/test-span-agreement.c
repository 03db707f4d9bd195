/* test-span-agreement.c: how far coders agree on what they marked in a text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "agreement/quoth-agreement.h"

#include <math.h>

#include "continuum-fixture.h"
#include "text/quoth-error.h"

typedef void (*CheckFunc) (const QuothAgreement *result, const char *data);

static void
measure_all (const QuothContinuum *continuum, CheckFunc check, const char *data)
{
  for (QuothMeasure measure = 0; measure < QUOTH_N_MEASURES; measure++)
    for (QuothMetric metric = 0; quoth_measure_is_of_spans (measure) && metric < QUOTH_N_METRICS; metric++)
      if (quoth_measure_takes (measure, metric))
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (GPtrArray) results = quoth_agreement_measure_spans (continuum, measure, metric, NULL, &error);

          g_assert_no_error (error);
          for (guint i = 0; i < results->len; i++)
            check (results->pdata[i], data);
        }
}

static void
check_undefined (const QuothAgreement *result, const char *data)
{
  g_test_message ("%s: %s", quoth_measure_to_nick (result->measure), result->why);
  g_assert_false (result->defined);
  g_assert_nonnull (strstr (result->why, data));
  g_assert_true (isfinite (result->observed) && isfinite (result->expected));
}

/* One unit over all of the text leaves the newer α nothing to expect; the older one and γ have other places to put it. */
static void
check_chance_undefined (const QuothAgreement *result, const char *data)
{
  if (result->measure <= QUOTH_MEASURE_UNITIZING_ALPHA_K)
    check_undefined (result, data);
}

static void
test_undefined (void)
{
  g_autoptr (QuothContinuum) nobody = quoth_continuum_new (20);
  g_autoptr (QuothContinuum) one = quoth_continuum_new (20);
  g_autoptr (QuothContinuum) all = quoth_continuum_new (20);

  quoth_continuum_intern_coder (nobody, "A");
  quoth_continuum_intern_coder (nobody, "B");
  quoth_continuum_intern_code (nobody, "x");
  measure_all (nobody, check_undefined, "Nobody");
  mark (one, "A", "x", 2, 5);
  measure_all (one, check_undefined, "only one coder");
  mark (all, "A", "x", 0, 20);
  mark (all, "B", "x", 0, 20);
  measure_all (all, check_chance_undefined, "no variation");
}

static void
check_number (const QuothAgreement *result, const char *data)
{
  g_assert_true (isfinite (result->value));
  g_assert_true (result->defined == (result->why == NULL));
}

/* A coder who marked nothing is one who saw nothing to mark: nothing is 1, nothing is NaN. */
static void
test_silent_coder (void)
{
  g_autoptr (QuothContinuum) continuum = quoth_continuum_new (50);
  g_autoptr (GPtrArray) f1 = NULL;
  g_autoptr (GPtrArray) alpha = NULL;

  mark (continuum, "A", "x", 5, 10);
  mark (continuum, "A", "y", 20, 30);
  quoth_continuum_intern_coder (continuum, "B");
  measure_all (continuum, check_number, NULL);
  f1 = quoth_agreement_measure_spans (continuum, QUOTH_MEASURE_SPAN_F1, QUOTH_METRIC_OVERLAP, NULL, NULL);
  g_assert_cmpfloat (((QuothAgreement *) f1->pdata[0])->value, ==, 0);
  g_assert_false (((QuothAgreement *) f1->pdata[0])->has_scores);
  alpha = quoth_agreement_measure_spans (continuum, QUOTH_MEASURE_UNITIZING_ALPHA, QUOTH_METRIC_NOMINAL, NULL, NULL);
  g_assert_cmpfloat (((QuothAgreement *) alpha->pdata[0])->value, <, 0);
}

static void
test_empty_spans (void)
{
  g_autoptr (QuothContinuum) continuum = quoth_continuum_new (50);
  g_autoptr (GPtrArray) alpha = NULL;
  const QuothAgreement *result;

  mark (continuum, "A", "x", 5, 5);
  mark (continuum, "B", "x", 5, 5);
  mark (continuum, "A", "x", 10, 20);
  mark (continuum, "B", "x", 12, 22);
  measure_all (continuum, check_number, NULL);
  alpha = quoth_agreement_measure_spans (continuum, QUOTH_MEASURE_UNITIZING_ALPHA, QUOTH_METRIC_NOMINAL, NULL, NULL);
  result = alpha->pdata[0];
  g_assert_cmpuint (result->n, ==, 2);
  g_assert_cmpuint (result->left_out->len, ==, 1);
  g_assert_cmpuint (((QuothLeftOut *) result->left_out->pdata[0])->n, ==, 2);
}

/* Any units of any coders give finite numbers or a reason. */
static void
test_random (void)
{
  for (guint round = 0; round < 60; round++)
    {
      g_autoptr (QuothContinuum) continuum
        = draw_anywhere (30, (guint) g_test_rand_int_range (0, 4), (guint) g_test_rand_int_range (0, 6), 2);

      measure_all (continuum, check_number, NULL);
    }
}

/* A hundred pairs and fifty units alone: F1 is .8, and its interval as wide as the share of pairs among the things that are drawn says. */
static void
test_interval (void)
{
  g_autoptr (QuothContinuum) continuum = quoth_continuum_new (3000);
  g_autoptr (GPtrArray) f1 = NULL;
  QuothAgreement *result;

  for (guint u = 0; u < 150; u++)
    {
      mark (continuum, "A", "x", u * 20, u * 20 + 9);
      if (u < 100)
        mark (continuum, "B", "x", u * 20 + 1, u * 20 + 9);
    }
  f1 = quoth_agreement_measure_spans (continuum, QUOTH_MEASURE_SPAN_F1, QUOTH_METRIC_OVERLAP, NULL, NULL);
  result = f1->pdata[0];
  g_assert_true (quoth_agreement_bootstrap_scores (result, continuum, 1000, 5, NULL, NULL, NULL, NULL));
  g_assert_true (result->has_interval);
  g_assert_cmpfloat (result->value, ==, 0.8);
  g_assert_cmpfloat_with_epsilon (result->low, 2 * .5912 / 1.5912, 0.012);
  g_assert_cmpfloat_with_epsilon (result->high, 2 * .7421 / 1.7421, 0.012);
}

static void
test_too_deep (void)
{
  g_autoptr (QuothContinuum) continuum = quoth_continuum_new (1000);
  g_autoptr (GPtrArray) alpha = NULL;

  mark (continuum, "B", "x", 0, 5);
  for (guint u = 0; u < 200; u++)
    {
      mark (continuum, "A", "x", 300 - u, 500 + u);
      mark (continuum, "A", "x", u, u + 1);
    }
  alpha = quoth_agreement_measure_spans (continuum, QUOTH_MEASURE_UNITIZING_ALPHA, QUOTH_METRIC_NOMINAL, NULL, NULL);
  g_assert_nonnull (alpha);
  mark (continuum, "A", "x", 0, 1000);
  for (QuothMeasure measure = QUOTH_MEASURE_UNITIZING_ALPHA; measure < QUOTH_N_MEASURES; measure++)
    {
      g_autoptr (GError) error = NULL;
      QuothMetric metric = measure == QUOTH_MEASURE_SPAN_F1 ? QUOTH_METRIC_OVERLAP : QUOTH_METRIC_NOMINAL;

      g_assert_null (quoth_agreement_measure_spans (continuum, measure, metric, NULL, &error));
      g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_TOO_LARGE);
      g_assert_nonnull (strstr (error->message, "“A”"));
    }
}

/* Of two coders precision is the other's recall. */
static void
test_scores (void)
{
  g_autoptr (QuothContinuum) figure = make_figure ();
  g_autoptr (QuothContinuum) pair = quoth_continuum_dup_pair (figure, 0, 1);
  g_autoptr (QuothContinuum) turned = quoth_continuum_dup_pair (figure, 1, 0);
  g_autoptr (GPtrArray) one = quoth_agreement_measure_spans (pair, QUOTH_MEASURE_SPAN_F1, QUOTH_METRIC_EXACT, NULL, NULL);
  g_autoptr (GPtrArray) other = quoth_agreement_measure_spans (turned, QUOTH_MEASURE_SPAN_F1, QUOTH_METRIC_EXACT, NULL, NULL);
  const QuothAgreement *a = one->pdata[0], *b = other->pdata[0];

  g_assert_true (a->has_scores);
  g_assert_cmpfloat (a->precision, ==, 1.0 / 4);
  g_assert_cmpfloat (a->recall, ==, 1.0 / 6);
  g_assert_cmpfloat (a->value, ==, 0.2);
  g_assert_cmpfloat (b->precision, ==, a->recall);
  g_assert_cmpfloat (b->value, ==, a->value);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/span-agreement/undefined", test_undefined);
  g_test_add_func ("/span-agreement/silent-coder", test_silent_coder);
  g_test_add_func ("/span-agreement/empty-spans", test_empty_spans);
  g_test_add_func ("/span-agreement/random", test_random);
  g_test_add_func ("/span-agreement/interval", test_interval);
  g_test_add_func ("/span-agreement/too-deep", test_too_deep);
  g_test_add_func ("/span-agreement/scores", test_scores);
  return g_test_run ();
}
