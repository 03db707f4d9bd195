/* test-bootstrap.c: how sure a result is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "agreement/quoth-agreement.h"
#include "ratings-fixture.h"

static QuothAgreement *
bootstrap (QuothRatings *ratings, QuothMeasure measure, QuothMetric metric, guint n_rounds, guint64 seed)
{
  g_autoptr (GError) error = NULL;
  QuothAgreement *agreement = quoth_agreement_measure (ratings, measure, metric, &error);

  g_assert_no_error (error);
  g_assert_true (quoth_agreement_bootstrap (agreement, ratings, n_rounds, seed, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  return agreement;
}

/* The same seed draws the same; the value is in the interval, which is narrower with more units. */
static void
test_interval (void)
{
  for (QuothMeasure measure = 0; !quoth_measure_is_of_spans (measure); measure++)
    {
      g_autoptr (QuothRatings) few = draw_ratings (3, 50, 3, 10);
      g_autoptr (QuothRatings) many = draw_ratings (3, 800, 3, 10);
      g_autoptr (QuothAgreement) one = bootstrap (few, measure, QUOTH_METRIC_NOMINAL, 100, 42);
      g_autoptr (QuothAgreement) same = bootstrap (few, measure, QUOTH_METRIC_NOMINAL, 100, 42);
      g_autoptr (QuothAgreement) other = bootstrap (few, measure, QUOTH_METRIC_NOMINAL, 100, 43);
      g_autoptr (QuothAgreement) sure = bootstrap (many, measure, QUOTH_METRIC_NOMINAL, 100, 42);

      g_assert_true (one->has_interval);
      g_assert_cmpfloat (one->low, ==, same->low);
      g_assert_cmpfloat (one->high, ==, same->high);
      g_assert_true (one->low != other->low || one->high != other->high);
      g_assert_cmpfloat (one->low, <, one->value);
      g_assert_cmpfloat (one->high, >, one->value);
      g_assert_cmpfloat (sure->high - sure->low, <, one->high - one->low);
      g_assert_cmpuint (one->n_rounds, ==, 100);
    }
}

/* The standard error of a share is known: sqrt (p (1 − p) / n). The interval is as wide as that says. */
static void
test_width (void)
{
  g_autoptr (QuothRatings) ratings = quoth_ratings_new ((const char *[]){ "A", "B", NULL });
  g_autoptr (QuothAgreement) agreement = NULL;

  for (guint u = 0; u < 1000; u++)
    {
      quoth_ratings_add_unit (ratings);
      quoth_ratings_set_name (ratings, u, 0, "x");
      quoth_ratings_set_name (ratings, u, 1, u < 800 ? "x" : "y");
    }
  agreement = bootstrap (ratings, QUOTH_MEASURE_PERCENT, QUOTH_METRIC_NOMINAL, 1000, 1);
  g_assert_cmpfloat_with_epsilon (agreement->value, 0.8, 1e-12);
  g_assert_cmpfloat_with_epsilon (agreement->low, 0.8 - 1.96 * 0.012649, 0.003);
  g_assert_cmpfloat_with_epsilon (agreement->high, 0.8 + 1.96 * 0.012649, 0.003);
}

/* One unit of a hundred differs: a third of the rounds draw it never, and have no variation. */
static void
test_undefined_rounds (void)
{
  g_autoptr (QuothRatings) ratings = quoth_ratings_new ((const char *[]){ "A", "B", NULL });
  g_autoptr (QuothAgreement) agreement = NULL;
  g_autoptr (QuothAgreement) nothing = NULL;

  for (guint u = 0; u < 100; u++)
    {
      quoth_ratings_add_unit (ratings);
      quoth_ratings_set_name (ratings, u, 0, "x");
      quoth_ratings_set_name (ratings, u, 1, u > 0 ? "x" : "y");
    }
  agreement = bootstrap (ratings, QUOTH_MEASURE_KRIPPENDORFF_ALPHA, QUOTH_METRIC_NOMINAL, 500, 1);
  g_assert_true (agreement->has_interval);
  g_assert_cmpuint (agreement->n_rounds_undefined, >, 120);
  g_assert_cmpuint (agreement->n_rounds_undefined, <, 250);
  quoth_ratings_set_name (ratings, 0, 1, "x");
  nothing = bootstrap (ratings, QUOTH_MEASURE_KRIPPENDORFF_ALPHA, QUOTH_METRIC_NOMINAL, 500, 1);
  g_assert_false (nothing->has_interval);
  g_assert_false (nothing->defined);
}

typedef struct
{
  GCancellable *cancellable;
  guint64 done;
} Watch;

static void
cancel_cb (guint64 done, guint64 total, gpointer user_data)
{
  Watch *watch = user_data;

  g_assert_cmpuint (total, ==, G_MAXINT);
  watch->done = done;
  g_cancellable_cancel (watch->cancellable);
}

static void
test_cancel (void)
{
  g_autoptr (QuothRatings) ratings = draw_ratings (3, 100, 3, 0);
  g_autoptr (QuothAgreement) agreement
    = quoth_agreement_measure (ratings, QUOTH_MEASURE_KRIPPENDORFF_ALPHA, QUOTH_METRIC_NOMINAL, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Watch watch = { cancellable, 0 };

  g_assert_false (
    quoth_agreement_bootstrap (agreement, ratings, G_MAXINT, 1, cancel_cb, &watch, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (watch.done, >, 0);
  g_assert_false (agreement->has_interval);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bootstrap/interval", test_interval);
  g_test_add_func ("/bootstrap/width", test_width);
  g_test_add_func ("/bootstrap/undefined-rounds", test_undefined_rounds);
  g_test_add_func ("/bootstrap/cancel", test_cancel);
  return g_test_run ();
}
