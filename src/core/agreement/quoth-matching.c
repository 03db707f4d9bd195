/* quoth-matching.c: putting things together one to one, at the greatest gain
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The assignment problem on a sparse graph, by shortest augmenting paths (Edmonds & Karp 1972; Tomizawa 1971): rows are added one by one, each by the path that
 * costs least, with prices that keep every reduced cost at 0 or above, so that Dijkstra's algorithm finds it. A match costs what it falls short of the greatest gain, and
 * staying alone costs all of it: each row has a place of its own for that, so that a path is always found.
 *
 * A path ends at the nearest free column. Where units overlap only what lies beside them, it is short, and n rows take O(n log n). The worst
 * case, everything overlapping everything, is O(n · (e + n) log n) for e matches. No component is looked for: a path never leaves its own.
 */

#include "config.h"

#include "agreement/quoth-matching.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "text/quoth-error.h"

/* Paths between two looks at the cancellable. */
#define LOOK_EVERY 256

typedef struct
{
  double distance;
  guint column;
} Step;

/* Columns from n_columns on are the rows' own places. */
typedef struct
{
  guint n_rows;
  guint n_columns;
  const QuothMatch *matches;
  guint *starts;       /* of each row, where its matches begin */
  double most;         /* the greatest gain */
  double *prices;      /* of columns */
  guint *of_columns;   /* the row that has it; G_MAXUINT: free */
  guint *of_rows;
  double *distances;   /* of columns, in the search that is going on */
  guint *froms;        /* the row that reaches it */
  guint *stamps;       /* search in which the two are right */
  guint *closed;       /* search in which it is done */
  guint search;
  GArray *heap;        /* element-type Step */
  GArray *done;        /* element-type Step */
} Solver;

/* ---- The heap ---- */

static void
push (GArray *heap, Step step)
{
  guint i = heap->len;
  Step *steps;

  g_array_append_val (heap, step);
  steps = (Step *) (gpointer) heap->data;
  for (; i > 0 && steps[(i - 1) / 2].distance > step.distance; i = (i - 1) / 2)
    steps[i] = steps[(i - 1) / 2];
  steps[i] = step;
}

static Step
pop (GArray *heap)
{
  Step *steps = (Step *) (gpointer) heap->data;
  Step top = steps[0];
  Step last = steps[heap->len - 1];
  guint i = 0;

  g_array_set_size (heap, heap->len - 1);
  for (;;)
    {
      guint child = 2 * i + 1;

      if (child >= heap->len)
        break;
      if (child + 1 < heap->len && steps[child + 1].distance < steps[child].distance)
        child++;
      if (steps[child].distance >= last.distance)
        break;
      steps[i] = steps[child];
      i = child;
    }
  if (heap->len > 0)
    steps[i] = last;
  return top;
}

/* ---- A path ---- */

static void
reach (Solver *self, guint row, guint column, double distance)
{
  if (self->closed[column] == self->search
      || (self->stamps[column] == self->search && self->distances[column] <= distance))
    return;
  self->stamps[column] = self->search;
  self->distances[column] = distance;
  self->froms[column] = row;
  push (self->heap, (Step){ distance, column });
}

/* @base: what the path costs up to the row, and less what the row's own price is: so that distances are of reduced costs. */
static void
scan (Solver *self, guint row, double base)
{
  for (guint i = self->starts[row]; i < self->starts[row + 1]; i++)
    {
      guint column = self->matches[i].column;

      reach (self, row, column, base + self->most - self->matches[i].gain - self->prices[column]);
    }
  reach (self, row, self->n_columns + row, base + self->most - self->prices[self->n_columns + row]);
}

static double
get_cost (const Solver *self, guint row, guint column)
{
  if (column >= self->n_columns)
    return self->most;
  for (guint i = self->starts[row]; i < self->starts[row + 1]; i++)
    if (self->matches[i].column == column)
      return self->most - self->matches[i].gain;
  g_assert_not_reached ();
}

/* Back from the free column, each row giving its old one to the row before. */
static void
turn (Solver *self, guint row, guint column)
{
  for (;;)
    {
      guint from = self->froms[column];
      guint old = self->of_rows[from];

      self->of_columns[column] = from;
      self->of_rows[from] = column;
      if (from == row)
        return;
      column = old;
    }
}

