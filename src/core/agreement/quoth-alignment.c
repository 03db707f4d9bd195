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
 * Two units can only gain by being together if they are near each other, so that a unit looks at those around it: O(n k log n) for k of them.
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

typedef struct
{
  const QuothDissimilarity *dissimilarity;
  GPtrArray *units;   /* element-type GArray of QuothAlignedUnit */
  guint n_coders;
  guint n_rows;       /* unitary alignments, some of them perhaps without a unit */
  GArray *rows;       /* element-type guint: in each the numbers of the coders' units, or G_MAXUINT */
  guint **row_of;     /* of each coder and unit */
  double *longest;    /* of each coder */
} Alignment;

double
quoth_dissimilarity_get (const QuothDissimilarity *self, const QuothAlignedUnit *a, const QuothAlignedUnit *b)
{
  double position = (fabs (a->start - b->start) + fabs (a->end - b->end)) / (a->end - a->start + b->end - b->start);

  return self->empty * (self->alpha * position * position + self->beta * (a->code != b->code));
}

/* ---- One coder's units and what there is ---- */

static guint *
get_row (const Alignment *self, guint row)
{
  return &g_array_index (self->rows, guint, (gsize) row * self->n_coders);
}

static guint
count_pairs (const Alignment *self)
{
  return self->n_coders * (self->n_coders - 1) / 2;
}

/* What is gained if the unit goes to that row, where its coder has none yet, rather than to one of its own. */
static double
get_gain (const Alignment *self, guint coder, const QuothAlignedUnit *unit, guint row)
{
  const guint *members = get_row (self, row);
  double empty = self->dissimilarity->empty;
  double sum = 0;

  for (guint c = 0; c < self->n_coders; c++)
    if (c != coder && members[c] != G_MAXUINT)
      {
        const GArray *others = self->units->pdata[c];

        sum += empty - quoth_dissimilarity_get (self->dissimilarity, unit, &g_array_index (others, QuothAlignedUnit, members[c]));
      }
  return empty + sum / count_pairs (self);
}

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

/* The rows around the unit that it would gain by going to. A row of k units needs one that is closer than (pairs / k + 1) Δ∅, and k is 1 at least. */
static void
list_gains (Alignment *self, guint coder, guint number, GArray *matches, GHashTable *looked_at)
{
  const QuothAlignedUnit *unit = &g_array_index ((GArray *) self->units->pdata[coder], QuothAlignedUnit, number);
  double reach = sqrt ((count_pairs (self) + 1.0) / MAX (self->dissimilarity->alpha, 1e-6));

  g_hash_table_remove_all (looked_at);
  for (guint c = 0; c < self->n_coders; c++)
    {
      const GArray *others = self->units->pdata[c];
      double around = reach * (unit->end - unit->start + self->longest[c]);

      for (guint i = find_from (others, unit->start - around);
           c != coder && i < others->len && g_array_index (others, QuothAlignedUnit, i).start <= unit->start + around; i++)
        {
          guint row = self->row_of[c][i];
          QuothMatch match = { number, row, 0 };

          if (row == G_MAXUINT || !g_hash_table_add (looked_at, GUINT_TO_POINTER (row)))
            continue;
          match.gain = get_gain (self, coder, unit, row);
          if (match.gain > 0)
            g_array_append_val (matches, match);
        }
    }
}

static guint
add_row (Alignment *self)
{
  guint start = self->rows->len;

  g_array_set_size (self->rows, start + self->n_coders);
  memset (&g_array_index (self->rows, guint, start), 0xff, self->n_coders * sizeof (guint));
  return self->n_rows++;
}

/* All units of a coder who has none in the rows. */
static gboolean
add_coder (Alignment *self, guint coder, GCancellable *cancellable, GError **error)
{
  const GArray *units = self->units->pdata[coder];
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (QuothMatch));
  g_autoptr (GHashTable) looked_at = g_hash_table_new (NULL, NULL);
  g_autofree guint *rows = NULL;

  for (guint u = 0; u < units->len && matches->len <= QUOTH_MOST_MATCHES; u++)
    list_gains (self, coder, u, matches, looked_at);
  rows = quoth_matching_solve (units->len, self->n_rows, matches, cancellable, error);
  if (rows == NULL)
    return FALSE;
  for (guint u = 0; u < units->len; u++)
    {
      guint row = rows[u] != G_MAXUINT ? rows[u] : add_row (self);

      get_row (self, row)[coder] = u;
      self->row_of[coder][u] = row;
    }
  return TRUE;
}

static gboolean
is_empty (const Alignment *self, guint row)
{
  for (guint c = 0; c < self->n_coders; c++)
    if (get_row (self, row)[c] != G_MAXUINT)
      return FALSE;
  return TRUE;
}

static void
take_coder (Alignment *self, guint coder)
{
  guint n = 0;

  for (guint r = 0; r < self->n_rows; r++)
    {
      get_row (self, r)[coder] = G_MAXUINT;
      if (is_empty (self, r))
        continue;
      memmove (get_row (self, n), get_row (self, r), self->n_coders * sizeof (guint));
      for (guint c = 0; c < self->n_coders; c++)
        if (get_row (self, n)[c] != G_MAXUINT)
          self->row_of[c][get_row (self, n)[c]] = n;
      n++;
    }
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
        sum += quoth_dissimilarity_get (self->dissimilarity, &g_array_index ((GArray *) self->units->pdata[i], QuothAlignedUnit, members[i]),
                                        &g_array_index ((GArray *) self->units->pdata[j], QuothAlignedUnit, members[j]));
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
  for (guint c = 0; c < self->n_coders; c++)
    memset (self->row_of[c], 0xff, ((GArray *) self->units->pdata[c])->len * sizeof (guint));
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
  *self = (Alignment){ .dissimilarity = dissimilarity, .units = units, .n_coders = units->len };
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint));
  self->row_of = g_new (guint *, MAX (units->len, 1));
  self->longest = g_new0 (double, MAX (units->len, 1));
  for (guint c = 0; c < units->len; c++)
    {
      GArray *list = units->pdata[c];

      g_array_sort (list, compare_units);
      self->row_of[c] = g_new (guint, MAX (list->len, 1));
      for (guint u = 0; u < list->len; u++)
        {
          const QuothAlignedUnit *unit = &g_array_index (list, QuothAlignedUnit, u);

          self->longest[c] = MAX (self->longest[c], unit->end - unit->start);
        }
    }
}

static void
alignment_clear (Alignment *self)
{
  for (guint c = 0; c < self->n_coders; c++)
    g_free (self->row_of[c]);
  g_free (self->row_of);
  g_free (self->longest);
  g_array_unref (self->rows);
}

gboolean
quoth_alignment_find (
  GPtrArray *units, const QuothDissimilarity *dissimilarity, double *disorder, GCancellable *cancellable, GError **error)
{
  Alignment self;
  gboolean done;

  alignment_init (&self, units, dissimilarity);
  done = search (&self, FALSE, disorder, cancellable, error);
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
