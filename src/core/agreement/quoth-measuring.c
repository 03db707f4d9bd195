/* quoth-measuring.c: measuring as somebody asks for it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "agreement/quoth-measuring.h"

gboolean
quoth_measuring_add_ratings (const QuothMeasuring *self,
                             const QuothRatings *ratings,
                             QuothMeasure measure,
                             GPtrArray *results,
                             GCancellable *cancellable,
                             GError **error)
{
  g_autoptr (QuothAgreement) agreement = quoth_agreement_measure (ratings, measure, self->metric, error);

  if (agreement == NULL)
    return FALSE;
  if (self->n_rounds > 0
      && !quoth_agreement_bootstrap (agreement, ratings, self->n_rounds, self->seed, self->progress, self->progress_data, cancellable, error))
    return FALSE;
  g_ptr_array_add (results, g_steal_pointer (&agreement));
  return TRUE;
}

static gboolean
add_gamma (const QuothMeasuring *self, const QuothContinuum *continuum, GPtrArray *results, GCancellable *cancellable, GError **error)
{
  QuothGammaOptions options = QUOTH_GAMMA_DEFAULTS;
  QuothAgreement *gamma;

  options.seed = self->seed;
  gamma = quoth_agreement_measure_gamma (continuum, &options, self->progress, self->progress_data, cancellable, error);
  if (gamma != NULL)
    g_ptr_array_add (results, gamma);
  return gamma != NULL;
}

static gboolean
add_metric (const QuothMeasuring *self,
            const QuothContinuum *continuum,
            QuothMeasure measure,
            QuothMetric metric,
            GPtrArray *results,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (GPtrArray) some = quoth_agreement_measure_spans (continuum, measure, metric, cancellable, error);

  if (some == NULL)
    return FALSE;
  for (guint i = 0; measure == QUOTH_MEASURE_SPAN_F1 && self->n_rounds > 0 && i < some->len; i++)
    if (!quoth_agreement_bootstrap_scores (some->pdata[i], continuum, self->n_rounds, self->seed, self->progress, self->progress_data,
                                           cancellable, error))
      return FALSE;
  g_ptr_array_extend_and_steal (results, g_steal_pointer (&some));
  return TRUE;
}

gboolean
quoth_measuring_add_spans (const QuothMeasuring *self,
                           const QuothContinuum *continuum,
                           QuothMeasure measure,
                           GPtrArray *results,
                           GCancellable *cancellable,
                           GError **error)
{
  if (measure == QUOTH_MEASURE_GAMMA)
    return add_gamma (self, continuum, results, cancellable, error);
  for (QuothMetric metric = 0; metric < QUOTH_N_METRICS; metric++)
    if (quoth_measure_takes (measure, metric) && (!self->has_metric || metric == self->metric)
        && !add_metric (self, continuum, measure, metric, results, cancellable, error))
      return FALSE;
  return TRUE;
}
