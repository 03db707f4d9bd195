/* quoth-span-agreement.c: how far coders agree on what they marked in a text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * F1 of more than two coders is of all pairs together: twice what was found with both, through all units of both, each summed over the pairs. It has no part
 * that is expected by chance: what could be marked has no number (Hripcsak & Rothschild 2005).
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "agreement/quoth-agreement-private.h"
#include "agreement/quoth-boundary-similarity.h"
#include "agreement/quoth-gamma.h"
#include "agreement/quoth-generator.h"
#include "agreement/quoth-span-scores.h"
#include "agreement/quoth-unitizing.h"
#include "text/quoth-error.h"

/* Units of one coder at one place: far more than anybody stacks, and pairs of them can still be gone through. */
#define DEEPEST 200

/* ---- What is too much ---- */

static int
compare_offsets (gconstpointer a, gconstpointer b)
{
  guint x = *(const guint *) a, y = *(const guint *) b;

  return x < y ? -1 : x > y;
}

/* How many units of the coder are open at once: by their first and last code points, which is a little more than what fragments have. */
static guint
find_depth (const QuothContinuum *continuum, guint coder)
{
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_units, depth = 0;
  const QuothContinuumUnit *units = quoth_continuum_get_units (continuum, &n_units);

  for (guint u = 0; u < n_units; u++)
    if (units[u].coder == coder)
      {
        g_array_append_val (starts, units[u].extent.start);
        g_array_append_val (ends, units[u].extent.end);
      }
  g_array_sort (starts, compare_offsets);
  g_array_sort (ends, compare_offsets);
  for (guint i = 0, closed = 0; i < starts->len; i++)
    {
      while (closed < i && g_array_index (ends, guint, closed) <= g_array_index (starts, guint, i))
        closed++;
      depth = MAX (depth, i + 1 - closed);
    }
  return depth;
}

static gboolean
check_depth (const QuothContinuum *continuum, GError **error)
{
  for (guint c = 0; c < quoth_continuum_get_n_coders (continuum); c++)
    if (find_depth (continuum, c) > DEEPEST)
      {
        g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_TOO_LARGE, _("The coder “%s” has more than %u spans over one place"),
                     quoth_continuum_get_coder (continuum, c), DEEPEST);
        return FALSE;
      }
  return TRUE;
}

/* ---- Results ---- */

static guint64
count_empty (const QuothContinuum *continuum)
{
  guint n_units;
  const QuothContinuumUnit *units = quoth_continuum_get_units (continuum, &n_units);
  guint64 n = 0;

  for (guint u = 0; u < n_units; u++)
    n += units[u].length == 0;
  return n;
}

static void
leave_out_empty (QuothAgreement *self, const QuothContinuum *continuum)
{
  quoth_agreement_leave_out (self, g_strdup (_("empty spans, which cover nothing")), count_empty (continuum));
}

static const char *
explain (const QuothContinuum *continuum, const QuothEstimate *estimate)
{
  guint n_units;

  quoth_continuum_get_units (continuum, &n_units);
  if (n_units == 0)
    return _("Nobody has marked anything");
  if (estimate->why == QUOTH_WHY_ONE_CODER)
    return _("There is only one coder; agreement needs two");
  if (estimate->why == QUOTH_WHY_NO_OVERLAP)
    return _("Nothing was marked by two coders");
  if (estimate->why == QUOTH_WHY_NO_VARIATION)
    return _("There is no variation: all of it has the same code or none, so that chance would agree as well");
  return quoth_why_explain (estimate->why);
}

static QuothAgreement *
make_result (const QuothContinuum *continuum, QuothMeasure measure, const QuothEstimate *estimate)
{
  QuothAgreement *self = quoth_agreement_new (measure, QUOTH_METRIC_NOMINAL);

  quoth_agreement_set_estimate (self, estimate);
  if (!self->defined)
    quoth_agreement_set_undefined (self, explain (continuum, estimate));
  leave_out_empty (self, continuum);
  return self;
}

/* ---- α of units ---- */

static void
add_codes (GPtrArray *results, const QuothContinuum *continuum, const QuothUnitizing *unitizing)
{
  for (guint code = 0; code < quoth_continuum_get_n_codes (continuum); code++)
    {
      QuothEstimate estimate;
      QuothAgreement *result;

      quoth_unitizing_estimate_code (unitizing, code, &estimate);
      result = make_result (continuum, QUOTH_MEASURE_UNITIZING_ALPHA_K, &estimate);
      result->code = g_strdup (quoth_continuum_get_code (continuum, code));
      g_ptr_array_add (results, result);
    }
}

