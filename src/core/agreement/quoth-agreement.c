/* quoth-agreement.c: how far coders agree
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "agreement/quoth-agreement-private.h"

#include <glib/gi18n-lib.h>

static void
free_left_out (gpointer data)
{
  QuothLeftOut *self = data;

  g_free (self->what);
  g_free (self);
}

QuothAgreement *
quoth_agreement_new (QuothMeasure measure, QuothMetric metric)
{
  QuothAgreement *self = g_new0 (QuothAgreement, 1);

  self->measure = measure;
  self->metric = metric;
  self->level = 0.95;
  self->left_out = g_ptr_array_new_with_free_func (free_left_out);
  return self;
}

void
quoth_agreement_free (QuothAgreement *self)
{
  g_ptr_array_unref (self->left_out);
  g_free (self->why);
  g_free (self->code);
  g_free (self->note);
  g_free (self);
}

void
quoth_agreement_leave_out (QuothAgreement *self, char *what, guint64 n)
{
  QuothLeftOut *left_out;

  if (n == 0)
    {
      g_free (what);
      return;
    }
  left_out = g_new (QuothLeftOut, 1);
  *left_out = (QuothLeftOut){ what, n };
  g_ptr_array_add (self->left_out, left_out);
}

void
quoth_agreement_add_note (QuothAgreement *self, const char *note)
{
  char *notes = self->note != NULL ? g_strdup_printf ("%s; %s", self->note, note) : g_strdup (note);

  g_free (self->note);
  self->note = notes;
}

void
quoth_agreement_set_undefined (QuothAgreement *self, const char *why)
{
  self->defined = FALSE;
  self->value = 0;
  g_free (self->why);
  self->why = g_strdup (why);
}

char *
quoth_agreement_dup_title (const QuothAgreement *agreement)
{
  if (agreement->code != NULL)
    /* Translators: a measure and the code that it is of: "₍ₖ₎ᵤα: economy" */
    return g_strdup_printf (_("%s: %s"), quoth_measure_get_name (agreement->measure), agreement->code);
  if (agreement->metric == QUOTH_METRIC_NOMINAL)
    return g_strdup (quoth_measure_get_name (agreement->measure));
  /* Translators: a measure and what it measures differences by: "Krippendorff’s α (ordinal)" */
  return g_strdup_printf (_("%s (%s)"), quoth_measure_get_name (agreement->measure), quoth_metric_to_nick (agreement->metric));
}

/* ---- Of ratings ---- */

/* A coder who rated nothing takes no part; with one of them left there is nothing to compare. */
static guint
count_active (const QuothSample *sample)
{
  guint n = 0;

  for (guint c = 0; c < sample->n_coders; c++)
    for (gsize r = 0; r < sample->n_rows; r++)
      if (quoth_sample_get_row (sample, r)[c] != QUOTH_RATING_MISSING)
        {
          n++;
          break;
        }
  return n;
}

static void
tell_left_out (QuothAgreement *self, const QuothSample *sample, const QuothEstimate *estimate, guint n_active)
{
  guint64 n_single = 0, n_empty = 0;
  gboolean single_counts = self->measure == QUOTH_MEASURE_FLEISS_KAPPA || self->measure == QUOTH_MEASURE_GWET_AC1
                           || self->measure == QUOTH_MEASURE_GWET_AC2;

  for (gsize r = 0; r < sample->n_rows; r++)
    {
      guint m = quoth_sample_count_row (sample, quoth_sample_get_row (sample, r));

      n_single += m == 1;
      n_empty += m == 0;
    }
  quoth_agreement_leave_out (self, g_strdup (_("units that nobody rated")), n_empty);
  quoth_agreement_leave_out (self,
                             g_strdup (single_counts ? _("units with one rating (they count in what is expected only)")
                                                     : _("units with one rating")),
                             n_single);
  quoth_agreement_leave_out (self, g_strdup (_("coders without a rating")), sample->n_coders - n_active);
  if (estimate->n_pairs > 1)
    quoth_agreement_leave_out (self, g_strdup (_("pairs of coders without a value")), estimate->n_pairs_undefined);
}

const char *
quoth_why_explain (QuothWhy why)
{
  switch (why)
    {
    case QUOTH_WHY_NOBODY:
      return _("Nobody has rated anything");
    case QUOTH_WHY_ONE_CODER:
      return _("Only one coder has rated anything; agreement needs two");
    case QUOTH_WHY_NO_OVERLAP:
      return _("No unit was rated by two coders");
    case QUOTH_WHY_NO_VARIATION:
      return _("There is no variation: all ratings are the same, so that chance would agree as well");
    case QUOTH_WHY_NONE:
    default:
      return NULL;
    }
}

void
quoth_agreement_set_estimate (QuothAgreement *self, const QuothEstimate *estimate)
{
  self->n = estimate->n;
  self->defined = estimate->why == QUOTH_WHY_NONE;
  self->has_parts = estimate->has_parts;
  self->has_observed = estimate->has_parts || self->defined;
  self->observed = estimate->observed;
  self->expected = estimate->expected;
  if (self->defined)
    self->value = estimate->value;
  else
    quoth_agreement_set_undefined (self, quoth_why_explain (estimate->why));
}

QuothAgreement *
quoth_agreement_measure (const QuothRatings *ratings, QuothMeasure measure, QuothMetric metric, GError **error)
{
  g_autoptr (QuothDistance) distance = quoth_distance_new (ratings, metric, error);
  QuothAgreement *self;
  QuothSample sample;
  QuothEstimate estimate;
  guint n_active;

  g_return_val_if_fail (quoth_measure_takes (measure, metric), NULL);
  if (distance == NULL)
    return NULL;
  self = quoth_agreement_new (measure, metric);
  quoth_sample_init (&sample, ratings);
  quoth_estimate_ratings (&sample, measure, distance, &estimate);
  n_active = count_active (&sample);
  tell_left_out (self, &sample, &estimate, n_active);
  if (n_active < 2)
    estimate.why = n_active == 0 ? QUOTH_WHY_NOBODY : QUOTH_WHY_ONE_CODER;
  quoth_agreement_set_estimate (self, &estimate);
  return self;
}
