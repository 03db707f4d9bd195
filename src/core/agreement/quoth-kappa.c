/* quoth-kappa.c: agreement, κ, π, S and AC of ratings
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All are (p_o − p_e) / (1 − p_e) and differ in what they expect by chance. Weights are w = 1 − δ / the longest δ; without a metric 1 for the same
 * value and else 0.
 *
 * Of pairs of coders, by what each of them uses, over the units that both have rated; of more than two coders the mean over all pairs that have a
 * value (Light 1971), and so are observed and expected:
 *   Cohen 1960, 1968: p_e = Σ_kl w_kl p_k q_l      Scott 1955: p_e = Σ_kl w_kl s_k s_l, s = (p + q) / 2
 *
 * Of all coders at once, after Gwet 2014, chapters 2 to 4: with r_ik coders of m_i having given k to unit i, p_o is the mean over units with two ratings
 * or more of Σ_k r_ik (r*_ik − 1) / (m_i (m_i − 1)), r*_ik = Σ_l w_kl r_il; and π_k the mean of r_ik / m_i over all units with one rating or more:
 *   Fleiss 1971: p_e = Σ_kl w_kl π_k π_l      Brennan & Prediger 1981: p_e = Σ_kl w_kl / K²      Gwet 2008: p_e = Σ_kl w_kl / (K (K − 1)) Σ_k π_k (1 − π_k)
 * K is how many values the ratings have, used or not.
 *
 * O(units × coders²), and O(values) or, weighted, O(values²) for what is expected, for each pair.
 */

#include "config.h"

#include "agreement/quoth-estimate.h"

#include <string.h>

typedef struct
{
  const QuothSample *sample;
  const QuothDistance *distance;
  QuothMeasure measure;
  double *p;
  double *q;
} Kappa;

/* Disagreement as a share of the longest distance. */
static double
scale (const Kappa *self, double distance)
{
  double max = quoth_distance_get_max (self->distance);

  return max > 0 ? distance / max : 0;
}

static void
finish (QuothEstimate *estimate, double observed, double expected)
{
  estimate->has_parts = TRUE;
  estimate->observed = observed;
  estimate->expected = expected;
  if (expected < 1)
    estimate->value = (observed - expected) / (1 - expected);
  else
    estimate->why = QUOTH_WHY_NO_VARIATION;
}

/* ---- A pair of coders ---- */

static void
estimate_pair (Kappa *self, guint first, guint second, QuothEstimate *pair)
{
  const QuothSample *sample = self->sample;
  double different = 0;

  memset (pair, 0, sizeof *pair);
  memset (self->p, 0, sample->n_values * sizeof (double));
  memset (self->q, 0, sample->n_values * sizeof (double));
  for (gsize r = 0; r < sample->n_rows; r++)
    {
      const guint32 *row = quoth_sample_get_row (sample, r);
      guint32 a = row[first], b = row[second];
      guint32 weight = quoth_sample_get_weight (sample, r);

      if (a == QUOTH_RATING_MISSING || b == QUOTH_RATING_MISSING || weight == 0)
        continue;
      pair->n += weight;
      self->p[a] += weight;
      self->q[b] += weight;
      if (a != b)
        different += weight * quoth_distance_get (self->distance, a, b);
    }
  if (pair->n == 0)
    {
      pair->why = QUOTH_WHY_NO_OVERLAP;
      return;
    }
  for (guint v = 0; v < sample->n_values; v++)
    {
      self->p[v] /= pair->n;
      self->q[v] /= pair->n;
      if (self->measure == QUOTH_MEASURE_SCOTT_PI)
        self->p[v] = self->q[v] = (self->p[v] + self->q[v]) / 2;
    }
  finish (pair, 1 - scale (self, different / pair->n), 1 - scale (self, quoth_distance_expect (self->distance, self->p, self->q)));
}

static void
count_units (const QuothSample *sample, QuothEstimate *estimate)
{
  for (gsize r = 0; r < sample->n_rows; r++)
    if (quoth_sample_count_row (sample, quoth_sample_get_row (sample, r)) >= 2)
      estimate->n += quoth_sample_get_weight (sample, r);
}

