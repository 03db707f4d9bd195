/* quoth-agreement.h: how far coders agree
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "agreement/quoth-continuum.h"
#include "agreement/quoth-measure.h"
#include "agreement/quoth-ratings.h"

G_BEGIN_DECLS

/** QuothLeftOut: @what (a phrase, translated) was left out @n times. */
typedef struct
{
  char *what;
  guint64 n;
} QuothLeftOut;

/**
 * QuothAgreement:
 * @defined: whether there is a value; where there is none, @value is 0 and says nothing
 * @why: (nullable): why there is none: a sentence without a full stop, translated
 * @code: (nullable): the code it is of, for a measure of each code
 * @n: what was compared: units with ratings by two coders or more; of a text, units that were marked and are not empty (for F1 the empty ones, too), or tokens in them
 * @has_parts: whether @observed and @expected are there; quoth_measure_is_of_disagreement() says of what
 * @has_observed: whether @observed is there; the percentage has no @expected
 * @has_scores: of F1 of two coders: whether @precision and @recall are there: the first coder's units are what the second one's are held against
 * @n_samples: of γ: how many texts without agreement were drawn, with @seed
 * @note: (nullable): what else is to be known of how it was worked out: a phrase, translated
 * @left_out: (element-type QuothLeftOut): what does not count, or counts in a part only
 * @has_interval: whether there is a confidence interval from @low to @high
 * @level: of that interval, 0.95
 * @n_rounds: how often units were drawn for it
 * @n_rounds_undefined: how many of these had no value, and are left out of it
 * @seed: what was drawn with
 */
typedef struct
{
  QuothMeasure measure;
  QuothMetric metric;
  gboolean defined;
  double value;
  char *why;
  char *code;
  guint64 n;
  gboolean has_observed;
  gboolean has_parts;
  double observed;
  double expected;
  gboolean has_scores;
  double precision;
  double recall;
  guint n_samples;
  char *note;
  GPtrArray *left_out;
  gboolean has_interval;
  double low;
  double high;
  double level;
  guint n_rounds;
  guint n_rounds_undefined;
  guint64 seed;
} QuothAgreement;

/** QuothRoundFunc: is called in the thread that works, some ten times a second: @done rounds of @total. */
typedef void (*QuothRoundFunc) (guint64 done, guint64 total, gpointer user_data);

/**
 * quoth_agreement_measure:
 * @metric: quoth_measure_takes() must allow it
 *
 * What cannot be said is a result that is not defined, with the reason; it is never 0, 1 or NaN. An error is an input that cannot be measured so.
 *
 * Returns: (transfer full): or %NULL with %QUOTH_ERROR_INVALID (a value is no number; the message names it) or %QUOTH_ERROR_TOO_LARGE
 */
QuothAgreement *quoth_agreement_measure (const QuothRatings *ratings, QuothMeasure measure, QuothMetric metric, GError **error);

/**
 * quoth_agreement_measure_spans:
 * @measure: one of spans
 * @metric: exact, overlap or token for F1, else nominal
 *
 * Stacked, nested and fragmented units count; how, each measure says at the top of its file.
 *
 * Returns: (transfer full) (element-type QuothAgreement): one, or for a measure of each code one for each; or %NULL with
 *   %QUOTH_ERROR_TOO_LARGE (more than 200 spans of one coder at one place) or if it was cancelled
 */
GPtrArray *quoth_agreement_measure_spans (
  const QuothContinuum *continuum, QuothMeasure measure, QuothMetric metric, GCancellable *cancellable, GError **error);

/**
 * QuothGammaOptions:
 * @alpha: what the difference of two places weighs
 * @beta: what the difference of two codes weighs
 * @empty: Δ∅, what it weighs that a coder has no unit where another has one
 * @precision: to which share of it the expected disorder is to be known, in 95 of 100 cases
 * @seed: what to draw with
 */
typedef struct
{
  double alpha;
  double beta;
  double empty;
  double precision;
  guint64 seed;
} QuothGammaOptions;

/** QUOTH_GAMMA_DEFAULTS: all weigh the same; 2 %; the seed 1. */
#define QUOTH_GAMMA_DEFAULTS ((QuothGammaOptions){ 1, 1, 1, 0.02, 1 })

/**
 * quoth_agreement_measure_gamma:
 * @progress: (nullable): of the texts that are drawn
 *
 * γ, which quoth_agreement_measure_spans() gives with the defaults. Blocks; for any thread.
 *
 * Returns: (transfer full): or %NULL with %QUOTH_ERROR_TOO_LARGE (as above) or if it was cancelled
 */
QuothAgreement *quoth_agreement_measure_gamma (const QuothContinuum *continuum,
                                               const QuothGammaOptions *options,
                                               QuothRoundFunc progress,
                                               gpointer user_data,
                                               GCancellable *cancellable,
                                               GError **error);

/**
 * quoth_agreement_bootstrap:
 * @n_rounds: 1,000 is usual
 * @seed: what to draw with (quoth-generator.h)
 * @progress: (nullable)
 *
 * The 95 % percentile interval (Efron & Tibshirani 1993, chapter 13) of a result of these @ratings: as many units as there are are drawn with
 * replacement, @n_rounds times. Says nothing where the result is not defined, nor where it is not in half of the rounds. Blocks; for any thread.
 *
 * Returns: %FALSE if it was cancelled
 */
gboolean quoth_agreement_bootstrap (QuothAgreement *self,
                                    const QuothRatings *ratings,
                                    guint n_rounds,
                                    guint64 seed,
                                    QuothRoundFunc progress,
                                    gpointer user_data,
                                    GCancellable *cancellable,
                                    GError **error);

/**
 * quoth_agreement_bootstrap_scores:
 * @self: F1 of the spans of @continuum
 *
 * The same for F1, exact or by overlap: what is drawn again are the pairs that were found, and the units that were left alone. Tokens beside each other
 * are not independent, and have no interval; nor have the other measures of one text, which cannot be drawn again: of several texts, the analysis draws these.
 *
 * Returns: %FALSE if it was cancelled
 */
gboolean quoth_agreement_bootstrap_scores (QuothAgreement *self,
                                           const QuothContinuum *continuum,
                                           guint n_rounds,
                                           guint64 seed,
                                           QuothRoundFunc progress,
                                           gpointer user_data,
                                           GCancellable *cancellable,
                                           GError **error);

/** quoth_agreement_set_interval: from the @n_values that rounds of drawing gave, which it sorts; the others had none. */
void quoth_agreement_set_interval (QuothAgreement *self, double *values, guint n_values, guint n_rounds, guint64 seed);

/** quoth_agreement_add_note: adds to what is to be known of how it was worked out. @note: a phrase, translated. */
void quoth_agreement_add_note (QuothAgreement *self, const char *note);

/** quoth_agreement_leave_out: adds to what was left out, if @n is not 0. @what: (transfer full): a phrase, translated. */
void quoth_agreement_leave_out (QuothAgreement *self, char *what, guint64 n);

/** quoth_agreement_dup_title: (transfer full): what it is called: "Krippendorff’s α (ordinal)", "₍ₖ₎ᵤα: economy". */
char *quoth_agreement_dup_title (const QuothAgreement *agreement);

void quoth_agreement_free (QuothAgreement *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothAgreement, quoth_agreement_free)

G_END_DECLS
