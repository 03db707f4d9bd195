/* quoth-seq-set.c: which entries of which origins
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/quoth-seq-set.h"

typedef struct
{
  gint64 first;
  gint64 last;
} Run;

struct _QuothSeqSet
{
  GHashTable *origins; /* QuothId to GArray of Run: ascending, with a gap between each and the next */
};

QuothSeqSet *
quoth_seq_set_new (void)
{
  QuothSeqSet *self = g_new0 (QuothSeqSet, 1);

  self->origins = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, (GDestroyNotify) g_array_unref);
  return self;
}

void
quoth_seq_set_free (QuothSeqSet *self)
{
  g_hash_table_unref (self->origins);
  g_free (self);
}

/* The first run that ends at @seq or later; how many there are if there is none. */
static guint
find_run (const GArray *runs, gint64 seq)
{
  guint low = 0;
  guint high = runs->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (runs, Run, middle).last < seq)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static GArray *
need_runs (QuothSeqSet *self, const QuothId *origin)
{
  GArray *runs = g_hash_table_lookup (self->origins, origin);

  if (runs == NULL)
    {
      runs = g_array_new (FALSE, FALSE, sizeof (Run));
      g_hash_table_insert (self->origins, quoth_id_memdup (origin), runs);
    }
  return runs;
}

void
quoth_seq_set_add (QuothSeqSet *self, const QuothId *origin, gint64 first, gint64 last)
{
  GArray *runs;
  Run run = { first, last };
  guint begin, end;

  if (last < first)
    return;
  runs = need_runs (self, origin);
  begin = find_run (runs, first - 1);
  for (end = begin; end < runs->len && g_array_index (runs, Run, end).first <= last + 1; end++)
    {
      run.first = MIN (run.first, g_array_index (runs, Run, end).first);
      run.last = MAX (run.last, g_array_index (runs, Run, end).last);
    }
  if (end == begin)
    g_array_insert_val (runs, begin, run);
  else
    {
      g_array_index (runs, Run, begin) = run;
      if (end > begin + 1)
        g_array_remove_range (runs, begin + 1, end - begin - 1);
    }
}

void
quoth_seq_set_add_all (QuothSeqSet *self, const QuothSeqSet *other)
{
  GHashTableIter iter;
  gpointer origin, runs;

  g_hash_table_iter_init (&iter, other->origins);
  while (g_hash_table_iter_next (&iter, &origin, &runs))
    for (guint i = 0; i < ((GArray *) runs)->len; i++)
      {
        const Run *run = &g_array_index ((GArray *) runs, Run, i);

        quoth_seq_set_add (self, origin, run->first, run->last);
      }
}

gint64
quoth_seq_set_get_reach (const QuothSeqSet *self, const QuothId *origin, gint64 from)
{
  const GArray *runs = g_hash_table_lookup (self->origins, origin);
  guint n = runs != NULL ? find_run (runs, from) : 0;

  if (runs == NULL || n == runs->len || g_array_index (runs, Run, n).first > from)
    return from - 1;
  return g_array_index (runs, Run, n).last;
}

gboolean
quoth_seq_set_has (const QuothSeqSet *self, const QuothId *origin, gint64 first, gint64 last)
{
  return last < first || quoth_seq_set_get_reach (self, origin, first) >= last;
}

gboolean
quoth_seq_set_has_all (const QuothSeqSet *self, const QuothSeqSet *other)
{
  GHashTableIter iter;
  gpointer origin, runs;

  g_hash_table_iter_init (&iter, other->origins);
  while (g_hash_table_iter_next (&iter, &origin, &runs))
    for (guint i = 0; i < ((GArray *) runs)->len; i++)
      {
        const Run *run = &g_array_index ((GArray *) runs, Run, i);

        if (!quoth_seq_set_has (self, origin, run->first, run->last))
          return FALSE;
      }
  return TRUE;
}

gint64
quoth_seq_set_get_max (const QuothSeqSet *self, const QuothId *origin)
{
  const GArray *runs = g_hash_table_lookup (self->origins, origin);

  return runs != NULL && runs->len > 0 ? g_array_index (runs, Run, runs->len - 1).last : 0;
}

static int
compare_runs (gconstpointer a, gconstpointer b)
{
  const QuothSeqRun *first = a;
  const QuothSeqRun *second = b;
  int order = quoth_id_compare (&first->origin, &second->origin);

  return order != 0 ? order : (first->first > second->first) - (first->first < second->first);
}

GArray *
quoth_seq_set_list_runs (const QuothSeqSet *self)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (QuothSeqRun));
  GHashTableIter iter;
  gpointer origin, runs;

  g_hash_table_iter_init (&iter, self->origins);
  while (g_hash_table_iter_next (&iter, &origin, &runs))
    for (guint i = 0; i < ((GArray *) runs)->len; i++)
      {
        const Run *run = &g_array_index ((GArray *) runs, Run, i);
        QuothSeqRun one = { .origin = *(const QuothId *) origin, .first = run->first, .last = run->last };

        g_array_append_val (list, one);
      }
  g_array_sort (list, compare_runs);
  return list;
}