static void
add_unitizing (GPtrArray *results, const QuothContinuum *continuum, QuothMeasure measure)
{
  g_autoptr (QuothUnitizing) unitizing = quoth_unitizing_new (continuum);
  QuothEstimate estimate;

  if (measure == QUOTH_MEASURE_UNITIZING_ALPHA_K)
    {
      add_codes (results, continuum, unitizing);
      return;
    }
  if (measure == QUOTH_MEASURE_UNITIZING_ALPHA)
    quoth_unitizing_estimate (unitizing, &estimate);
  else if (measure == QUOTH_MEASURE_UNITIZING_ALPHA_BINARY)
    quoth_unitizing_estimate_binary (unitizing, &estimate);
  else
    quoth_unitizing_estimate_codes (unitizing, &estimate);
  g_ptr_array_add (results, make_result (continuum, measure, &estimate));
}

static void
add_2004 (GPtrArray *results, const QuothContinuum *continuum)
{
  QuothEstimate estimate;
  QuothAgreement *result;
  guint n_joined;

  quoth_unitizing_estimate_2004 (continuum, &n_joined, &estimate);
  result = make_result (continuum, QUOTH_MEASURE_UNITIZING_ALPHA_2004, &estimate);
  quoth_agreement_leave_out (result, g_strdup (_("spans of one coder and code that overlapped others, and were joined with them")), n_joined);
  g_ptr_array_add (results, result);
}

/* ---- F1 ---- */

typedef struct
{
  guint64 n_first;
  guint64 n_second;
  guint64 n_both;
} Sums;

static guint64
count_compared (const QuothContinuum *continuum, QuothMetric metric)
{
  guint n_units;
  const QuothContinuumUnit *units = quoth_continuum_get_units (continuum, &n_units);
  guint64 n = 0;

  for (guint u = 0; u < n_units; u++)
    n += metric == QUOTH_METRIC_TOKEN ? units[u].length : 1;
  return n;
}

static void
set_scores (QuothAgreement *self, const QuothContinuum *continuum, const Sums *sums)
{
  QuothEstimate estimate = { .n = sums->n_first + sums->n_second };

  if (quoth_continuum_get_n_coders (continuum) < 2)
    quoth_agreement_set_undefined (self, explain (continuum, &(QuothEstimate){ .why = QUOTH_WHY_ONE_CODER }));
  else if (estimate.n == 0)
    quoth_agreement_set_undefined (self, _("Nobody has marked anything"));
  else
    {
      estimate.value = 2.0 * sums->n_both / estimate.n;
      quoth_agreement_set_estimate (self, &estimate);
      self->has_observed = FALSE;
    }
  self->n = count_compared (continuum, self->metric);
  self->has_scores = quoth_continuum_get_n_coders (continuum) == 2 && sums->n_first > 0 && sums->n_second > 0;
  if (!self->has_scores)
    return;
  self->precision = (double) sums->n_both / sums->n_second;
  self->recall = (double) sums->n_both / sums->n_first;
}

static gboolean
sum_scores (const QuothContinuum *continuum, QuothMetric metric, Sums *sums, GCancellable *cancellable, GError **error)
{
  *sums = (Sums){ 0, 0, 0 };
  for (guint i = 0; i < quoth_continuum_get_n_coders (continuum); i++)
    for (guint j = i + 1; j < quoth_continuum_get_n_coders (continuum); j++)
      {
        g_auto (QuothSpanScores) scores = { 0 };

        if (!quoth_span_scores_init (&scores, continuum, i, j, metric, cancellable, error))
          return FALSE;
        sums->n_first += scores.n_first;
        sums->n_second += scores.n_second;
        sums->n_both += scores.n_both;
      }
  return TRUE;
}

static gboolean
add_scores (GPtrArray *results, const QuothContinuum *continuum, QuothMetric metric, GCancellable *cancellable, GError **error)
{
  QuothAgreement *self = quoth_agreement_new (QUOTH_MEASURE_SPAN_F1, metric);
  Sums sums;

  g_ptr_array_add (results, self);
  if (!sum_scores (continuum, metric, &sums, cancellable, error))
    return FALSE;
  set_scores (self, continuum, &sums);
  if (metric == QUOTH_METRIC_TOKEN)
    leave_out_empty (self, continuum);
  return TRUE;
}

/* One round: of so many things, each two units that were put together or one that was not, how many drawn ones are of the first kind. */
static double
draw_score (QuothGenerator *generator, guint32 n_both, guint32 n_things)
{
  guint64 n_drawn = 0;

  for (guint32 i = 0; i < n_things; i++)
    n_drawn += quoth_generator_below (generator, n_things) < n_both;
  return 2.0 * n_drawn / (n_drawn + n_things);
}