static void
estimate_pairs (Kappa *self, QuothEstimate *estimate)
{
  guint n_coders = self->sample->n_coders, n_defined;

  for (guint i = 0; i < n_coders; i++)
    for (guint j = i + 1; j < n_coders; j++)
      {
        QuothEstimate pair;

        estimate_pair (self, i, j, &pair);
        estimate->n_pairs++;
        if (pair.why == QUOTH_WHY_NONE)
          {
            estimate->value += pair.value;
            estimate->observed += pair.observed;
            estimate->expected += pair.expected;
          }
        else
          {
            estimate->n_pairs_undefined++;
            estimate->why = MAX (estimate->why, pair.why);
          }
      }
  count_units (self->sample, estimate);
  n_defined = estimate->n_pairs - estimate->n_pairs_undefined;
  if (n_defined == 0)
    {
      estimate->why = MAX (estimate->why, QUOTH_WHY_ONE_CODER);
      return;
    }
  estimate->why = QUOTH_WHY_NONE;
  estimate->has_parts = TRUE;
  estimate->value /= n_defined;
  estimate->observed /= n_defined;
  estimate->expected /= n_defined;
}

/* ---- All coders at once ---- */

/* The mean distance of two different coders' values in a unit. */
static double
compare_row (const Kappa *self, const guint32 *row, guint m)
{
  guint n_coders = self->sample->n_coders;
  double sum = 0;

  for (guint i = 0; i < n_coders; i++)
    for (guint j = 0; row[i] != QUOTH_RATING_MISSING && j < i; j++)
      if (row[j] != QUOTH_RATING_MISSING && row[j] != row[i])
        sum += quoth_distance_get (self->distance, row[i], row[j]);
  return 2 * sum / ((double) m * (m - 1));
}

/* π into p. Returns: p_o. */
static double
observe_all (Kappa *self, QuothEstimate *estimate)
{
  const QuothSample *sample = self->sample;
  double different = 0;
  guint64 n_rated = 0;

  memset (self->p, 0, sample->n_values * sizeof (double));
  for (gsize r = 0; r < sample->n_rows; r++)
    {
      const guint32 *row = quoth_sample_get_row (sample, r);
      guint32 weight = quoth_sample_get_weight (sample, r);
      guint m = quoth_sample_count_row (sample, row);

      if (m == 0 || weight == 0)
        continue;
      n_rated += weight;
      for (guint c = 0; c < sample->n_coders; c++)
        if (row[c] != QUOTH_RATING_MISSING)
          self->p[row[c]] += (double) weight / m;
      if (m < 2)
        continue;
      estimate->n += weight;
      different += weight * compare_row (self, row, m);
    }
  for (guint v = 0; v < sample->n_values && n_rated > 0; v++)
    self->p[v] /= n_rated;
  return estimate->n > 0 ? 1 - scale (self, different / estimate->n) : 0;
}

/* Σ w_kl / K². */
static double
expect_uniform (Kappa *self)
{
  guint n = self->sample->n_values;

  for (guint v = 0; v < n; v++)
    self->q[v] = 1.0 / n;
  return 1 - scale (self, quoth_distance_expect (self->distance, self->q, self->q));
}

static double
expect_gwet (Kappa *self)
{
  guint n = self->sample->n_values;
  double sum = 0;

  if (n < 2)
    return 1;
  for (guint v = 0; v < n; v++)
    sum += self->p[v] * (1 - self->p[v]);
  return expect_uniform (self) * n / (n - 1) * sum;
}

static void
estimate_all (Kappa *self, QuothEstimate *estimate)
{
  double observed = observe_all (self, estimate);

  if (estimate->n == 0)
    estimate->why = QUOTH_WHY_NO_OVERLAP;
  else if (self->measure == QUOTH_MEASURE_PERCENT)
    estimate->value = estimate->observed = observed;
  else if (self->measure == QUOTH_MEASURE_FLEISS_KAPPA)
    finish (estimate, observed, 1 - scale (self, quoth_distance_expect (self->distance, self->p, self->p)));
  else if (self->measure == QUOTH_MEASURE_BRENNAN_PREDIGER)
    finish (estimate, observed, expect_uniform (self));
  else
    finish (estimate, observed, expect_gwet (self));
}

void
quoth_kappa_estimate (const QuothSample *sample, QuothMeasure measure, const QuothDistance *distance, QuothEstimate *estimate)
{
  g_autofree double *p = g_new0 (double, MAX (sample->n_values, 1));
  g_autofree double *q = g_new0 (double, MAX (sample->n_values, 1));
  Kappa self = { sample, distance, measure, p, q };

  memset (estimate, 0, sizeof *estimate);
  if (measure == QUOTH_MEASURE_COHEN_KAPPA || measure == QUOTH_MEASURE_SCOTT_PI)
    estimate_pairs (&self, estimate);
  else
    estimate_all (&self, estimate);
}

void
quoth_estimate_ratings (const QuothSample *sample, QuothMeasure measure, const QuothDistance *distance, QuothEstimate *estimate)
{
  if (measure == QUOTH_MEASURE_KRIPPENDORFF_ALPHA)
    quoth_alpha_estimate (sample, distance, estimate);
  else
    quoth_kappa_estimate (sample, measure, distance, estimate);
}
