/* quoth-agreement-run.c: measuring what a command of agreement asks for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-agreement-run.h"

#include <glib/gi18n-lib.h>

#include "quoth-progress.h"

void
quoth_agreement_run_clear (QuothAgreementRun *self)
{
  g_clear_pointer (&self->columns, quoth_columns_free);
  g_clear_pointer (&self->measures, g_array_unref);
}

static gboolean
write_result (QuothAgreementRun *self, QuothAgreement *agreement, GError **error)
{
  if (self->counts != NULL)
    quoth_coding_counts_tell (self->counts, agreement);
  if (self->results != NULL)
    {
      self->results (agreement, self->results_data);
      return TRUE;
    }
  return quoth_agreement_out_write (self->invocation, self->columns, agreement, self->part, error);
}

gboolean
quoth_agreement_run_measure_ratings (QuothAgreementRun *self, const QuothRatings *ratings, QuothMeasure measure, GError **error)
{
  QuothInvocation *invocation = self->invocation;
  g_autoptr (QuothAgreement) agreement = quoth_agreement_measure (ratings, measure, self->metric, error);

  if (agreement == NULL)
    return FALSE;
  if (self->n_rounds > 0)
    {
      quoth_progress_start (invocation->progress, _("Drawing units again"));
      if (!quoth_agreement_bootstrap (agreement, ratings, self->n_rounds, self->seed, quoth_progress_update_cb, invocation->progress,
                                      invocation->cancellable, error))
        return FALSE;
      quoth_progress_erase (invocation->progress);
    }
  return write_result (self, agreement, error);
}

static gboolean
measure_spans (QuothAgreementRun *self, const QuothContinuum *continuum, QuothMeasure measure, QuothMetric metric, GError **error)
{
  g_autoptr (GPtrArray) results
    = quoth_agreement_measure_spans (continuum, measure, metric, self->invocation->cancellable, error);

  if (results == NULL)
    return FALSE;
  for (guint i = 0; i < results->len; i++)
    {
      if (measure == QUOTH_MEASURE_SPAN_F1 && self->n_rounds > 0
          && !quoth_agreement_bootstrap_scores (results->pdata[i], continuum, self->n_rounds, self->seed, NULL, NULL,
                                                self->invocation->cancellable, error))
        return FALSE;
      if (!write_result (self, results->pdata[i], error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
measure_gamma (QuothAgreementRun *self, const QuothContinuum *continuum, GError **error)
{
  QuothInvocation *invocation = self->invocation;
  QuothGammaOptions options = QUOTH_GAMMA_DEFAULTS;
  g_autoptr (QuothAgreement) gamma = NULL;

  options.seed = self->seed;
  quoth_progress_start (invocation->progress, _("Drawing texts without agreement"));
  gamma = quoth_agreement_measure_gamma (continuum, &options, quoth_progress_update_cb, invocation->progress, invocation->cancellable, error);
  if (gamma == NULL)
    return FALSE;
  quoth_progress_erase (invocation->progress);
  return write_result (self, gamma, error);
}

/* With every metric it has, if none is asked for. */
gboolean
quoth_agreement_run_measure_spans (QuothAgreementRun *self, const QuothContinuum *continuum, QuothMeasure measure, GError **error)
{
  if (measure == QUOTH_MEASURE_GAMMA)
    return measure_gamma (self, continuum, error);
  for (QuothMetric metric = 0; metric < QUOTH_N_METRICS; metric++)
    if (quoth_measure_takes (measure, metric) && (!self->has_metric || metric == self->metric)
        && !measure_spans (self, continuum, measure, metric, error))
      return FALSE;
  return TRUE;
}
