/* quoth-alignment.c: which units of several coders are one thing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Mathet, Widlöcher & Métivier 2015, "The unified and holistic method gamma (γ) for inter-annotator agreement measure and alignment", Computational Linguistics 41, 437–479.
 * A unitary alignment has a unit, or none, of each coder; its disorder is the mean over all pairs of coders of the dissimilarity of their units,
 *
 *   d_pos (u, v) = ((|Δ start| + |Δ end|) / (length u + length v))² Δ∅      d_cat = Δ∅ if the codes differ, else 0
 *
 * or Δ∅ where one of them, or both, have none. An alignment puts each unit into one unitary alignment; the best one has the least sum of disorders.
 *
 * Of two coders that is an assignment, which quoth-matching.c solves exactly. Of more, the authors solve an integer program. Here coders are added one after
 * the other, each by the best assignment of its units to what there is; then each is taken out and added again in the same way, until nothing
 * gets better; and all of it once more in the other order. No step makes it worse, and each is the best of its kind, but the end need not be the best of all: in
 * random texts of three coders that can be tried out it is in nearly all cases (tests/core/test-alignment.c). What matters for γ is a quotient of two such sums.
 *
 * Two units can only gain by being together if they are near each other: of n coders, with p pairs, a unit that goes to a row gains Δ∅ + Σ (Δ∅ − d) / p over the row's
 * units, none of which gives more than Δ∅ / p. So none may be farther than (p + n − 1) Δ∅ from it. Those that are nearer are its neighbours, which are found once, with their
 * d; whatever is asked after that is of neighbours only: O(n k log n) for k of them.
 */

#include "config.h"

#include "agreement/quoth-alignment.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "agreement/quoth-matching.h"

/* Passes over all coders; three are usual. */
#define MOST_PASSES 20

/* What gets better by less than that share does not get better. */
#define STILL_BETTER 1e-9

/* @unit: counted through all coders. */
typedef struct
{
  guint unit;
  double dissimilarity;
} Neighbour;

/* What a unit would find in a row: @n of its neighbours; @search: in which search. */
typedef struct
{
  guint search;
  guint n;
  double gain;
} Found;

typedef struct
{
  const QuothDissimilarity *dissimilarity;
  GPtrArray *units;    /* element-type GArray of QuothAlignedUnit */
  guint n_coders;
  guint n_rows;        /* unitary alignments, some of them perhaps without a unit */
  GArray *rows;        /* element-type guint: in each the numbers of the coders' units, or G_MAXUINT */
  guint *firsts;       /* where the units of each coder begin, counted through all; one more for the end */
  guint *row_of;       /* of each unit */
  double *longest;     /* of each coder */
  GArray *neighbours;  /* element-type Neighbour */
  guint *neighbours_of; /* where those of each unit begin; one more for the end */
  guint *sizes;        /* of each row: how many units it has */
  Found *found;        /* of each row */
  guint search;
  GArray *reached;     /* element-type guint: rows */
} Alignment;

double
quoth_dissimilarity_get (const QuothDissimilarity *self, const QuothAlignedUnit *a, const QuothAlignedUnit *b)
{
  double position = (fabs (a->start - b->start) + fabs (a->end - b->end)) / (a->end - a->start + b->end - b->start);

  return self->empty * (self->alpha * position * position + self->beta * (a->code != b->code));
}

static const QuothAlignedUnit *
get_unit (const Alignment *self, guint coder, guint number)
{
  return &g_array_index ((const GArray *) self->units->pdata[coder], QuothAlignedUnit, number);
}

static guint
count_pairs (const Alignment *self)
{
  return self->n_coders * (self->n_coders - 1) / 2;
}

/* ---- Neighbours ---- */

/* The first unit of a sorted list that does not start before @start. */
static guint
find_from (const GArray *units, double start)
{
  guint low = 0, high = units->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (units, QuothAlignedUnit, middle).start < start)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* @reach: how far two may be apart by place, as a share of the lengths of both. */
static void
list_neighbours_of (Alignment *self, guint coder, const QuothAlignedUnit *unit, double reach)
{
  for (guint c = 0; c < self->n_coders; c++)
    {
      const GArray *others = self->units->pdata[c];
      double length = unit->end - unit->start, around = reach * (length + self->longest[c]);

      for (guint i = find_from (others, unit->start - around); c != coder && i < others->len; i++)
        {
          const QuothAlignedUnit *other = get_unit (self, c, i);
          Neighbour neighbour = { self->firsts[c] + i, 0 };

          if (other->start > unit->start + around)
            break;
          if (fabs (unit->start - other->start) + fabs (unit->end - other->end) > reach * (length + other->end - other->start))
            continue;
          neighbour.dissimilarity = quoth_dissimilarity_get (self->dissimilarity, unit, other);
          g_array_append_val (self->neighbours, neighbour);
        }
    }
}

