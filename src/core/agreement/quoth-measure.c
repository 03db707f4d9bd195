/* quoth-measure.c: the measures of agreement there are, and what they measure differences by
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "agreement/quoth-measure.h"

#include <glib/gi18n-lib.h>

#define KRIPPENDORFF_2016 \
  "Krippendorff, K., Mathet, Y., Bouvry, S. & Widlöcher, A. (2016). On the reliability of unitizing textual continua: further developments. " \
  "Quality & Quantity 50(6), 2347–2364"

typedef struct
{
  const char *nick;
  const char *name;
  gboolean of_disagreement;
  const char *reference;
} MeasureInfo;

static const MeasureInfo measures[QUOTH_N_MEASURES] = {
  [QUOTH_MEASURE_PERCENT] = { "percent", N_("Agreement"), FALSE,
    "Artstein, R. & Poesio, M. (2008). Inter-coder agreement for computational linguistics. Computational Linguistics 34(4), 555–596" },
  [QUOTH_MEASURE_COHEN_KAPPA] = { "cohen-kappa", N_("Cohen’s κ"), FALSE,
    "Cohen, J. (1960). A coefficient of agreement for nominal scales. Educational and Psychological Measurement 20(1), 37–46" },
  [QUOTH_MEASURE_SCOTT_PI] = { "scott-pi", N_("Scott’s π"), FALSE,
    "Scott, W. A. (1955). Reliability of content analysis: the case of nominal scale coding. Public Opinion Quarterly 19(3), 321–325" },
  [QUOTH_MEASURE_FLEISS_KAPPA] = { "fleiss-kappa", N_("Fleiss’ κ"), FALSE,
    "Fleiss, J. L. (1971). Measuring nominal scale agreement among many raters. Psychological Bulletin 76(5), 378–382" },
  [QUOTH_MEASURE_BRENNAN_PREDIGER] = { "brennan-prediger", N_("Brennan–Prediger (S)"), FALSE,
    "Brennan, R. L. & Prediger, D. J. (1981). Coefficient kappa: some uses, misuses, and alternatives. Educational and Psychological Measurement 41(3), 687–699" },
  [QUOTH_MEASURE_GWET_AC1] = { "gwet-ac1", N_("Gwet’s AC1"), FALSE,
    "Gwet, K. L. (2008). Computing inter-rater reliability and its variance in the presence of high agreement. British Journal of Mathematical and Statistical Psychology 61(1), 29–48" },
  [QUOTH_MEASURE_GWET_AC2] = { "gwet-ac2", N_("Gwet’s AC2"), FALSE,
    "Gwet, K. L. (2014). Handbook of inter-rater reliability, 4th ed. Advanced Analytics" },
  [QUOTH_MEASURE_KRIPPENDORFF_ALPHA] = { "krippendorff-alpha", N_("Krippendorff’s α"), TRUE,
    "Krippendorff, K. (2019). Content analysis: an introduction to its methodology, 4th ed. Sage" },
  [QUOTH_MEASURE_UNITIZING_ALPHA] = { "unitizing-alpha", N_("Krippendorff’s ᵤα (2016)"), TRUE, KRIPPENDORFF_2016 },
  [QUOTH_MEASURE_UNITIZING_ALPHA_BINARY] = { "unitizing-alpha-binary", N_("Krippendorff’s |ᵤα (2016)"), TRUE, KRIPPENDORFF_2016 },
  [QUOTH_MEASURE_UNITIZING_ALPHA_C] = { "unitizing-alpha-c", N_("Krippendorff’s ᶜᵘα (2016)"), TRUE, KRIPPENDORFF_2016 },
  [QUOTH_MEASURE_UNITIZING_ALPHA_K] = { "unitizing-alpha-k", N_("Krippendorff’s ₍ₖ₎ᵤα (2016)"), TRUE, KRIPPENDORFF_2016 },
  [QUOTH_MEASURE_UNITIZING_ALPHA_2004] = { "unitizing-alpha-2004", N_("Krippendorff’s α of units (1995, 2004)"), TRUE,
    "Krippendorff, K. (2004). Content analysis: an introduction to its methodology, 2nd ed. Sage, 251–256" },
  [QUOTH_MEASURE_GAMMA] = { "gamma", N_("γ (Mathet et al.)"), TRUE,
    "Mathet, Y., Widlöcher, A. & Métivier, J.-P. (2015). The unified and holistic method gamma (γ) for inter-annotator agreement measure and alignment. Computational Linguistics 41(3), 437–479" },
  [QUOTH_MEASURE_BOUNDARY_SIMILARITY] = { "boundary-similarity", N_("Boundary similarity"), FALSE,
    "Fournier, C. (2013). Evaluating text segmentation using boundary edit distance. Proceedings of the 51st Annual Meeting of the ACL, 1702–1712" },
  [QUOTH_MEASURE_SPAN_F1] = { "span-f1", N_("F1 of spans"), FALSE,
    "Hripcsak, G. & Rothschild, A. S. (2005). Agreement, the F-measure, and reliability in information retrieval. Journal of the American Medical Informatics Association 12(3), 296–298" },
};

static const char *const metrics[QUOTH_N_METRICS] = {
  [QUOTH_METRIC_NOMINAL] = "nominal", [QUOTH_METRIC_ORDINAL] = "ordinal", [QUOTH_METRIC_INTERVAL] = "interval",
  [QUOTH_METRIC_RATIO] = "ratio",     [QUOTH_METRIC_LINEAR] = "linear",   [QUOTH_METRIC_JACCARD] = "jaccard",
  [QUOTH_METRIC_MASI] = "masi",       [QUOTH_METRIC_EXACT] = "exact",     [QUOTH_METRIC_OVERLAP] = "overlap",
  [QUOTH_METRIC_TOKEN] = "token",
};

const char *
quoth_measure_to_nick (QuothMeasure measure)
{
  return measures[measure].nick;
}

gboolean
quoth_measure_from_nick (const char *nick, QuothMeasure *measure)
{
  for (guint i = 0; i < QUOTH_N_MEASURES; i++)
    if (g_strcmp0 (nick, measures[i].nick) == 0)
      {
        *measure = i;
        return TRUE;
      }
  return FALSE;
}

const char *
quoth_measure_get_name (QuothMeasure measure)
{
  return _(measures[measure].name);
}

const char *
quoth_measure_get_reference (QuothMeasure measure)
{
  return measures[measure].reference;
}

gboolean
quoth_measure_is_of_disagreement (QuothMeasure measure)
{
  return measures[measure].of_disagreement;
}

gboolean
quoth_measure_is_of_spans (QuothMeasure measure)
{
  return measure >= QUOTH_MEASURE_UNITIZING_ALPHA;
}

gboolean
quoth_measure_takes (QuothMeasure measure, QuothMetric metric)
{
  if (measure == QUOTH_MEASURE_SPAN_F1)
    return metric >= QUOTH_METRIC_EXACT;
  if (quoth_measure_is_of_spans (measure) || measure == QUOTH_MEASURE_GWET_AC1)
    return metric == QUOTH_METRIC_NOMINAL;
  return metric < QUOTH_METRIC_EXACT;
}

const char *
quoth_metric_to_nick (QuothMetric metric)
{
  return metrics[metric];
}

gboolean
quoth_metric_from_nick (const char *nick, QuothMetric *metric)
{
  if (g_strcmp0 (nick, "quadratic") == 0)
    nick = metrics[QUOTH_METRIC_INTERVAL];
  for (guint i = 0; i < QUOTH_N_METRICS; i++)
    if (g_strcmp0 (nick, metrics[i]) == 0)
      {
        *metric = i;
        return TRUE;
      }
  return FALSE;
}

const char *
quoth_metric_get_name (QuothMetric metric)
{
  static const char *const names[QUOTH_N_METRICS] = {
    [QUOTH_METRIC_NOMINAL] = N_("Same or not"),           [QUOTH_METRIC_ORDINAL] = N_("By rank"),
    [QUOTH_METRIC_INTERVAL] = N_("By distance, squared"), [QUOTH_METRIC_RATIO] = N_("By ratio"),
    [QUOTH_METRIC_LINEAR] = N_("By distance"),            [QUOTH_METRIC_JACCARD] = N_("Sets, by what they share (Jaccard)"),
    [QUOTH_METRIC_MASI] = N_("Sets (MASI)"),              [QUOTH_METRIC_EXACT] = N_("Same place"),
    [QUOTH_METRIC_OVERLAP] = N_("Overlapping places"),    [QUOTH_METRIC_TOKEN] = N_("Each character"),
  };

  return _(names[metric]);
}

gboolean
quoth_metric_needs_numbers (QuothMetric metric)
{
  return metric == QUOTH_METRIC_ORDINAL || metric == QUOTH_METRIC_INTERVAL || metric == QUOTH_METRIC_RATIO
         || metric == QUOTH_METRIC_LINEAR;
}

gboolean
quoth_metric_is_of_sets (QuothMetric metric)
{
  return metric == QUOTH_METRIC_JACCARD || metric == QUOTH_METRIC_MASI;
}
