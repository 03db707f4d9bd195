/* quoth-measure.h: the measures of agreement there are, and what they measure differences by
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * QuothMeasure: those before %QUOTH_MEASURE_UNITIZING_ALPHA are of ratings (#QuothRatings), the others of what was marked in a text (#QuothContinuum); their
 * papers are what quoth_measure_get_reference() says
 * @QUOTH_MEASURE_UNITIZING_ALPHA_BINARY: of being marked or not
 * @QUOTH_MEASURE_UNITIZING_ALPHA_C: of codes where two coders marked something
 * @QUOTH_MEASURE_UNITIZING_ALPHA_K: of each code alone
 * @QUOTH_MEASURE_UNITIZING_ALPHA_2004: the older definition, of units of each code
 */
typedef enum
{
  QUOTH_MEASURE_PERCENT,
  QUOTH_MEASURE_COHEN_KAPPA,
  QUOTH_MEASURE_SCOTT_PI,
  QUOTH_MEASURE_FLEISS_KAPPA,
  QUOTH_MEASURE_BRENNAN_PREDIGER,
  QUOTH_MEASURE_GWET_AC1,
  QUOTH_MEASURE_GWET_AC2,
  QUOTH_MEASURE_KRIPPENDORFF_ALPHA,
  QUOTH_MEASURE_UNITIZING_ALPHA,
  QUOTH_MEASURE_UNITIZING_ALPHA_BINARY,
  QUOTH_MEASURE_UNITIZING_ALPHA_C,
  QUOTH_MEASURE_UNITIZING_ALPHA_K,
  QUOTH_MEASURE_UNITIZING_ALPHA_2004,
  QUOTH_MEASURE_GAMMA,
  QUOTH_MEASURE_BOUNDARY_SIMILARITY,
  QUOTH_MEASURE_SPAN_F1,
} QuothMeasure;

#define QUOTH_N_MEASURES (QUOTH_MEASURE_SPAN_F1 + 1)

/**
 * QuothMetric: how far two values are from each other
 * @QUOTH_METRIC_NOMINAL: 0 or 1
 * @QUOTH_METRIC_ORDINAL: by their ranks: for Krippendorff's α by how many values lie between them, for the others by Gwet's ordinal weights
 * @QUOTH_METRIC_INTERVAL: (a − b)²; as the weights of a κ this is what is called "quadratic"
 * @QUOTH_METRIC_RATIO: ((a − b) / (a + b))², of numbers from 0
 * @QUOTH_METRIC_LINEAR: |a − b|
 * @QUOTH_METRIC_JACCARD: values are sets ("a|b"): 1 − the share of the members of both that both have
 * @QUOTH_METRIC_MASI: sets; 1 − Jaccard's share × 1, 2/3, 1/3 or 0: the same set, one within the other, some in common, nothing
 * @QUOTH_METRIC_EXACT: of units: the same place is the same unit
 * @QUOTH_METRIC_OVERLAP: of units: places that overlap can be the same unit
 * @QUOTH_METRIC_TOKEN: of units: not units are compared, but each token they cover (a code point, if offsets are code points)
 */
typedef enum
{
  QUOTH_METRIC_NOMINAL,
  QUOTH_METRIC_ORDINAL,
  QUOTH_METRIC_INTERVAL,
  QUOTH_METRIC_RATIO,
  QUOTH_METRIC_LINEAR,
  QUOTH_METRIC_JACCARD,
  QUOTH_METRIC_MASI,
  QUOTH_METRIC_EXACT,
  QUOTH_METRIC_OVERLAP,
  QUOTH_METRIC_TOKEN,
} QuothMetric;

#define QUOTH_N_METRICS (QUOTH_METRIC_TOKEN + 1)

/** quoth_measure_to_nick: (transfer none): its id: "krippendorff-alpha". */
const char *quoth_measure_to_nick (QuothMeasure measure);

/** quoth_measure_from_nick: Returns: %FALSE if there is no such measure. */
gboolean quoth_measure_from_nick (const char *nick, QuothMeasure *measure);

/** quoth_measure_get_name: (transfer none): as people write it: "Krippendorff’s α". Translated. */
const char *quoth_measure_get_name (QuothMeasure measure);

/** quoth_measure_get_reference: (transfer none): the paper it follows, for a list of references. Not translated. */
const char *quoth_measure_get_reference (QuothMeasure measure);

/** quoth_measure_is_of_disagreement: whether its observed and expected parts are of disagreement (1 − o / e), not of agreement ((o − e) / (1 − e)). */
gboolean quoth_measure_is_of_disagreement (QuothMeasure measure);

/** quoth_measure_is_of_spans: whether it is of a #QuothContinuum, not of #QuothRatings. */
gboolean quoth_measure_is_of_spans (QuothMeasure measure);

/** quoth_measure_takes: whether the measure can be asked for with this metric. */
gboolean quoth_measure_takes (QuothMeasure measure, QuothMetric metric);

const char *quoth_metric_to_nick (QuothMetric metric);

/** quoth_metric_from_nick: "quadratic" is another name of "interval". Returns: %FALSE if there is no such metric. */
gboolean quoth_metric_from_nick (const char *nick, QuothMetric *metric);

/** quoth_metric_get_name: (transfer none): as people call it: "Same or not". Translated. */
const char *quoth_metric_get_name (QuothMetric metric);

/** quoth_metric_needs_numbers: whether values must be numbers. */
gboolean quoth_metric_needs_numbers (QuothMetric metric);

/** quoth_metric_is_of_sets: whether values are sets. */
gboolean quoth_metric_is_of_sets (QuothMetric metric);

G_END_DECLS