static void
add_row (Solver *self, guint row)
{
  Step step;

  self->search++;
  g_array_set_size (self->heap, 0);
  g_array_set_size (self->done, 0);
  scan (self, row, 0);
  for (;;)
    {
      guint owner;

      step = pop (self->heap);
      if (self->closed[step.column] == self->search)
        continue;
      owner = self->of_columns[step.column];
      if (owner == G_MAXUINT)
        break;
      self->closed[step.column] = self->search;
      g_array_append_val (self->done, step);
      scan (self, owner, step.distance - (get_cost (self, owner, step.column) - self->prices[step.column]));
    }
  for (guint i = 0; i < self->done->len; i++)
    {
      const Step *passed = &g_array_index (self->done, Step, i);

      self->prices[passed->column] += passed->distance - step.distance;
    }
  turn (self, row, step.column);
}

/* ---- All ---- */

static int
compare_matches (gconstpointer a, gconstpointer b)
{
  const QuothMatch *x = a, *y = b;

  if (x->row != y->row)
    return x->row < y->row ? -1 : 1;
  return x->column < y->column ? -1 : x->column > y->column;
}

static gboolean
is_sorted (GArray *matches)
{
  for (guint i = 1; i < matches->len; i++)
    if (compare_matches (&g_array_index (matches, QuothMatch, i - 1), &g_array_index (matches, QuothMatch, i)) > 0)
      return FALSE;
  return TRUE;
}

static void
solver_init (Solver *self, guint n_rows, guint n_columns, GArray *matches)
{
  guint n = n_columns + n_rows;

  *self = (Solver){ .n_rows = n_rows, .n_columns = n_columns };
  if (!is_sorted (matches))
    g_array_sort (matches, compare_matches);
  self->matches = (const QuothMatch *) (gpointer) matches->data;
  self->starts = g_new0 (guint, n_rows + 1);
  for (guint i = 0; i < matches->len; i++)
    {
      self->starts[self->matches[i].row + 1]++;
      self->most = MAX (self->most, self->matches[i].gain);
    }
  for (guint r = 0; r < n_rows; r++)
    self->starts[r + 1] += self->starts[r];
  self->prices = g_new0 (double, n + 1);
  self->of_columns = g_new (guint, n + 1);
  self->of_rows = g_new (guint, n_rows + 1);
  self->distances = g_new (double, n + 1);
  self->froms = g_new (guint, n + 1);
  self->stamps = g_new0 (guint, n + 1);
  self->closed = g_new0 (guint, n + 1);
  for (guint c = 0; c < n; c++)
    self->of_columns[c] = G_MAXUINT;
  for (guint r = 0; r < n_rows; r++)
    self->of_rows[r] = G_MAXUINT;
  self->heap = g_array_new (FALSE, FALSE, sizeof (Step));
  self->done = g_array_new (FALSE, FALSE, sizeof (Step));
}

static void
solver_clear (Solver *self)
{
  g_free (self->starts);
  g_free (self->prices);
  g_free (self->of_columns);
  g_free (self->of_rows);
  g_free (self->distances);
  g_free (self->froms);
  g_free (self->stamps);
  g_free (self->closed);
  g_array_unref (self->heap);
  g_array_unref (self->done);
}

gboolean
quoth_matching_refuse (GError **error)
{
  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_TOO_LARGE, _("More than %u pairs of spans overlap"), QUOTH_MOST_MATCHES);
  return FALSE;
}

guint *
quoth_matching_solve (guint n_rows, guint n_columns, GArray *matches, GCancellable *cancellable, GError **error)
{
  Solver self;
  guint *columns;
  guint r;

  if (matches->len > QUOTH_MOST_MATCHES)
    {
      quoth_matching_refuse (error);
      return NULL;
    }
  solver_init (&self, n_rows, n_columns, matches);
  for (r = 0; r < n_rows; r++)
    {
      if (r % LOOK_EVERY == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        break;
      add_row (&self, r);
    }
  columns = g_steal_pointer (&self.of_rows);
  solver_clear (&self);
  if (r < n_rows)
    g_clear_pointer (&columns, g_free);
  for (guint i = 0; columns != NULL && i < n_rows; i++)
    if (columns[i] >= n_columns)
      columns[i] = G_MAXUINT;
  return columns;
}
