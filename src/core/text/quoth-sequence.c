/* quoth-sequence.c: what differs between two sequences of numbers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * E. W. Myers, "An O(ND) Difference Algorithm and Its Variations", Algorithmica 1 (1986): on the diagonal k = x − y the
 * furthest point V(d, k) that d insertions and deletions reach is
 *
 *   V(d, k) = snake (max (V(d−1, k−1) + 1, V(d−1, k+1)))
 *
 * where a snake is a run of equal numbers. The way back is read from the rows V(0), V(1) … themselves, which are kept:
 * that is simpler than the variant in linear space, and as small here, since d is bounded: a correction of a text has
 * few changes.
 *
 * The fewest changes are not always the right ones: between a word that was kept and three commas, they keep the commas. So words are
 * first compared at landmarks: what is there exactly once in both, as much of it as comes in the same order in both (B. Cohen's
 * "patience", but by weight: the ascending run of their places that has the most letters; a word is worth more than two
 * commas). So are the stretches between landmarks, where more is there once;
 * what has no landmark has its fewest changes. That also makes light of very many changes. Where there are more than
 * MAX_CHANGES of them, and no landmark, runs of some numbers are landmarks too; and where there are none of these, the two have
 * nothing in common that would be worth telling, and all is replaced.
 *
 * Cost, for n numbers and d changes between two landmarks: O(n log n + d²) on average, at worst O(n · MAX_CHANGES).
 * Memory: O(n + d²), d² at most 5 MB.
 */

#include "text/quoth-sequence-private.h"

#include <stdlib.h>
#include <string.h>

/* How many insertions and deletions are looked for between two landmarks. */
#define MAX_CHANGES 1500

/* How often stretches between landmarks are looked at for more of them. */
#define MAX_DEPTH 8

#define LONG_RUN 4

typedef struct
{
  const guint32 *before;
  const guint32 *weights;
  const guint32 *after;
  GArray *edits;
} Pair;

static void
add_edit (GArray *edits, QuothRange before, QuothRange after)
{
  QuothEdit edit = { before, after };
  QuothEdit *last = edits->len > 0 ? &g_array_index (edits, QuothEdit, edits->len - 1) : NULL;

  if (last != NULL && last->before.end == before.start && last->after.end == after.start)
    {
      last->before.end = before.end;
      last->after.end = after.end;
    }
  else
    g_array_append_val (edits, edit);
}

/* The rows V(d, −d), V(d, −d + 2) … V(d, d), one after the other; −1 is no point. */
static inline const gint32 *
get_row (const GArray *rows, guint d)
{
  return &g_array_index (rows, gint32, (gsize) d * (d + 1) / 2);
}

/* Where the snake on the @i-th diagonal of row @d begins, after an insertion (@inserts) or a deletion; −1 for nowhere. */
static gint32
step (const gint32 *last, guint d, guint i, gint32 n, gint32 m, gboolean *inserts)
{
  gint32 k = 2 * (gint32) i - (gint32) d;
  gint32 deleted = i > 0 && last[i - 1] >= 0 && last[i - 1] < n ? last[i - 1] + 1 : -1;
  gint32 inserted = i < d && last[i] >= 0 && last[i] - k <= m ? last[i] : -1;

  *inserts = inserted > deleted;
  return MAX (inserted, deleted);
}

/* From the last row back to the first, then all forwards. */
static void
trace (const Pair *self, const GArray *rows, guint d, QuothRange before, QuothRange after)
{
  gint32 n = (gint32) quoth_range_length (before);
  gint32 m = (gint32) quoth_range_length (after);
  g_autoptr (GArray) found = g_array_sized_new (FALSE, FALSE, sizeof (QuothEdit), d);
  guint i = (guint) ((n - m + (gint32) d) / 2);

  for (; d > 0; d--)
    {
      gboolean inserts;
      gint32 x = step (get_row (rows, d - 1), d, i, n, m, &inserts);
      guint to_before = before.start + (guint) x;
      guint to_after = after.start + (guint) (x - (2 * (gint32) i - (gint32) d));
      QuothEdit edit = { { to_before - !inserts, to_before }, { to_after - inserts, to_after } };

      g_array_append_val (found, edit);
      i -= !inserts;
    }
  for (guint j = found->len; j > 0; j--)
    {
      const QuothEdit *edit = &g_array_index (found, QuothEdit, j - 1);

      add_edit (self->edits, edit->before, edit->after);
    }
}

