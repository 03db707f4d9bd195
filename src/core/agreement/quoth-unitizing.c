/* quoth-unitizing.c: agreement on where units are, and which code they have
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Krippendorff, Mathet, Bouvry & Widlöcher 2016, "On the reliability of unitizing textual continua: further developments", Quality & Quantity 50, 2347–2364;
 * Krippendorff 2019, chapter 12. Each coder cuts the text into units, which have a code, and gaps, φ. With m coders, the coincidence of c and k is
 *
 *   ℓ_ck = Σ_(coders i ≠ j) (length in which i has c and j has k) / (m − 1)      ℓ_c = Σ_k ℓ_ck      ℓ = Σ_c ℓ_c = m × length
 *
 * What chance would give is drawn from all units together. A unit is one thing: it cannot coincide with itself, so the square of its length is taken away,
 * while a gap can be cut anywhere, and its length is taken away once:
 *
 *   ε_ck = ℓ ℓ_c ℓ_k / (ℓ² − Σ_units L² − ℓ_φ), c ≠ k
 *
 *   ᵤα   = 1 − Σ_(c≠k) ℓ_ck / Σ_(c≠k) ε_ck
 *   |ᵤα  the same with one code for all units
 *   ₍ₖ₎ᵤα the same over the row of the code k: against all other codes and gaps
 *   ᶜᵘα  the same over what two coders marked, without φ: ℓ', ℓ'_c and the L' of a unit are what is left of these then, and no gap is taken away
 *
 * The definition has units of one coder side by side. Where they are stacked, a stretch counts once for each of them: units of two coders with the same
 * code are put together first, those that are left over evenly with each other, and the rest with gaps. Without stacks this is the definition, and coders who
 * marked the same agree entirely. Fragments are one unit, whose L is the sum of theirs.
 *
 * Since differences are nominal, the diagonal and the margins of the matrix say all: O(codes) to keep, and O(stretches × coders² × stack²) to fill.
 */

#include "config.h"

#include "agreement/quoth-unitizing.h"

#include <string.h>

#include "agreement/quoth-sweep.h"

struct _QuothUnitizing
{
  guint n_coders;
  guint n_codes;
  guint64 n_units;
  double *same;       /* of each code and, behind them, φ: ℓ_cc */
  double *margins;    /* ℓ_c */
  double *marked;     /* ℓ'_c */
  double *of_units;   /* L' of each unit */
  double squares;     /* Σ L² */
  double marked_squares;
};

typedef struct
{
  QuothUnitizing *unitizing;
  const QuothContinuumUnit *units;
  GArray *left[2]; /* element-type guint: of two coders, the units that have no partner of their code */
} Fill;

/* ---- Filling ---- */

static void
add_pair (Fill *self, guint a, guint b, double weight)
{
  QuothUnitizing *unitizing = self->unitizing;
  guint codes[2] = { self->units[a].code, self->units[b].code };

  if (codes[0] == codes[1])
    unitizing->same[codes[0]] += 2 * weight;
  for (guint i = 0; i < 2; i++)
    {
      unitizing->margins[codes[i]] += weight;
      unitizing->marked[codes[i]] += weight;
    }
  unitizing->of_units[a] += weight;
  unitizing->of_units[b] += weight;
}

/* Both orders of the coders are counted at once: a unit and a gap are one of each. */
static void
add_gap (Fill *self, guint unit, double weight)
{
  self->unitizing->margins[self->units[unit].code] += weight;
  self->unitizing->margins[self->unitizing->n_codes] += weight;
}

/* Puts units of the same code together; what is left over of the first coder goes to left[0], of the second to left[1]. */
static void
pair_codes (Fill *self, const GArray *a, const GArray *b, double weight)
{
  g_array_set_size (self->left[0], 0);
  g_array_set_size (self->left[1], 0);
  g_array_append_vals (self->left[1], b->data, b->len);
  for (guint i = 0; i < a->len; i++)
    {
      guint unit = g_array_index (a, guint, i);
      guint j = 0;

      while (j < self->left[1]->len && self->units[g_array_index (self->left[1], guint, j)].code != self->units[unit].code)
        j++;
      if (j == self->left[1]->len)
        {
          g_array_append_val (self->left[0], unit);
          continue;
        }
      add_pair (self, unit, g_array_index (self->left[1], guint, j), weight);
      g_array_remove_index (self->left[1], j);
    }
}

static void
pair_rest (Fill *self, double weight)
{
  guint n[2] = { self->left[0]->len, self->left[1]->len };
  guint most = MAX (n[0], n[1]);

  for (guint i = 0; i < n[0]; i++)
    for (guint j = 0; j < n[1]; j++)
      add_pair (self, g_array_index (self->left[0], guint, i), g_array_index (self->left[1], guint, j), weight / most);
  for (guint side = 0; side < 2; side++)
    for (guint i = 0; n[!side] < most && i < n[side]; i++)
      add_gap (self, g_array_index (self->left[side], guint, i), weight * (most - n[!side]) / most);
}

