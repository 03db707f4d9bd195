/* quoth-span-scores.c: which units of one coder are those of another
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Exact: the same code and the same fragments; two of one coder that are the same need two of the other. Empty units are as any others. Sorting, O(n log n).
 *
 * Overlap: the same code and a code point in common (of fragments, not of what lies between); an empty unit with an equal one, or with one that it lies strictly
 * inside of. One to one, by an assignment of the greatest gain (quoth-matching.c): a match gains more than all overlaps together, and what it overlaps besides. So matches
 * are as many as can be, and then the overlap is. Units that overlap are found in one pass by place: O(n log n + pairs that overlap).
 *
 * Token: each code point of the text (or whatever offsets count) and each code that a coder has there; stacked units of one code count as often as they are stacked.
 */

#include "config.h"

#include "agreement/quoth-span-scores.h"

#include <stdlib.h>
#include <string.h>

#include "agreement/quoth-matching.h"
#include "agreement/quoth-sweep.h"

typedef struct
{
  const QuothContinuumUnit *units;
  const QuothRange *ranges;
} Units;

/* ---- Exact ---- */

static int
compare_units (const Units *self, guint a, guint b)
{
  const QuothContinuumUnit *x = &self->units[a], *y = &self->units[b];

  if (x->code != y->code)
    return x->code < y->code ? -1 : 1;
  if (x->n_ranges != y->n_ranges)
    return x->n_ranges < y->n_ranges ? -1 : 1;
  for (guint r = 0; r < x->n_ranges; r++)
    {
      int order = quoth_range_compare (self->ranges[x->first_range + r], self->ranges[y->first_range + r]);

      if (order != 0)
        return order;
    }
  return 0;
}

static int
compare_units_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const guint *x = a, *y = b;
  int order = compare_units (user_data, *x, *y);

  return order != 0 ? order : *x < *y ? -1 : *x > *y;
}

static void
match_exactly (QuothSpanScores *self, Units *units, GArray *const lists[2])
{
  guint i = 0, j = 0;

  g_array_sort_with_data (lists[0], compare_units_cb, units);
  g_array_sort_with_data (lists[1], compare_units_cb, units);
  while (i < lists[0]->len && j < lists[1]->len)
    {
      guint a = g_array_index (lists[0], guint, i), b = g_array_index (lists[1], guint, j);
      int order = compare_units (units, a, b);

      if (order == 0)
        {
          self->partners[a] = b;
          self->partners[b] = a;
          self->n_both++;
        }
      i += order <= 0;
      j += order >= 0;
    }
}

/* ---- Overlap ---- */

/* Code points in common; -1 if there is no overlap. */
static double
measure_overlap (const Units *self, guint a, guint b)
{
  const QuothContinuumUnit *x = &self->units[a], *y = &self->units[b];
  const QuothRange *p = self->ranges + x->first_range, *q = self->ranges + y->first_range;
  const QuothRange *p_end = p + x->n_ranges, *q_end = q + y->n_ranges;
  double overlap = -1;

  while (p < p_end && q < q_end)
    {
      if (quoth_range_overlaps (*p, *q))
        overlap = MAX (overlap, 0) + (MIN (p->end, q->end) - MAX (p->start, q->start));
      if (p->end < q->end)
        p++;
      else
        q++;
    }
  return overlap;
}

static int
compare_places_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Units *units = user_data;
  guint x = *(const guint *) a, y = *(const guint *) b;
  int order = quoth_range_compare (units->units[x].extent, units->units[y].extent);

  return order != 0 ? order : x < y ? -1 : x > y;
}

/* Of a list by place: the furthest end up to each unit, so that a search backwards knows when to stop. */
static guint *
make_reaches (const Units *units, const GArray *list)
{
  guint *reaches = g_new (guint, MAX (list->len, 1));
  guint reach = 0;

  for (guint i = 0; i < list->len; i++)
    {
      guint end = units->units[g_array_index (list, guint, i)].extent.end;

      reach = MAX (reach, end);
      reaches[i] = reach;
    }
  return reaches;
}

