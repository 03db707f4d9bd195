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

void
quoth_agreement_run_start (QuothAgreementRun *self)
{
  self->measuring.progress = quoth_progress_update_cb;
  self->measuring.progress_data = self->invocation->progress;
  quoth_progress_start (self->invocation->progress, _("Drawing again, to know how sure the value is"));
}

gboolean
quoth_agreement_run_write (QuothAgreementRun *self, const GPtrArray *results, const QuothAgreementPart *part, GError **error)
{
  quoth_progress_erase (self->invocation->progress);
  for (guint i = 0; i < results->len; i++)
    if (!quoth_agreement_out_write (self->invocation, self->columns, results->pdata[i], part, error))
      return FALSE;
  return TRUE;
}

static GPtrArray *
new_results (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_agreement_free);
}

gboolean
quoth_agreement_run_measure_ratings (QuothAgreementRun *self, const QuothRatings *ratings, GError **error)
{
  g_autoptr (GPtrArray) results = new_results ();

  quoth_agreement_run_start (self);
  for (guint i = 0; i < self->measures->len; i++)
    if (!quoth_measuring_add_ratings (&self->measuring, ratings, g_array_index (self->measures, QuothMeasure, i), results,
                                      self->invocation->cancellable, error))
      return FALSE;
  return quoth_agreement_run_write (self, results, NULL, error);
}

gboolean
quoth_agreement_run_measure_spans (QuothAgreementRun *self, const QuothContinuum *continuum, GError **error)
{
  g_autoptr (GPtrArray) results = new_results ();

  quoth_agreement_run_start (self);
  for (guint i = 0; i < self->measures->len; i++)
    if (!quoth_measuring_add_spans (&self->measuring, continuum, g_array_index (self->measures, QuothMeasure, i), results,
                                    self->invocation->cancellable, error))
      return FALSE;
  return quoth_agreement_run_write (self, results, NULL, error);
}
