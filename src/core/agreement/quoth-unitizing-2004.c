/* quoth-unitizing-2004.c: the older α of units
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Krippendorff 1995, "On the reliability of unitizing continuous data", Sociological Methodology 25, 47–76; 2004, pages 251 to 256. It was replaced
 * in 2016 (quoth-unitizing.c), and is kept since values of it are in print. A text of length L is cut by each of m coders, for each code alone, into units
 * (v = 1) and gaps (v = 0), which begin at b and are ℓ long:
 *
 *   δ² of two units that overlap = (b_g − b_h)² + (b_g + ℓ_g − b_h − ℓ_h)², of a unit within a gap ℓ², of any other two sections 0
 *   D_o = Σ_(i≠j) Σ_g Σ_h δ² / (m (m − 1) L²)
 *   D_e = 2/L Σ_units [ (N − 1)/3 (2ℓ³ − 3ℓ² + ℓ) + ℓ² Σ_(gaps h, ℓ_h ≥ ℓ) (ℓ_h − ℓ + 1) ] / (m L (m L − 1) − Σ_units ℓ (ℓ − 1))
 *   α = 1 − Σ_codes D_o / Σ_codes D_e
 *
 * N is how many units of the code there are. Units of one coder and code must be apart: those that overlap are joined. Fragments are units of their own. The units of two coders are compared
 * in one pass, and the gaps long enough for a unit are a sum that was made beforehand: O(n log n).
 */

#include "config.h"

#include "agreement/quoth-unitizing.h"

#include <stdlib.h>
#include <string.h>

typedef struct
{
  guint coder;
  guint code;
  QuothRange range;
} Piece;

typedef struct
{
  double length;
  guint n_coders;
  GArray **units;   /* of each coder, by place: element-type QuothRange */
  GArray *gaps;     /* element-type guint: lengths of all gaps, the longest first */
  double *sums;     /* of the first gaps: lengths */
} Layer;

/* ---- One code ---- */

static double
compare_units (QuothRange a, QuothRange b)
{
  double start = (double) a.start - b.start, end = (double) a.end - b.end;

  return start * start + end * end;
}

/* The part of Σ_(i≠j) that is of one coder's units: each pair that overlaps, which comes again in the other order, and each unit in a gap of the other, for both orders. */
static double
compare_coders (const GArray *a, const GArray *b)
{
  double sum = 0;
  guint first = 0;

  for (guint i = 0; i < a->len; i++)
    {
      QuothRange unit = g_array_index (a, QuothRange, i);
      gboolean overlaps = FALSE;

      while (first < b->len && g_array_index (b, QuothRange, first).end <= unit.start)
        first++;
      for (guint j = first; j < b->len && g_array_index (b, QuothRange, j).start < unit.end; j++)
        {
          sum += compare_units (unit, g_array_index (b, QuothRange, j));
          overlaps = TRUE;
        }
      if (!overlaps)
        sum += 2.0 * quoth_range_length (unit) * quoth_range_length (unit);
    }
  return sum;
}

static double
observe (const Layer *self)
{
  double sum = 0;

  for (guint i = 0; i < self->n_coders; i++)
    for (guint j = 0; j < self->n_coders; j++)
      if (i != j)
        sum += compare_coders (self->units[i], self->units[j]);
  return sum;
}

static int
compare_lengths (gconstpointer a, gconstpointer b)
{
  guint x = *(const guint *) a, y = *(const guint *) b;

  return x > y ? -1 : x < y;
}

static void
list_gaps (Layer *self)
{
  for (guint c = 0; c < self->n_coders; c++)
    {
      guint here = 0;

      for (guint u = 0; u <= self->units[c]->len; u++)
        {
          gboolean is_last = u == self->units[c]->len;
          guint start = is_last ? (guint) self->length : g_array_index (self->units[c], QuothRange, u).start;
          guint length = start - here;

          if (length > 0)
            g_array_append_val (self->gaps, length);
          here = is_last ? start : g_array_index (self->units[c], QuothRange, u).end;
        }
    }
  g_array_sort (self->gaps, compare_lengths);
  self->sums = g_new0 (double, self->gaps->len + 1);
  for (guint i = 0; i < self->gaps->len; i++)
    self->sums[i + 1] = self->sums[i] + g_array_index (self->gaps, guint, i);
}

/* How many gaps are as long as that. */
static guint
count_gaps (const Layer *self, guint length)
{
  guint low = 0, high = self->gaps->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->gaps, guint, middle) >= length)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static double