/* What would be too many ends there, and is refused as matches are. */
static gboolean
list_neighbours (Alignment *self, GCancellable *cancellable, GError **error)
{
  double reach = sqrt ((count_pairs (self) + self->n_coders - 1.0) / MAX (self->dissimilarity->alpha, 1e-6)) * (1 + 1e-9);

  for (guint c = 0; c < self->n_coders; c++)
    {
      guint n = self->firsts[c + 1] - self->firsts[c];

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      for (guint u = 0; u < n; u++)
        {
          self->neighbours_of[self->firsts[c] + u] = self->neighbours->len;
          list_neighbours_of (self, c, get_unit (self, c, u), reach);
          if (self->neighbours->len > QUOTH_MOST_MATCHES)
            return quoth_matching_refuse (error);
        }
    }
  self->neighbours_of[self->firsts[self->n_coders]] = self->neighbours->len;
  return TRUE;
}

/* ---- One coder's units and what there is ---- */

static guint *
get_row (const Alignment *self, guint row)
{
  return &g_array_index (self->rows, guint, (gsize) row * self->n_coders);
}

static void
sort_matches (QuothMatch *matches, guint n)
{
  for (guint i = 1; i < n; i++)
    {
      QuothMatch match = matches[i];
      guint j = i;

      for (; j > 0 && matches[j - 1].column > match.column; j--)
        matches[j] = matches[j - 1];
      matches[j] = match;
    }
}

/* The rows of its neighbours that the unit would gain by going to, rather than to one of its own; its coder has none there yet. */
static void
list_gains (Alignment *self, guint coder, guint number, GArray *matches)
{
  guint unit = self->firsts[coder] + number, before = matches->len;
  double empty = self->dissimilarity->empty;

  self->search++;
  g_array_set_size (self->reached, 0);
  for (guint i = self->neighbours_of[unit]; i < self->neighbours_of[unit + 1]; i++)
    {
      const Neighbour *neighbour = &g_array_index (self->neighbours, Neighbour, i);
      guint row = self->row_of[neighbour->unit];

      if (row == G_MAXUINT)
        continue;
      if (self->found[row].search != self->search)
        {
          self->found[row] = (Found){ self->search, 0, 0 };
          g_array_append_val (self->reached, row);
        }
      self->found[row].gain += empty - neighbour->dissimilarity;
      self->found[row].n++;
    }
  for (guint i = 0; i < self->reached->len; i++)
    {
      guint row = g_array_index (self->reached, guint, i);
      QuothMatch match = { number, row, empty + self->found[row].gain / count_pairs (self) };

      if (self->found[row].n == self->sizes[row] && match.gain > 0)
        g_array_append_val (matches, match);
    }
  sort_matches (&g_array_index (matches, QuothMatch, before), matches->len - before);
}

static guint
add_row (Alignment *self)
{
  guint start = self->rows->len;

  g_array_set_size (self->rows, start + self->n_coders);
  memset (&g_array_index (self->rows, guint, start), 0xff, self->n_coders * sizeof (guint));
  self->sizes[self->n_rows] = 0;
  return self->n_rows++;
}

/* All units of a coder who has none in the rows. */
static gboolean
add_coder (Alignment *self, guint coder, GCancellable *cancellable, GError **error)
{
  const GArray *units = self->units->pdata[coder];
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (QuothMatch));
  g_autofree guint *rows = NULL;

  for (guint u = 0; u < units->len; u++)
    list_gains (self, coder, u, matches);
  rows = quoth_matching_solve (units->len, self->n_rows, matches, cancellable, error);
  if (rows == NULL)
    return FALSE;
  for (guint u = 0; u < units->len; u++)
    {
      guint row = rows[u] != G_MAXUINT ? rows[u] : add_row (self);

      get_row (self, row)[coder] = u;
      self->row_of[self->firsts[coder] + u] = row;
      self->sizes[row]++;
    }
  return TRUE;
}

static void
take_coder (Alignment *self, guint coder)
{
  guint n = 0;

  for (guint r = 0; r < self->n_rows; r++)
    {
      guint size = self->sizes[r] - (get_row (self, r)[coder] != G_MAXUINT);

      get_row (self, r)[coder] = G_MAXUINT;
      if (size == 0)
        continue;
      memmove (get_row (self, n), get_row (self, r), self->n_coders * sizeof (guint));
      self->sizes[n] = size;
      for (guint c = 0; c < self->n_coders; c++)
        if (get_row (self, n)[c] != G_MAXUINT)
          self->row_of[self->firsts[c] + get_row (self, n)[c]] = n;
      n++;
    }
  for (guint u = self->firsts[coder]; u < self->firsts[coder + 1]; u++)
    self->row_of[u] = G_MAXUINT;
  self->n_rows = n;
  g_array_set_size (self->rows, n * self->n_coders);
}