/* Whether there are few changes; they are added then. */
static gboolean
find_fewest (const Pair *self, QuothRange before, QuothRange after)
{
  gint32 n = (gint32) quoth_range_length (before);
  gint32 m = (gint32) quoth_range_length (after);
  const guint32 *a = self->before + before.start;
  const guint32 *b = self->after + after.start;
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint32));

  if ((guint) abs (n - m) > MAX_CHANGES)
    return FALSE;
  for (guint d = 0; d <= MAX_CHANGES; d++)
    {
      g_array_set_size (rows, rows->len + d + 1);
      for (guint i = 0; i <= d; i++)
        {
          gboolean inserts;
          gint32 k = 2 * (gint32) i - (gint32) d;
          gint32 x = d > 0 ? step (get_row (rows, d - 1), d, i, n, m, &inserts) : 0;

          while (x >= 0 && x < n && x - k < m && a[x] == b[x - k])
            x++;
          ((gint32 *) get_row (rows, d))[i] = x;
          if (x == n && x - k == m)
            {
              trace (self, rows, d, before, after);
              return TRUE;
            }
        }
    }
  return FALSE;
}

/* A run of numbers, as one, and where it begins. */
typedef struct
{
  guint64 number;
  guint at;
} Place;

typedef struct
{
  guint before;
  guint after;
} Landmark;

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *x = a;
  const Place *y = b;

  return (x->number > y->number) - (x->number < y->number);
}

static int
compare_landmarks (gconstpointer a, gconstpointer b)
{
  const Landmark *x = a;
  const Landmark *y = b;

  return (x->before > y->before) - (x->before < y->before);
}

static GArray *
list_places (const guint32 *numbers, QuothRange range, guint run)
{
  GArray *places = g_array_sized_new (FALSE, FALSE, sizeof (Place), quoth_range_length (range));

  for (guint at = range.start; at + run <= range.end; at++)
    {
      Place place = { numbers[at], at };

      for (guint i = 1; i < run; i++)
        place.number = place.number * G_GUINT64_CONSTANT (6364136223846793005) + numbers[at + i];
      g_array_append_val (places, place);
    }
  g_array_sort (places, compare_places);
  return places;
}

/* How many places from the @i-th on have its number. */
static guint
count_equal (const GArray *places, guint i)
{
  guint n = 1;

  while (i + n < places->len
         && g_array_index (places, Place, i + n).number == g_array_index (places, Place, i).number)
    n++;
  return n;
}

/* The runs that are once in each, by their place before. */
static GArray *
list_common (const Pair *self, QuothRange before, QuothRange after, guint run)
{
  g_autoptr (GArray) old = list_places (self->before, before, run);
  g_autoptr (GArray) new = list_places (self->after, after, run);
  GArray *common = g_array_new (FALSE, FALSE, sizeof (Landmark));
  guint i = 0;
  guint j = 0;

  while (i < old->len && j < new->len)
    {
      const Place *x = &g_array_index (old, Place, i);
      const Place *y = &g_array_index (new, Place, j);
      guint n_old = x->number <= y->number ? count_equal (old, i) : 0;
      guint n_new = y->number <= x->number ? count_equal (new, j) : 0;
      Landmark landmark = { x->at, y->at };

      if (n_old == 1 && n_new == 1
          && memcmp (self->before + x->at, self->after + y->at, run * sizeof (guint32)) == 0)
        g_array_append_val (common, landmark);
      i += n_old;
      j += n_new;
    }
  g_array_sort (common, compare_landmarks);
  return common;
}

/* The places after, in order, as a tree (P. M. Fenwick, 1994): each holds the heaviest run that ends at one of its places. */
typedef struct
{
  guint *places;
  guint *heaviest;
  guint n;
} Tree;

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  guint x = *(const guint *) a;
  guint y = *(const guint *) b;

  return (x > y) - (x < y);
}

/* How many of the places are at or before @place. */
static guint
find_rank (const Tree *self, guint place)
{
  guint low = 0;
  guint high = self->n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->places[middle] <= place)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
tree_init (Tree *self, const GArray *landmarks)
{
  self->n = landmarks->len;
  self->places = g_new (guint, self->n + 1);
  self->heaviest = g_new (guint, self->n + 1);
  for (guint i = 0; i < self->n; i++)
    self->places[i] = g_array_index (landmarks, Landmark, i).after;
  qsort (self->places, self->n, sizeof (guint), compare_numbers);
  for (guint i = 0; i <= self->n; i++)
    self->heaviest[i] = G_MAXUINT;
}