/* The first unit of the list that begins behind @offset. */
static guint
find_behind (const Units *units, const GArray *list, guint offset)
{
  guint low = 0, high = list->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (units->units[g_array_index (list, guint, middle)].extent.start <= offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static GArray *
list_overlaps (const Units *units, GArray *const lists[2], double *sum)
{
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (QuothMatch));
  g_autofree guint *reaches = make_reaches (units, lists[1]);

  *sum = 1;
  for (guint i = 0; i < lists[0]->len && matches->len <= QUOTH_MOST_MATCHES; i++)
    {
      guint a = g_array_index (lists[0], guint, i);
      const QuothContinuumUnit *unit = &units->units[a];

      *sum += unit->length;
      for (guint j = find_behind (units, lists[1], unit->extent.end); j > 0 && reaches[j - 1] >= unit->extent.start; j--)
        {
          guint b = g_array_index (lists[1], guint, j - 1);
          double overlap = units->units[b].code == unit->code ? measure_overlap (units, a, b) : -1;
          QuothMatch match = { i, j - 1, overlap };

          if (overlap >= 0)
            g_array_append_val (matches, match);
        }
    }
  return matches;
}

static gboolean
match_overlaps (QuothSpanScores *self, Units *units, GArray *const lists[2], GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) matches = NULL;
  g_autofree guint *columns = NULL;
  double sum;

  g_array_sort_with_data (lists[0], compare_places_cb, units);
  g_array_sort_with_data (lists[1], compare_places_cb, units);
  matches = list_overlaps (units, lists, &sum);
  for (guint i = 0; i < matches->len; i++)
    g_array_index (matches, QuothMatch, i).gain += sum;
  columns = quoth_matching_solve (lists[0]->len, lists[1]->len, matches, cancellable, error);
  if (columns == NULL)
    return FALSE;
  for (guint i = 0; i < lists[0]->len; i++)
    if (columns[i] != G_MAXUINT)
      {
        guint a = g_array_index (lists[0], guint, i), b = g_array_index (lists[1], guint, columns[i]);

        self->partners[a] = b;
        self->partners[b] = a;
        self->n_both++;
      }
  return TRUE;
}

/* ---- Tokens ---- */

typedef struct
{
  QuothSpanScores *scores;
  const QuothContinuumUnit *units;
  guint coders[2];
  guint *counts; /* of each code, with the first coder; all 0 between two stretches */
} Tokens;

static void
count_tokens_cb (guint length, GArray *const *open, gpointer user_data)
{
  Tokens *self = user_data;
  const GArray *first = open[self->coders[0]], *second = open[self->coders[1]];

  self->scores->n_first += (guint64) length * first->len;
  self->scores->n_second += (guint64) length * second->len;
  for (guint i = 0; i < first->len; i++)
    self->counts[self->units[g_array_index (first, guint, i)].code]++;
  for (guint i = 0; i < second->len; i++)
    {
      guint code = self->units[g_array_index (second, guint, i)].code;

      if (self->counts[code] == 0)
        continue;
      self->counts[code]--;
      self->scores->n_both += length;
    }
  for (guint i = 0; i < first->len; i++)
    self->counts[self->units[g_array_index (first, guint, i)].code] = 0;
}

static void
count_tokens (QuothSpanScores *self, const QuothContinuum *continuum, guint first, guint second)
{
  g_autofree guint *counts = g_new0 (guint, quoth_continuum_get_n_codes (continuum) + 1);
  guint n;
  Tokens tokens = { self, quoth_continuum_get_units (continuum, &n), { first, second }, counts };

  quoth_sweep (continuum, count_tokens_cb, &tokens);
}

/* ---- All ---- */

gboolean
quoth_span_scores_init (QuothSpanScores *self,
                        const QuothContinuum *continuum,
                        guint first,
                        guint second,
                        QuothMetric metric,
                        GCancellable *cancellable,
                        GError **error)
{
  Units units = { NULL, quoth_continuum_get_ranges (continuum) };
  g_autoptr (GArray) of_first = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) of_second = g_array_new (FALSE, FALSE, sizeof (guint));
  GArray *const lists[2] = { of_first, of_second };

  memset (self, 0, sizeof *self);
  if (metric == QUOTH_METRIC_TOKEN)
    {
      count_tokens (self, continuum, first, second);
      return TRUE;
    }
  units.units = quoth_continuum_get_units (continuum, &self->n_units);
  self->partners = g_new (guint, MAX (self->n_units, 1));
  for (guint u = 0; u < self->n_units; u++)
    {
      self->partners[u] = G_MAXUINT;
      if (units.units[u].coder == first || units.units[u].coder == second)
        g_array_append_val (lists[units.units[u].coder == second], u);
    }
  self->n_first = of_first->len;
  self->n_second = of_second->len;
  if (metric == QUOTH_METRIC_OVERLAP)
    return match_overlaps (self, &units, lists, cancellable, error);
  match_exactly (self, &units, lists);
  return TRUE;
}

void
quoth_span_scores_clear (QuothSpanScores *self)
{
  g_clear_pointer (&self->partners, g_free);
}
