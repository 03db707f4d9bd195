/* quoth-distance.h: how far the values of some ratings are from each other (private to the agreement)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "agreement/quoth-measure.h"
#include "agreement/quoth-ratings.h"

G_BEGIN_DECLS

/** QuothDistance: a metric, made ready for the values of some ratings. Does not change. */
typedef struct _QuothDistance QuothDistance;

/**
 * quoth_distance_new:
 *
 * Returns: (transfer full): or %NULL with %QUOTH_ERROR_INVALID if a value is no number where the metric needs one (the message names the value, the
 *   coder and the unit), or %QUOTH_ERROR_TOO_LARGE if there are more different values than can be compared each with each
 */
QuothDistance *quoth_distance_new (const QuothRatings *ratings, QuothMetric metric, GError **error);
void quoth_distance_free (QuothDistance *self);

QuothMetric quoth_distance_get_metric (const QuothDistance *self);

/** quoth_distance_get: from 0. Ordinal: Gwet's weights; Krippendorff's follow from the data and are quoth-alpha.c's. */
double quoth_distance_get (const QuothDistance *self, guint32 a, guint32 b);

/** quoth_distance_get_max: the longest between any two values; 0 if there is no difference among them. */
double quoth_distance_get_max (const QuothDistance *self);

/** quoth_distance_get_numbers: (transfer none) (nullable): where the values stand, for metrics of numbers. */
const double *quoth_distance_get_numbers (const QuothDistance *self);

/**
 * quoth_distance_expect:
 * @p: the share of each value
 * @q: the same of somebody else
 *
 * Returns: the mean distance of a value drawn by @p and one drawn by @q. O(values) for nominal and interval, else O(values²)
 */
double quoth_distance_expect (const QuothDistance *self, const double *p, const double *q);

/** quoth_expect_squares: the mean of (x − y)² for x drawn by @p and y by @q of @n @numbers, in O(@n); exactly 0 where there is one number only. */
double quoth_expect_squares (const double *numbers, guint n, const double *p, const double *q);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothDistance, quoth_distance_free)

G_END_DECLS
