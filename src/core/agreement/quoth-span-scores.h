/* quoth-span-scores.h: which units of one coder are those of another
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "agreement/quoth-continuum.h"
#include "agreement/quoth-measure.h"

G_BEGIN_DECLS

/**
 * QuothSpanScores: two coders held against each other
 * @n_first: units (or tokens) of the first one
 * @n_second: of the second one
 * @n_both: that were found with both
 * @partners: (nullable): of each unit of the continuum the unit of the other coder that it is, or %G_MAXUINT; not for tokens
 * @n_units: how many these are
 *
 * Precision is n_both / n_second, recall n_both / n_first, F1 2 n_both / (n_first + n_second).
 */
typedef struct
{
  guint64 n_first;
  guint64 n_second;
  guint64 n_both;
  guint *partners;
  guint n_units;
} QuothSpanScores;

/**
 * quoth_span_scores_init:
 * @metric: %QUOTH_METRIC_EXACT, %QUOTH_METRIC_OVERLAP or %QUOTH_METRIC_TOKEN
 *
 * Units are of one code only if their codes are the same; see quoth_continuum_dup_untyped(). Each is put together with one other at most, so that as many as can be
 * find one, and of all such ways by the one with the most overlap.
 *
 * Returns: %FALSE if it was cancelled
 */
gboolean quoth_span_scores_init (QuothSpanScores *self,
                                 const QuothContinuum *continuum,
                                 guint first,
                                 guint second,
                                 QuothMetric metric,
                                 GCancellable *cancellable,
                                 GError **error);
void quoth_span_scores_clear (QuothSpanScores *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (QuothSpanScores, quoth_span_scores_clear)

G_END_DECLS