static void
fill_cb (guint length, GArray *const *open, gpointer user_data)
{
  Fill *self = user_data;
  QuothUnitizing *unitizing = self->unitizing;
  double weight = (double) length / (unitizing->n_coders - 1);

  for (guint i = 0; i < unitizing->n_coders; i++)
    for (guint j = i + 1; j < unitizing->n_coders; j++)
      {
        if (open[i]->len == 0 && open[j]->len == 0)
          {
            unitizing->same[unitizing->n_codes] += 2 * weight;
            unitizing->margins[unitizing->n_codes] += 2 * weight;
            continue;
          }
        pair_codes (self, open[i], open[j], weight);
        pair_rest (self, weight);
      }
}

QuothUnitizing *
quoth_unitizing_new (const QuothContinuum *continuum)
{
  QuothUnitizing *self = g_new0 (QuothUnitizing, 1);
  guint n_units;
  Fill fill = { self, quoth_continuum_get_units (continuum, &n_units), { NULL } };

  self->n_coders = quoth_continuum_get_n_coders (continuum);
  self->n_codes = quoth_continuum_get_n_codes (continuum);
  self->same = g_new0 (double, self->n_codes + 1);
  self->margins = g_new0 (double, self->n_codes + 1);
  self->marked = g_new0 (double, self->n_codes + 1);
  self->of_units = g_new0 (double, MAX (n_units, 1));
  for (guint i = 0; i < 2; i++)
    fill.left[i] = g_array_new (FALSE, FALSE, sizeof (guint));
  if (self->n_coders > 1)
    quoth_sweep (continuum, fill_cb, &fill);
  for (guint u = 0; u < n_units; u++)
    {
      self->n_units += fill.units[u].length > 0;
      self->squares += (double) fill.units[u].length * fill.units[u].length;
      self->marked_squares += self->of_units[u] * self->of_units[u];
    }
  for (guint i = 0; i < 2; i++)
    g_array_unref (fill.left[i]);
  return self;
}

void
quoth_unitizing_free (QuothUnitizing *self)
{
  g_free (self->same);
  g_free (self->margins);
  g_free (self->marked);
  g_free (self->of_units);
  g_free (self);
}

/* ---- Measuring ---- */

static double
sum_up (const double *numbers, guint n)
{
  double sum = 0;

  for (guint i = 0; i < n; i++)
    sum += numbers[i];
  return sum;
}

static double
sum_squares (const double *numbers, guint n)
{
  double sum = 0;

  for (guint i = 0; i < n; i++)
    sum += numbers[i] * numbers[i];
  return sum;
}

/*
 * @different: Σ ℓ_ck of c ≠ k
 * @products: Σ ℓ_c ℓ_k of c ≠ k
 * @all: ℓ
 * @whole: what is taken away from ℓ²
 */
static void
finish (QuothEstimate *estimate, double different, double products, double all, double whole)
{
  double pairs = all * all - whole;

  estimate->has_parts = all > 0 && pairs > 0;
  if (estimate->has_parts)
    {
      estimate->observed = MAX (different, 0) / all;
      estimate->expected = MAX (products, 0) / pairs;
    }
  /* What differs by no more than the last digits of a sum does not differ. */
  if (!estimate->has_parts || products <= all * all * 1e-13)
    estimate->why = QUOTH_WHY_NO_VARIATION;
  else
    estimate->value = 1 - estimate->observed / estimate->expected;
}

static gboolean
begin (const QuothUnitizing *self, QuothEstimate *estimate)
{
  memset (estimate, 0, sizeof *estimate);
  estimate->n = self->n_units;
  if (self->n_coders < 2)
    estimate->why = self->n_coders == 0 ? QUOTH_WHY_NOBODY : QUOTH_WHY_ONE_CODER;
  return estimate->why == QUOTH_WHY_NONE;
}

void
quoth_unitizing_estimate (const QuothUnitizing *self, QuothEstimate *estimate)
{
  guint n = self->n_codes + 1;
  double all = sum_up (self->margins, n);

  if (begin (self, estimate))
    finish (estimate, all - sum_up (self->same, n), all * all - sum_squares (self->margins, n), all,
            self->squares + self->margins[self->n_codes]);
}

void
quoth_unitizing_estimate_binary (const QuothUnitizing *self, QuothEstimate *estimate)
{
  double gaps = self->margins[self->n_codes];
  double units = sum_up (self->margins, self->n_codes);
  double both = sum_up (self->marked, self->n_codes);

  if (begin (self, estimate))
    finish (estimate, 2 * (units - both), 2 * units * gaps, units + gaps, self->squares + gaps);
}

void
quoth_unitizing_estimate_codes (const QuothUnitizing *self, QuothEstimate *estimate)
{
  double all = sum_up (self->marked, self->n_codes);

  if (!begin (self, estimate))
    return;
  if (all > 0)
    finish (estimate, all - sum_up (self->same, self->n_codes), all * all - sum_squares (self->marked, self->n_codes), all,
            self->marked_squares);
  else
    estimate->why = QUOTH_WHY_NO_OVERLAP;
}

void
quoth_unitizing_estimate_code (const QuothUnitizing *self, guint code, QuothEstimate *estimate)
{
  double all = sum_up (self->margins, self->n_codes + 1);
  double margin = self->margins[code];

  if (begin (self, estimate))
    finish (estimate, margin - self->same[code], margin * (all - margin), all, self->squares + self->margins[self->n_codes]);
}
