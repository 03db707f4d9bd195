/* quoth-gamma.c: γ
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Mathet, Widlöcher & Métivier 2015 (the reference is in full in quoth-alignment.c). γ = 1 − δ / δ_e, where δ is the disorder of the best alignment, divided by the
 * mean number of units of a coder (the definition of the disorder of an alignment), and δ_e what it is on the average in texts without agreement, which are drawn (their “sampling”): in each, every
 * coder is one of the real ones, any of them, whose units are moved by a random distance, and on from the beginning where they leave the end. Two that are drawn of the same coder are
 * moved apart by the mean length of a unit at least, since they would agree with themselves.
 *
 * At least SAMPLES are drawn, and then as many as it takes for δ_e to be known to 2 % in 95 of 100 cases, as they do, but not over MOST_SAMPLES. The same
 * seed gives the same value, on however many processors: what is drawn is drawn one after the other, and aligned at once.
 *
 * A unit in fragments is aligned from its first to its last code point. Stacked units are units as any others. Empty ones have no length to compare by,
 * and are left out.
 */

#include "config.h"

#include "agreement/quoth-gamma.h"

#include <math.h>
#include <string.h>

#include "agreement/quoth-alignment.h"
#include "agreement/quoth-generator.h"
#include "text/quoth-parallel.h"

#define SAMPLES 30
#define MOST_SAMPLES 1000

/* Draws of a distance that is far enough from the others. */
#define TRIES 100

typedef struct
{
  GPtrArray *coders; /* element-type GArray of QuothAlignedUnit: as they are */
  double length;     /* of the text */
  double mean_length;
  QuothDissimilarity dissimilarity;
  QuothGenerator generator;
  GCancellable *cancellable;
} Gamma;

static GPtrArray *
new_coders (guint n)
{
  GPtrArray *coders = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  for (guint c = 0; c < n; c++)
    g_ptr_array_add (coders, g_array_new (FALSE, FALSE, sizeof (QuothAlignedUnit)));
  return coders;
}

static void
list_units (Gamma *self, const QuothContinuum *continuum, guint64 *n)
{
  guint n_units;
  const QuothContinuumUnit *units = quoth_continuum_get_units (continuum, &n_units);

  for (guint u = 0; u < n_units; u++)
    {
      QuothAlignedUnit unit = { units[u].extent.start, units[u].extent.end, units[u].code };
      GArray *list = self->coders->pdata[units[u].coder];

      if (units[u].length == 0)
        continue;
      g_array_append_val (list, unit);
      self->mean_length += unit.end - unit.start;
      (*n)++;
    }
  self->mean_length /= MAX (*n, 1);
}

/* ---- Without agreement ---- */

static double
get_gap (const Gamma *self, double a, double b)
{
  double gap = fabs (a - b);

  return MIN (gap, self->length - gap);
}

/* By how much the @drawn-th one is moved. */
static double
draw_distance (Gamma *self, const guint *sources, const double *distances, guint drawn)
{
  double distance = 0;

  for (guint i = 0; i < TRIES; i++)
    {
      gboolean is_apart = TRUE;

      distance = floor (quoth_generator_unit (&self->generator) * self->length);
      for (guint d = 0; d < drawn && is_apart; d++)
        is_apart = sources[d] != sources[drawn] || get_gap (self, distance, distances[d]) >= self->mean_length;
      if (is_apart)
        break;
    }
  return distance;
}

static GPtrArray *
shuffle (Gamma *self)
{
  guint n = self->coders->len;
  GPtrArray *shuffled = new_coders (n);
  g_autofree guint *sources = g_new0 (guint, n);
  g_autofree double *distances = g_new0 (double, n);

  for (guint c = 0; c < n; c++)
    {
      const GArray *source;

      sources[c] = quoth_generator_below (&self->generator, n);
      distances[c] = draw_distance (self, sources, distances, c);
      source = self->coders->pdata[sources[c]];
      for (guint u = 0; u < source->len; u++)
        {
          QuothAlignedUnit unit = g_array_index (source, QuothAlignedUnit, u);
          double length = unit.end - unit.start;

          unit.start = fmod (unit.start + distances[c], self->length);
          unit.end = unit.start + length;
          g_array_append_val ((GArray *) shuffled->pdata[c], unit);
        }
    }
  return shuffled;
}

/*
 * Batch: texts that are aligned at once, each in a thread
 * @texts: (element-type GPtrArray): each as Gamma.coders
 * @disorders: (out): of each
 * @error: (nullable): the first
 * @n_before: samples that were drawn before
 * @n_needed: of how many
 */
typedef struct
{
  const Gamma *gamma;
  GPtrArray *texts;
  double *disorders;
  GMutex lock;
  GError *error;
  QuothRoundFunc progress;
  gpointer user_data;
  guint n_before;
  guint n_needed;
} Batch;

