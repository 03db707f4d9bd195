/* quoth-measuring.h: measuring as somebody asks for it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "agreement/quoth-agreement.h"

G_BEGIN_DECLS

/**
 * QuothMeasuring:
 * @metric: what differences are measured by
 * @has_metric: whether @metric was asked for; else each measure of spans has every metric that it takes
 * @n_rounds: of bootstrapping; 0: no intervals
 * @seed: what the rounds and the texts of γ are drawn with
 * @progress: (nullable): is told of rounds, and of texts that γ draws
 *
 * The command line and the window measure by this, so that they say the same.
 */
typedef struct
{
  QuothMetric metric;
  gboolean has_metric;
  guint n_rounds;
  guint64 seed;
  QuothRoundFunc progress;
  gpointer progress_data;
} QuothMeasuring;

/**
 * quoth_measuring_add_ratings:
 * @results: (element-type QuothAgreement): gets one more
 *
 * Blocks; for any thread.
 *
 * Returns: %FALSE with an error of quoth_agreement_measure(), or if it was cancelled
 */
gboolean quoth_measuring_add_ratings (const QuothMeasuring *self,
                                      const QuothRatings *ratings,
                                      QuothMeasure measure,
                                      GPtrArray *results,
                                      GCancellable *cancellable,
                                      GError **error);

/**
 * quoth_measuring_add_spans:
 * @results: (element-type QuothAgreement): gets one for each metric, and for a measure of each code one for each of these
 *
 * Blocks; for any thread.
 *
 * Returns: %FALSE with an error of quoth_agreement_measure_spans(), or if it was cancelled
 */
gboolean quoth_measuring_add_spans (const QuothMeasuring *self,
                                    const QuothContinuum *continuum,
                                    QuothMeasure measure,
                                    GPtrArray *results,
                                    GCancellable *cancellable,
                                    GError **error);

G_END_DECLS
