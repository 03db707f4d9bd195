/* quoth-agreement-run.h: measuring what a command of agreement asks for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-agreement-out.h"

G_BEGIN_DECLS

/**
 * QuothAgreementRun:
 * @measures: (element-type QuothMeasure): what to measure
 * @measuring: how
 */
typedef struct
{
  QuothInvocation *invocation;
  QuothColumns *columns;
  GArray *measures;
  QuothMeasuring measuring;
} QuothAgreementRun;

void quoth_agreement_run_clear (QuothAgreementRun *self);

/** quoth_agreement_run_start: says on a terminal that something is measured, which may take long. */
void quoth_agreement_run_start (QuothAgreementRun *self);

/** quoth_agreement_run_write: @results: (element-type QuothAgreement). @part: (nullable): what they are of, in a project. */
gboolean quoth_agreement_run_write (
  QuothAgreementRun *self, const GPtrArray *results, const QuothAgreementPart *part, GError **error);

/** quoth_agreement_run_measure_ratings: measures all that is asked for, and writes it. */
gboolean quoth_agreement_run_measure_ratings (QuothAgreementRun *self, const QuothRatings *ratings, GError **error);

/** quoth_agreement_run_measure_spans: the same for measures of spans. */
gboolean quoth_agreement_run_measure_spans (QuothAgreementRun *self, const QuothContinuum *continuum, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (QuothAgreementRun, quoth_agreement_run_clear)

G_END_DECLS