/* ---- All ---- */

static double
measure_row (const Alignment *self, guint row)
{
  const guint *members = get_row (self, row);
  double sum = 0;

  for (guint i = 0; i < self->n_coders; i++)
    for (guint j = 0; j < i; j++)
      if (members[i] == G_MAXUINT || members[j] == G_MAXUINT)
        sum += self->dissimilarity->empty;
      else
        sum += quoth_dissimilarity_get (self->dissimilarity, get_unit (self, i, members[i]), get_unit (self, j, members[j]));
  return sum / count_pairs (self);
}

static double
measure (const Alignment *self)
{
  double sum = 0;

  for (guint r = 0; r < self->n_rows; r++)
    sum += measure_row (self, r);
  return sum;
}

static gboolean
search (Alignment *self, gboolean backwards, double *disorder, GCancellable *cancellable, GError **error)
{
  g_array_set_size (self->rows, 0);
  self->n_rows = 0;
  memset (self->row_of, 0xff, self->firsts[self->n_coders] * sizeof (guint));
  for (guint i = 0; i < self->n_coders; i++)
    if (!add_coder (self, backwards ? self->n_coders - 1 - i : i, cancellable, error))
      return FALSE;
  *disorder = measure (self);
  for (guint pass = 0; self->n_coders > 2 && pass < MOST_PASSES; pass++)
    {
      double before = *disorder;

      for (guint c = 0; c < self->n_coders; c++)
        {
          take_coder (self, c);
          if (!add_coder (self, c, cancellable, error))
            return FALSE;
        }
      *disorder = measure (self);
      if (*disorder >= before * (1 - STILL_BETTER))
        break;
    }
  return TRUE;
}

static int
compare_units (gconstpointer a, gconstpointer b)
{
  const QuothAlignedUnit *x = a, *y = b;

  if (x->start != y->start)
    return x->start < y->start ? -1 : 1;
  if (x->end != y->end)
    return x->end < y->end ? -1 : 1;
  return x->code < y->code ? -1 : x->code > y->code;
}

static void
alignment_init (Alignment *self, GPtrArray *units, const QuothDissimilarity *dissimilarity)
{
  guint n;

  *self = (Alignment){ .dissimilarity = dissimilarity, .units = units, .n_coders = units->len };
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint));
  self->reached = g_array_new (FALSE, FALSE, sizeof (guint));
  self->neighbours = g_array_new (FALSE, FALSE, sizeof (Neighbour));
  self->longest = g_new0 (double, MAX (units->len, 1));
  self->firsts = g_new0 (guint, units->len + 1);
  for (guint c = 0; c < units->len; c++)
    {
      GArray *list = units->pdata[c];

      g_array_sort (list, compare_units);
      self->firsts[c + 1] = self->firsts[c] + list->len;
      for (guint u = 0; u < list->len; u++)
        self->longest[c] = MAX (self->longest[c], get_unit (self, c, u)->end - get_unit (self, c, u)->start);
    }
  n = self->firsts[units->len];
  self->row_of = g_new (guint, n + 1);
  self->neighbours_of = g_new0 (guint, n + 1);
  self->sizes = g_new0 (guint, n + 1);
  self->found = g_new0 (Found, n + 1);
}

static void
alignment_clear (Alignment *self)
{
  g_free (self->firsts);
  g_free (self->row_of);
  g_free (self->longest);
  g_free (self->neighbours_of);
  g_free (self->sizes);
  g_free (self->found);
  g_array_unref (self->neighbours);
  g_array_unref (self->reached);
  g_array_unref (self->rows);
}

gboolean
quoth_alignment_find (
  GPtrArray *units, const QuothDissimilarity *dissimilarity, double *disorder, GCancellable *cancellable, GError **error)
{
  Alignment self;
  gboolean done;

  alignment_init (&self, units, dissimilarity);
  done = list_neighbours (&self, cancellable, error) && search (&self, FALSE, disorder, cancellable, error);
  if (done && units->len > 2)
    {
      double other;

      done = search (&self, TRUE, &other, cancellable, error);
      if (done)
        *disorder = MIN (*disorder, other);
    }
  alignment_clear (&self);
  return done;
}
