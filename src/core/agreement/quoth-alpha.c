/* quoth-alpha.c: Krippendorff's α of ratings
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Krippendorff 2011, "Computing Krippendorff's alpha-reliability"; 2019, chapter 12. With m values in a unit, n values in all units that have
 * two or more (all others are left out), and n_c of them c:
 *
 *   D_o = 1/n Σ_units 1/(m − 1) Σ_(i≠j) δ²(v_i, v_j)      D_e = 1/(n (n − 1)) Σ_c Σ_k n_c n_k δ²(c, k)      α = 1 − D_o / D_e
 *
 * which is the sum over the coincidence matrix, without making it: O(units × coders²) for the first, O(values) for the second, or O(values²) for metrics
 * that have no shorter way. The ordinal difference of c and k, (Σ_(g=c..k) n_g − (n_c + n_k)/2)², is the square of the difference of two
 * numbers, the middle ranks: how many values are below, and half of those that are equal. So it costs what the interval metric costs. Of whole
 * numbers nothing is lost: disagreements of nominal values are counted, and divided at the end.
 */

#include "config.h"

#include "agreement/quoth-estimate.h"

#include <string.h>

typedef struct
{
  const QuothSample *sample;
  const QuothDistance *distance;
  const double *positions; /* nullable: differences are squares of differences of these */
  double *counts;          /* of each value in the units that are compared: n_c */
  guint64 n;               /* values in these units */
  guint64 n_units;
} Alpha;

/* ---- What there is ---- */

static void
count_values (Alpha *self)
{
  const QuothSample *sample = self->sample;

  for (gsize r = 0; r < sample->n_rows; r++)
    {
      const guint32 *row = quoth_sample_get_row (sample, r);
      guint32 weight = quoth_sample_get_weight (sample, r);
      guint m = quoth_sample_count_row (sample, row);

      if (m < 2 || weight == 0)
        continue;
      self->n += (guint64) m * weight;
      self->n_units += weight;
      for (guint c = 0; c < sample->n_coders; c++)
        if (row[c] != QUOTH_RATING_MISSING)
          self->counts[row[c]] += weight;
    }
}

/* Krippendorff's ordinal scale: equal numbers stand at one place. */
typedef struct
{
  double number;
  guint32 value;
} Place;

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *x = a, *y = b;

  return x->number < y->number ? -1 : x->number > y->number;
}

static double *
make_middle_ranks (const Alpha *self)
{
  guint n = self->sample->n_values;
  const double *numbers = quoth_distance_get_numbers (self->distance);
  g_autofree Place *places = g_new (Place, MAX (n, 1));
  double *ranks = g_new (double, MAX (n, 1));
  double below = 0;

  for (guint32 v = 0; v < n; v++)
    places[v] = (Place){ numbers[v], v };
  qsort (places, n, sizeof (Place), compare_places);
  for (guint start = 0, end; start < n; start = end)
    {
      double here = 0;

      for (end = start; end < n && places[end].number == places[start].number; end++)
        here += self->counts[places[end].value];
      for (guint i = start; i < end; i++)
        ranks[places[i].value] = below + here / 2;
      below += here;
    }
  return ranks;
}

/* ---- Disagreement ---- */

/* Ordered pairs of coders that differ. */
static guint
count_different (const guint32 *row, guint n_coders)
{
  guint n = 0;

  for (guint i = 0; i < n_coders; i++)
    for (guint j = 0; j < i; j++)
      n += row[i] != row[j] && row[i] != QUOTH_RATING_MISSING && row[j] != QUOTH_RATING_MISSING;
  return 2 * n;
}

static double
observe_nominal (const Alpha *self)
{
  const QuothSample *sample = self->sample;
  g_autofree guint64 *different = g_new0 (guint64, sample->n_coders + 1); /* by how many have rated the unit */
  double sum = 0;

  for (gsize r = 0; r < sample->n_rows; r++)
    {
      const guint32 *row = quoth_sample_get_row (sample, r);
      guint m = quoth_sample_count_row (sample, row);

      if (m >= 2)
        different[m] += (guint64) count_different (row, sample->n_coders) * quoth_sample_get_weight (sample, r);
    }
  for (guint m = 2; m <= sample->n_coders; m++)
    sum += (double) different[m] / (m - 1);
  return sum / self->n;
}

static double
compare_row (const Alpha *self, const guint32 *row)
{
  guint n_coders = self->sample->n_coders;
  double sum = 0;

  for (guint i = 0; i < n_coders; i++)
    for (guint j = 0; row[i] != QUOTH_RATING_MISSING && j < i; j++)
      if (row[j] != QUOTH_RATING_MISSING && row[j] != row[i])
        {
          double difference = self->positions != NULL ? self->positions[row[i]] - self->positions[row[j]] : 0;

          sum += self->positions != NULL ? difference * difference : quoth_distance_get (self->distance, row[i], row[j]);
        }
  return 2 * sum;
}

static double
observe (const Alpha *self)
{
  const QuothSample *sample = self->sample;
  double sum = 0;

  for (gsize r = 0; r < sample->n_rows; r++)
    {
      const guint32 *row = quoth_sample_get_row (sample, r);
      guint m = quoth_sample_count_row (sample, row);
      guint32 weight = quoth_sample_get_weight (sample, r);

      if (m >= 2 && weight > 0)
        sum += weight * compare_row (self, row) / (m - 1);
    }
  return sum / self->n;
}

/* ---- All ---- */

void
quoth_alpha_estimate (const QuothSample *sample, const QuothDistance *distance, QuothEstimate *estimate)
{
  g_autofree double *counts = g_new0 (double, MAX (sample->n_values, 1));
  g_autofree double *ranks = NULL;
  Alpha self = { .sample = sample, .distance = distance, .counts = counts };
  QuothMetric metric = quoth_distance_get_metric (distance);
  double n;

  memset (estimate, 0, sizeof *estimate);
  count_values (&self);
  estimate->n = self.n_units;
  if (self.n == 0)
    {
      estimate->why = QUOTH_WHY_NO_OVERLAP;
      return;
    }
  if (metric == QUOTH_METRIC_ORDINAL)
    self.positions = ranks = make_middle_ranks (&self);
  else if (metric == QUOTH_METRIC_INTERVAL)
    self.positions = quoth_distance_get_numbers (distance);
  estimate->has_parts = TRUE;
  estimate->observed = metric == QUOTH_METRIC_NOMINAL ? observe_nominal (&self) : observe (&self);
  n = (double) self.n;
  for (guint v = 0; v < sample->n_values; v++)
    counts[v] /= n;
  estimate->expected = n / (n - 1)
                       * (self.positions != NULL ? quoth_expect_squares (self.positions, sample->n_values, counts, counts)
                                                 : quoth_distance_expect (distance, counts, counts));
  if (estimate->expected > 0)
    estimate->value = 1 - estimate->observed / estimate->expected;
  else
    estimate->why = QUOTH_WHY_NO_VARIATION;
}