static void
tree_clear (Tree *self)
{
  g_free (self->places);
  g_free (self->heaviest);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Tree, tree_clear)

/* Leaves of @landmarks the heaviest that ascend on both sides. */
static GArray *
keep_ascending (const Pair *self, const GArray *landmarks)
{
  g_autofree guint64 *weights = g_new (guint64, landmarks->len);
  g_autofree guint *before = g_new (guint, landmarks->len);
  GArray *kept = g_array_new (FALSE, FALSE, sizeof (Landmark));
  guint last = G_MAXUINT;
  g_auto (Tree) tree = { 0 };

  tree_init (&tree, landmarks);
  for (guint i = 0; i < landmarks->len; i++)
    {
      const Landmark *landmark = &g_array_index (landmarks, Landmark, i);
      guint rank = find_rank (&tree, landmark->after);
      guint best = G_MAXUINT;

      for (guint at = rank - 1; at > 0; at &= at - 1)
        if (best == G_MAXUINT || (tree.heaviest[at] != G_MAXUINT && weights[tree.heaviest[at]] > weights[best]))
          best = tree.heaviest[at];
      before[i] = best;
      weights[i] = (best != G_MAXUINT ? weights[best] : 0) + self->weights[landmark->before];
      for (guint at = rank; at <= tree.n; at += at & -at)
        if (tree.heaviest[at] == G_MAXUINT || weights[tree.heaviest[at]] < weights[i])
          tree.heaviest[at] = i;
      if (last == G_MAXUINT || weights[i] > weights[last])
        last = i;
    }

  for (; last != G_MAXUINT; last = before[last])
    g_array_append_val (kept, g_array_index (landmarks, Landmark, last));
  g_array_sort (kept, compare_landmarks);
  return kept;
}

static void compare (const Pair *self, QuothRange before, QuothRange after, guint depth);

/* Whether there were landmarks, runs of @run numbers, to compare between. */
static gboolean
compare_between (const Pair *self, QuothRange before, QuothRange after, guint run, guint depth)
{
  g_autoptr (GArray) common = list_common (self, before, after, run);
  g_autoptr (GArray) landmarks = keep_ascending (self, common);

  for (guint i = 0; i < landmarks->len; i++)
    {
      const Landmark *landmark = &g_array_index (landmarks, Landmark, i);

      compare (self,
               quoth_range (before.start, landmark->before),
               quoth_range (after.start, landmark->after),
               depth + 1);
      before.start = landmark->before + 1;
      after.start = landmark->after + 1;
    }
  if (landmarks->len > 0)
    compare (self, before, after, depth + 1);
  return landmarks->len > 0;
}

/* At MAX_DEPTH there is no looking for landmarks any more. */
static void
compare (const Pair *self, QuothRange before, QuothRange after, guint depth)
{
  while (before.start < before.end && after.start < after.end
         && self->before[before.start] == self->after[after.start])
    {
      before.start++;
      after.start++;
    }
  while (before.start < before.end && after.start < after.end
         && self->before[before.end - 1] == self->after[after.end - 1])
    {
      before.end--;
      after.end--;
    }
  if (quoth_range_is_empty (before) && quoth_range_is_empty (after))
    return;
  if (!quoth_range_is_empty (before) && !quoth_range_is_empty (after)
      && ((depth < MAX_DEPTH && compare_between (self, before, after, 1, depth))
          || find_fewest (self, before, after)
          || (depth < MAX_DEPTH && compare_between (self, before, after, LONG_RUN, depth))))
    return;
  add_edit (self->edits, before, after);
}

void
quoth_sequence_compare (QuothSequence before, QuothSequence after, GArray *edits)
{
  Pair self = { before.numbers, NULL, after.numbers, edits };

  compare (&self, quoth_range (0, before.n), quoth_range (0, after.n), MAX_DEPTH);
}

void
quoth_sequence_compare_words (QuothSequence before, const guint32 *weights, QuothSequence after, GArray *edits)
{
  Pair self = { before.numbers, weights, after.numbers, edits };

  compare (&self, quoth_range (0, before.n), quoth_range (0, after.n), 0);
}