expect (const Layer *self)
{
  double sum = 0, all = self->n_coders * self->length, whole = all * (all - 1), n = 0;

  for (guint c = 0; c < self->n_coders; c++)
    n += self->units[c]->len;
  for (guint c = 0; c < self->n_coders; c++)
    for (guint u = 0; u < self->units[c]->len; u++)
      {
        double l = quoth_range_length (g_array_index (self->units[c], QuothRange, u));
        guint n_gaps = count_gaps (self, (guint) l);

        sum += (n - 1) / 3 * (2 * l * l * l - 3 * l * l + l) + l * l * (self->sums[n_gaps] - n_gaps * (l - 1));
        whole -= l * (l - 1);
      }
  return whole > 0 ? 2 / self->length * sum / whole : 0;
}

/* ---- All codes ---- */

static int
compare_pieces (gconstpointer a, gconstpointer b)
{
  const Piece *x = a, *y = b;

  if (x->code != y->code)
    return x->code < y->code ? -1 : 1;
  if (x->coder != y->coder)
    return x->coder < y->coder ? -1 : 1;
  return quoth_range_compare (x->range, y->range);
}

static GArray *
list_pieces (const QuothContinuum *continuum)
{
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  guint n_units;
  const QuothContinuumUnit *units = quoth_continuum_get_units (continuum, &n_units);

  for (guint u = 0; u < n_units; u++)
    for (guint r = 0; units[u].length > 0 && r < units[u].n_ranges; r++)
      {
        Piece piece = { units[u].coder, units[u].code, quoth_continuum_get_ranges (continuum)[units[u].first_range + r] };

        g_array_append_val (pieces, piece);
      }
  g_array_sort (pieces, compare_pieces);
  return pieces;
}

/* The pieces of one code, from @start. Returns: where the next code begins. */
static guint
fill_layer (Layer *self, GArray *pieces, guint start, guint *n_joined)
{
  guint code = g_array_index (pieces, Piece, start).code;
  guint i;

  for (guint c = 0; c < self->n_coders; c++)
    g_array_set_size (self->units[c], 0);
  g_array_set_size (self->gaps, 0);
  for (i = start; i < pieces->len && g_array_index (pieces, Piece, i).code == code; i++)
    {
      const Piece *piece = &g_array_index (pieces, Piece, i);
      GArray *units = self->units[piece->coder];
      QuothRange *last = units->len > 0 ? &g_array_index (units, QuothRange, units->len - 1) : NULL;

      if (last == NULL || piece->range.start >= last->end)
        {
          g_array_append_val (units, piece->range);
          continue;
        }
      last->end = MAX (last->end, piece->range.end);
      (*n_joined)++;
    }
  list_gaps (self);
  return i;
}

void
quoth_unitizing_estimate_2004 (const QuothContinuum *continuum, guint *n_joined, QuothEstimate *estimate)
{
  g_autoptr (GArray) pieces = list_pieces (continuum);
  Layer layer = { quoth_continuum_get_length (continuum), quoth_continuum_get_n_coders (continuum), NULL, NULL, NULL };
  double m = layer.n_coders;

  memset (estimate, 0, sizeof *estimate);
  *n_joined = 0;
  estimate->n = pieces->len;
  if (layer.n_coders < 2)
    {
      estimate->why = layer.n_coders == 0 ? QUOTH_WHY_NOBODY : QUOTH_WHY_ONE_CODER;
      return;
    }
  layer.units = g_new (GArray *, layer.n_coders);
  for (guint c = 0; c < layer.n_coders; c++)
    layer.units[c] = g_array_new (FALSE, FALSE, sizeof (QuothRange));
  layer.gaps = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < pieces->len;)
    {
      i = fill_layer (&layer, pieces, i, n_joined);
      estimate->observed += observe (&layer) / (m * (m - 1) * layer.length * layer.length);
      estimate->expected += expect (&layer);
      g_clear_pointer (&layer.sums, g_free);
    }
  estimate->has_parts = TRUE;
  if (estimate->expected > 0)
    estimate->value = 1 - estimate->observed / estimate->expected;
  else
    estimate->why = QUOTH_WHY_NO_VARIATION;
  for (guint c = 0; c < layer.n_coders; c++)
    g_array_unref (layer.units[c]);
  g_free (layer.units);
  g_array_unref (layer.gaps);
}
