/* quoth-bootstrap.c: how sure a result is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A round draws as many units as there are, with replacement, and measures them. Units with the same ratings are the same to every measure, so
 * that a round is a count of each pattern: O(units) draws into a table that the processor holds close, and O(patterns × coders²) to measure. Ratings
 * with hardly two units alike cost as much as to measure them all anew. Categories stay those of the whole, also where a round has not met one.
 */

#include "config.h"

#include "agreement/quoth-agreement-private.h"

#include <math.h>
#include <string.h>

#include "agreement/quoth-generator.h"

/* Microseconds between two reports. */
#define REPORT_AFTER 100000

static int
compare_values (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

/* Between the two values that are nearest (type 7 of Hyndman & Fan 1996). */
static double
find_quantile (const double *sorted, guint n, double share)
{
  double place = share * (n - 1);
  guint below = (guint) floor (place);
  guint above = MIN (below + 1, n - 1);

  return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
}

void
quoth_agreement_set_interval (QuothAgreement *self, double *values, guint n_values, guint n_rounds, guint64 seed)
{
  self->n_rounds = n_rounds;
  self->n_rounds_undefined = n_rounds - n_values;
  self->seed = seed;
  self->has_interval = n_values > 0 && n_values >= n_rounds - n_values;
  if (!self->has_interval)
    return;
  qsort (values, n_values, sizeof (double), compare_values);
  self->low = find_quantile (values, n_values, (1 - self->level) / 2);
  self->high = find_quantile (values, n_values, (1 + self->level) / 2);
}

static void
draw (const QuothPatterns *patterns, guint32 *weights, QuothGenerator *generator)
{
  memset (weights, 0, patterns->n_rows * sizeof (guint32));
  for (guint32 i = 0; i < patterns->n_units; i++)
    weights[patterns->of_units[quoth_generator_below (generator, patterns->n_units)]]++;
}

gboolean
quoth_agreement_bootstrap (QuothAgreement *self,
                           const QuothRatings *ratings,
                           guint n_rounds,
                           guint64 seed,
                           QuothRoundFunc progress,
                           gpointer user_data,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (QuothDistance) distance = quoth_distance_new (ratings, self->metric, error);
  g_auto (QuothPatterns) patterns = { NULL };
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree guint32 *weights = NULL;
  QuothSample sample;
  QuothGenerator generator;
  gint64 reported = g_get_monotonic_time ();

  if (distance == NULL)
    return FALSE;
  if (!self->defined)
    return TRUE;
  quoth_sample_init (&sample, ratings);
  quoth_patterns_init (&patterns, &sample);
  weights = g_new (guint32, MAX (patterns.n_rows, 1));
  sample.rows = patterns.rows;
  sample.n_rows = patterns.n_rows;
  sample.weights = weights;
  quoth_generator_init (&generator, seed);
  for (guint round = 0; round < n_rounds; round++)
    {
      QuothEstimate estimate;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      draw (&patterns, weights, &generator);
      quoth_estimate_ratings (&sample, self->measure, distance, &estimate);
      if (estimate.why == QUOTH_WHY_NONE)
        g_array_append_val (values, estimate.value);
      if (progress != NULL && g_get_monotonic_time () - reported >= REPORT_AFTER)
        {
          reported = g_get_monotonic_time ();
          progress (round + 1, n_rounds, user_data);
        }
    }
  quoth_agreement_set_interval (self, (double *) (gpointer) values->data, values->len, n_rounds, seed);
  return TRUE;
}
