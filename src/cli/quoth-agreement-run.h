/* quoth-agreement-run.h: measuring what a command of agreement asks for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-agreement-out.h"
#include "quoth.h"

G_BEGIN_DECLS

/**
 * QuothAgreementRun:
 * @measures: (element-type QuothMeasure): what to measure
 * @has_metric: whether @metric was asked for; else each measure of spans has every metric that it takes
 * @n_rounds: of bootstrapping
 * @part: (nullable): what the results are of, in a project
 * @counts: (nullable): what is left out of all of them
 * @results: (nullable): is given the results, instead of their being written
 */
typedef struct
{
  QuothInvocation *invocation;
  QuothColumns *columns;
  GArray *measures;
  QuothMetric metric;
  gboolean has_metric;
  guint n_rounds;
  guint64 seed;
  const QuothAgreementPart *part;
  const QuothCodingCounts *counts;
  void (*results) (const QuothAgreement *agreement, gpointer data);
  gpointer results_data;
} QuothAgreementRun;

void quoth_agreement_run_clear (QuothAgreementRun *self);

/** quoth_agreement_run_measure_ratings: measures, draws again if that is asked for, and writes. */
gboolean quoth_agreement_run_measure_ratings (
  QuothAgreementRun *self, const QuothRatings *ratings, QuothMeasure measure, GError **error);

/** quoth_agreement_run_measure_spans: the same for a measure of spans, with every metric that is asked for. */
gboolean quoth_agreement_run_measure_spans (
  QuothAgreementRun *self, const QuothContinuum *continuum, QuothMeasure measure, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (QuothAgreementRun, quoth_agreement_run_clear)

G_END_DECLS
