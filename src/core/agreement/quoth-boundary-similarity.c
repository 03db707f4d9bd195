/* quoth-boundary-similarity.c: agreement on where something begins and ends
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fournier 2013, "Evaluating text segmentation using boundary edit distance", ACL, the definition of B. A boundary is a place within the text where a unit begins or ends; what the unit's code
 * is, and whether one or several of them do, does not matter. Of two coders, boundaries at the same place are matches (M), of the others two that are one place apart
 * are a near miss (T), which costs a half (|i − j| / n_t, n_t = 2), and what is left over is a full miss (A):
 *
 *   B = 1 − (A + T / 2) / (A + T + M)
 *
 * Stacked and fragmented units have the boundaries they have. One pass over two sorted lists, O(n log n).
 */

#include "config.h"

#include "agreement/quoth-boundary-similarity.h"

#include <stdlib.h>
#include <string.h>

typedef struct
{
  guint n_matches;
  guint n_near;
  guint n_misses;
} Edits;

static int
compare_offsets (gconstpointer a, gconstpointer b)
{
  guint x = *(const guint *) a, y = *(const guint *) b;

  return x < y ? -1 : x > y;
}

static GArray *
list_boundaries (const QuothContinuum *continuum, guint coder)
{
  guint n_units, length = quoth_continuum_get_length (continuum), n = 0;
  const QuothContinuumUnit *units = quoth_continuum_get_units (continuum, &n_units);
  const QuothRange *ranges = quoth_continuum_get_ranges (continuum);
  GArray *offsets = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint u = 0; u < n_units; u++)
    for (guint r = 0; units[u].coder == coder && units[u].length > 0 && r < units[u].n_ranges; r++)
      {
        QuothRange range = ranges[units[u].first_range + r];

        if (range.start > 0)
          g_array_append_val (offsets, range.start);
        if (range.end < length)
          g_array_append_val (offsets, range.end);
      }
  g_array_sort (offsets, compare_offsets);
  for (guint i = 0; i < offsets->len; i++)
    if (i == 0 || g_array_index (offsets, guint, i) != g_array_index (offsets, guint, n - 1))
      g_array_index (offsets, guint, n++) = g_array_index (offsets, guint, i);
  g_array_set_size (offsets, n);
  return offsets;
}

/* A boundary that only one has waits for one of the other at the next place. */
static void
count_edits (const GArray *a, const GArray *b, Edits *edits)
{
  guint i = 0, j = 0;
  gint64 waiting = -2; /* where it is */
  gboolean waiting_is_a = FALSE;

  memset (edits, 0, sizeof *edits);
  while (i < a->len || j < b->len)
    {
      gint64 x = i < a->len ? g_array_index (a, guint, i) : G_MAXINT64;
      gint64 y = j < b->len ? g_array_index (b, guint, j) : G_MAXINT64;
      gint64 here = MIN (x, y);

      i += x == here;
      j += y == here;
      if (x == y)
        edits->n_matches++;
      else if (waiting == here - 1 && waiting_is_a != (x == here))
        {
          edits->n_near++;
          edits->n_misses--;
          waiting = -2;
        }
      else
        {
          edits->n_misses++;
          waiting = here;
          waiting_is_a = x == here;
        }
    }
}

void
quoth_boundary_similarity_estimate (const QuothContinuum *continuum, QuothEstimate *estimate)
{
  guint n_coders = quoth_continuum_get_n_coders (continuum), n_units;
  const QuothContinuumUnit *units = quoth_continuum_get_units (continuum, &n_units);
  g_autoptr (GPtrArray) boundaries = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  guint n_defined;

  memset (estimate, 0, sizeof *estimate);
  for (guint u = 0; u < n_units; u++)
    estimate->n += units[u].length > 0;
  for (guint c = 0; c < n_coders; c++)
    g_ptr_array_add (boundaries, list_boundaries (continuum, c));
  for (guint i = 0; i < n_coders; i++)
    for (guint j = i + 1; j < n_coders; j++)
      {
        Edits edits;
        guint n;

        count_edits (boundaries->pdata[i], boundaries->pdata[j], &edits);
        n = edits.n_matches + edits.n_near + edits.n_misses;
        estimate->n_pairs++;
        estimate->n_pairs_undefined += n == 0;
        estimate->value += n > 0 ? 1 - (edits.n_misses + edits.n_near / 2.0) / n : 0;
      }
  n_defined = estimate->n_pairs - estimate->n_pairs_undefined;
  if (n_defined > 0)
    estimate->value /= n_defined;
  else
    estimate->why = n_coders < 2 ? QUOTH_WHY_ONE_CODER : QUOTH_WHY_NO_VARIATION;
}