gboolean
quoth_agreement_bootstrap_scores (QuothAgreement *self,
                                  const QuothContinuum *continuum,
                                  guint n_rounds,
                                  guint64 seed,
                                  QuothRoundFunc progress,
                                  gpointer user_data,
                                  GCancellable *cancellable,
                                  GError **error)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (double));
  QuothGenerator generator;
  Sums sums;
  guint64 n_things;

  g_return_val_if_fail (self->measure == QUOTH_MEASURE_SPAN_F1, FALSE);
  if (!self->defined || self->metric == QUOTH_METRIC_TOKEN)
    return TRUE;
  if (!sum_scores (continuum, self->metric, &sums, cancellable, error))
    return FALSE;
  n_things = sums.n_first + sums.n_second - sums.n_both;
  if (n_things > G_MAXUINT32)
    return TRUE;
  quoth_generator_init (&generator, seed);
  for (guint round = 0; round < n_rounds; round++)
    {
      double value = draw_score (&generator, (guint32) sums.n_both, (guint32) n_things);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      g_array_append_val (values, value);
      if (progress != NULL)
        progress (round + 1, n_rounds, user_data);
    }
  quoth_agreement_set_interval (self, (double *) (gpointer) values->data, values->len, n_rounds, seed);
  return TRUE;
}

/* ---- γ and B ---- */

/* Who waits for so much may as well ask for a part of it. */
static QuothAgreement *
refuse_gamma (const QuothContinuum *continuum, guint n_units)
{
  QuothEstimate estimate = { .n = n_units };
  QuothAgreement *self = make_result (continuum, QUOTH_MEASURE_GAMMA, &estimate);
  /* Translators: how many spans there are, and how many there may be */
  g_autofree char *why = g_strdup_printf (_("γ of %u spans would take too long (up to %u are measured); take fewer texts, or text by text"), n_units,
                                          QUOTH_GAMMA_MOST_UNITS);

  quoth_agreement_set_undefined (self, why);
  self->has_observed = self->has_parts = FALSE;
  return self;
}

QuothAgreement *
quoth_agreement_measure_gamma (const QuothContinuum *continuum,
                               const QuothGammaOptions *options,
                               QuothRoundFunc progress,
                               gpointer user_data,
                               GCancellable *cancellable,
                               GError **error)
{
  QuothEstimate estimate;
  QuothAgreement *self;
  guint n_samples, n_units;

  if (!check_depth (continuum, error))
    return NULL;
  quoth_continuum_get_units (continuum, &n_units);
  if (n_units > QUOTH_GAMMA_MOST_UNITS)
    return refuse_gamma (continuum, n_units);
  if (!quoth_gamma_estimate (continuum, options, &n_samples, &estimate, progress, user_data, cancellable, error))
    return NULL;
  self = make_result (continuum, QUOTH_MEASURE_GAMMA, &estimate);
  self->n_samples = n_samples;
  self->seed = options->seed;
  if (quoth_continuum_get_n_coders (continuum) > 2)
    self->note = g_strdup (_("the alignment of more than two coders is the best that was found; it is not proved to be the best there is"));
  return self;
}

static gboolean
add_gamma (GPtrArray *results, const QuothContinuum *continuum, GCancellable *cancellable, GError **error)
{
  QuothAgreement *gamma = quoth_agreement_measure_gamma (continuum, &QUOTH_GAMMA_DEFAULTS, NULL, NULL, cancellable, error);

  if (gamma != NULL)
    g_ptr_array_add (results, gamma);
  return gamma != NULL;
}

static void
add_boundary_similarity (GPtrArray *results, const QuothContinuum *continuum)
{
  QuothEstimate estimate;
  QuothAgreement *self;

  quoth_boundary_similarity_estimate (continuum, &estimate);
  self = make_result (continuum, QUOTH_MEASURE_BOUNDARY_SIMILARITY, &estimate);
  self->has_observed = FALSE;
  if (estimate.why == QUOTH_WHY_NO_VARIATION && estimate.n > 0)
    quoth_agreement_set_undefined (self, _("There is no boundary within the text"));
  if (estimate.n_pairs > 1)
    quoth_agreement_leave_out (self, g_strdup (_("pairs of coders without a value")), estimate.n_pairs_undefined);
  g_ptr_array_add (results, self);
}

GPtrArray *
quoth_agreement_measure_spans (const QuothContinuum *continuum, QuothMeasure measure, QuothMetric metric, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) results = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_agreement_free);
  gboolean done = TRUE;

  g_return_val_if_fail (quoth_measure_is_of_spans (measure) && quoth_measure_takes (measure, metric), NULL);
  if (!check_depth (continuum, error))
    return NULL;
  switch (measure)
    {
    case QUOTH_MEASURE_SPAN_F1:
      done = add_scores (results, continuum, metric, cancellable, error);
      break;
    case QUOTH_MEASURE_GAMMA:
      done = add_gamma (results, continuum, cancellable, error);
      break;
    case QUOTH_MEASURE_BOUNDARY_SIMILARITY:
      add_boundary_similarity (results, continuum);
      break;
    case QUOTH_MEASURE_UNITIZING_ALPHA_2004:
      add_2004 (results, continuum);
      break;
    default:
      add_unitizing (results, continuum, measure);
      break;
    }
  return done ? g_steal_pointer (&results) : NULL;
}
