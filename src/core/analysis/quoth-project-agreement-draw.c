/* quoth-project-agreement-draw.c: how sure a measure of spans is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was marked in one text hangs together, so that nothing smaller than a text can be drawn by itself: the interval is of texts drawn with replacement
 * (the bootstrap of Efron & Tibshirani 1993, with clusters), each time measured anew, O(rounds × what the measure costs). γ has none: each round would need
 * expected values of its own, a hundred times what it costs already. Nor has α of 2004, whose sections depend on which texts are beside each other.
 */

#include "config.h"

#include "analysis/quoth-project-agreement-private.h"

#include <glib/gi18n-lib.h>

#include "agreement/quoth-generator.h"

/* Spans that are drawn in all rounds: some ten seconds. */
#define MOST_DRAWN 5000000

/* Rounds between two words on how far it is. */
#define TELL_EVERY 16

static gboolean
can_be_drawn (const QuothAgreement *result)
{
  switch (result->measure)
    {
    case QUOTH_MEASURE_UNITIZING_ALPHA:
    case QUOTH_MEASURE_UNITIZING_ALPHA_BINARY:
    case QUOTH_MEASURE_UNITIZING_ALPHA_C:
    case QUOTH_MEASURE_BOUNDARY_SIMILARITY:
      return TRUE;
    case QUOTH_MEASURE_SPAN_F1:
      return result->metric == QUOTH_METRIC_TOKEN;
    default:
      return FALSE;
    }
}

/* (nullable): why there is no interval, translated. */
static const char *
find_reason (const QuothAgreement *result, const QuothProjectAgreement *agreement, guint n_texts, guint n_rounds)
{
  if (!can_be_drawn (result))
    return _("no interval is given for this measure");
  if (n_texts < 2)
    return _("no interval: there is only one text, and texts are what is drawn");
  if ((guint64) agreement->pieces->len * n_rounds > MOST_DRAWN)
    return _("no interval: there is too much marked to draw texts so often; ask for fewer rounds");
  return NULL;
}

typedef struct
{
  const QuothProjectAgreement *agreement;
  const QuothCodingSlice *slice;
  const guint *texts;
  guint n_texts;
  guint gap;
  guint *drawn;
  QuothGenerator generator;
} Drawing;

/* Returns: %FALSE with @error; a round without a value is one. */
static gboolean
draw (Drawing *self, const QuothAgreement *result, double *values, guint *n_values, GCancellable *cancellable, GError **error)
{
  g_autoptr (QuothContinuum) continuum = NULL;
  g_autoptr (GPtrArray) results = NULL;
  const QuothAgreement *again;

  for (guint i = 0; i < self->n_texts; i++)
    self->drawn[i] = self->texts[quoth_generator_below (&self->generator, self->n_texts)];
  continuum = quoth_coding_continuum_new (self->agreement, self->slice, self->drawn, self->n_texts, self->gap, error);
  if (continuum == NULL)
    return FALSE;
  results = quoth_agreement_measure_spans (continuum, result->measure, result->metric, cancellable, error);
  if (results == NULL)
    return FALSE;
  again = results->pdata[0];
  if (again->defined)
    values[(*n_values)++] = again->value;
  return TRUE;
}

gboolean
quoth_coding_draw_texts (QuothAgreement *result,
                         const QuothProjectAgreement *agreement,
                         const QuothCodingSlice *slice,
                         guint gap,
                         const QuothMeasuring *measuring,
                         GCancellable *cancellable,
                         GError **error)
{
  Drawing self = { .agreement = agreement, .slice = slice, .gap = gap };
  g_autofree guint *texts = quoth_coding_slice_list_complete (agreement, slice, &self.n_texts);
  g_autofree guint *drawn = self.drawn = g_new (guint, self.n_texts + 1);
  g_autofree double *values = g_new (double, measuring->n_rounds + 1);
  const char *reason = find_reason (result, agreement, self.n_texts, measuring->n_rounds);
  guint n_values = 0;

  self.texts = texts;
  if (reason != NULL)
    {
      quoth_agreement_add_note (result, reason);
      return TRUE;
    }
  quoth_generator_init (&self.generator, measuring->seed);
  for (guint i = 0; i < measuring->n_rounds; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !draw (&self, result, values, &n_values, cancellable, error))
        return FALSE;
      if (measuring->progress != NULL && i % TELL_EVERY == 0)
        measuring->progress (i, measuring->n_rounds, measuring->progress_data);
    }
  quoth_agreement_set_interval (result, values, n_values, measuring->n_rounds, measuring->seed);
  quoth_agreement_add_note (result, _("the interval is of texts drawn again"));
  return drawn != NULL;
}
