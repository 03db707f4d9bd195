/* quoth-estimate.h: a measure of one sample (private to the agreement)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "agreement/quoth-distance.h"
#include "agreement/quoth-measure.h"
#include "agreement/quoth-sample.h"

G_BEGIN_DECLS

/** QuothWhy: why there is no value. */
typedef enum
{
  QUOTH_WHY_NONE, /* there is one */
  QUOTH_WHY_NOBODY,
  QUOTH_WHY_ONE_CODER,
  QUOTH_WHY_NO_OVERLAP,
  QUOTH_WHY_NO_VARIATION,
} QuothWhy;

/**
 * QuothEstimate:
 * @why: %QUOTH_WHY_NONE if @value is set
 * @has_parts: whether @observed and @expected are set; they may be where @value is not
 * @n: units that were compared
 * @n_pairs_undefined: of a mean over pairs of coders: pairs that have no value
 */
typedef struct
{
  QuothWhy why;
  double value;
  gboolean has_parts;
  double observed;
  double expected;
  guint64 n;
  guint n_pairs;
  guint n_pairs_undefined;
} QuothEstimate;

/** quoth_alpha_estimate: Krippendorff's α. Cost: quoth-alpha.c. */
void quoth_alpha_estimate (const QuothSample *sample, const QuothDistance *distance, QuothEstimate *estimate);

/** quoth_kappa_estimate: any other measure of ratings. Cost: quoth-kappa.c. */
void quoth_kappa_estimate (const QuothSample *sample, QuothMeasure measure, const QuothDistance *distance, QuothEstimate *estimate);

/** quoth_estimate_ratings: the measure that is asked for. */
void quoth_estimate_ratings (const QuothSample *sample, QuothMeasure measure, const QuothDistance *distance, QuothEstimate *estimate);

G_END_DECLS