static guint
count_units (GPtrArray *coders)
{
  guint n = 0;

  for (guint c = 0; c < coders->len; c++)
    n += ((GArray *) coders->pdata[c])->len;
  return n;
}

/* A text of coders who marked nothing has a disorder of 0, and is drawn as any other. */
static void
align_cb (guint index, gpointer data)
{
  Batch *self = data;
  GPtrArray *coders = self->texts->pdata[index];
  guint n = count_units (coders);
  g_autoptr (GError) error = NULL;

  self->disorders[index] = 0;
  if (n == 0)
    return;
  if (quoth_alignment_find (coders, &self->gamma->dissimilarity, &self->disorders[index], self->gamma->cancellable, &error))
    {
      self->disorders[index] /= (double) n / coders->len;
      return;
    }
  g_mutex_lock (&self->lock);
  if (self->error == NULL)
    self->error = g_steal_pointer (&error);
  g_mutex_unlock (&self->lock);
}

static void
progress_cb (guint64 done, guint64 total, gpointer data)
{
  const Batch *self = data;

  if (self->progress != NULL)
    self->progress (MIN (self->n_before + done, self->n_needed), self->n_needed, self->user_data);
}

static gboolean
align (Batch *self, GError **error)
{
  gboolean done;

  g_mutex_init (&self->lock);
  done = quoth_parallel_run (self->texts->len, align_cb, self, progress_cb, self, self->gamma->cancellable, error);
  g_mutex_clear (&self->lock);
  if (done && self->error == NULL)
    return TRUE;
  if (done)
    g_propagate_error (error, g_steal_pointer (&self->error));
  g_clear_error (&self->error);
  return FALSE;
}

/* How many are needed, by what the first ones say. */
static guint
count_needed (const double *disorders, guint n, double precision)
{
  double sum = 0, squares = 0, mean, deviation, needed;

  for (guint i = 0; i < n; i++)
    sum += disorders[i];
  mean = sum / n;
  for (guint i = 0; i < n; i++)
    squares += (disorders[i] - mean) * (disorders[i] - mean);
  deviation = sqrt (squares / (n - 1));
  needed = mean > 0 ? ceil (pow (1.96 * deviation / mean / precision, 2)) : n;
  return (guint) CLAMP (needed, n, MOST_SAMPLES);
}

/* ---- All ---- */

/* The text as it is, and the first samples; then as many more as are needed, not all in memory at once. What is drawn does not depend on which thread is first. */
static gboolean
measure (Gamma *self, const QuothGammaOptions *options, guint *n_samples, QuothEstimate *estimate, QuothRoundFunc progress, gpointer user_data, GError **error)
{
  g_autofree double *disorders = g_new0 (double, MOST_SAMPLES + 1);
  guint n = 0, needed = SAMPLES;
  double sum = 0;

  while (n < needed)
    {
      g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
      Batch batch = { .gamma = self, .texts = texts, .disorders = disorders + n + (n > 0), .progress = progress, .user_data = user_data,
                      .n_before = n, .n_needed = needed };

      if (n == 0)
        g_ptr_array_add (texts, g_ptr_array_ref (self->coders));
      for (guint i = 0; i < SAMPLES && n < needed; i++, n++)
        g_ptr_array_add (texts, shuffle (self));
      if (!align (&batch, error))
        return FALSE;
      if (n == SAMPLES)
        needed = count_needed (disorders + 1, SAMPLES, options->precision);
    }
  for (guint i = 1; i <= needed; i++)
    sum += disorders[i];
  *n_samples = needed;
  estimate->observed = disorders[0];
  estimate->expected = sum / needed;
  estimate->has_parts = TRUE;
  if (estimate->expected > 0)
    estimate->value = 1 - estimate->observed / estimate->expected;
  else
    estimate->why = QUOTH_WHY_NO_VARIATION;
  return TRUE;
}

gboolean
quoth_gamma_estimate (const QuothContinuum *continuum,
                      const QuothGammaOptions *options,
                      guint *n_samples,
                      QuothEstimate *estimate,
                      QuothRoundFunc progress,
                      gpointer user_data,
                      GCancellable *cancellable,
                      GError **error)
{
  guint n_coders = quoth_continuum_get_n_coders (continuum);
  g_autoptr (GPtrArray) coders = new_coders (n_coders);
  Gamma self = { .coders = coders, .length = quoth_continuum_get_length (continuum), .cancellable = cancellable };

  memset (estimate, 0, sizeof *estimate);
  *n_samples = 0;
  self.dissimilarity = (QuothDissimilarity){ options->alpha, options->beta, options->empty };
  quoth_generator_init (&self.generator, options->seed);
  list_units (&self, continuum, &estimate->n);
  if (n_coders < 2 || estimate->n == 0)
    {
      estimate->why = estimate->n == 0 ? QUOTH_WHY_NOBODY : QUOTH_WHY_ONE_CODER;
      return TRUE;
    }
  return measure (&self, options, n_samples, estimate, progress, user_data, error);
}
