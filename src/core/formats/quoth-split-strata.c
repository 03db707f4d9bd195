/* quoth-split-strata.c: every part with its share of every code
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Iterative stratification (Sechidis, Tsoumakas & Vlahavas 2011, "On the stratification of multi-label data", algorithm 1): the rarest code
 * is dealt out first, since of a frequent one there is enough left to even things out. A group that has it goes where most of that code
 * is still wanted, then where most documents are. Groups come in the order of their hashes, and chance decides nothing else.
 * O(groups × codes).
 */

#include "formats/quoth-split-private.h"

typedef struct
{
  GArray *items;
  GPtrArray *parts;
  const double *hashes;
  guint *places;
  GHashTable *roots;    /* document: the place of its group + 1 */
  GHashTable **counts;  /* of each group: a code: how many claims */
  GArray *order;        /* the groups, by hash */
  guint *sizes;         /* of each group: how many documents */
  gboolean *is_dealt;   /* of each group */
  double *wanted;       /* of each part: how many more documents */
} Strata;

static gboolean
count_claim_cb (gpointer value, gpointer user_data, GError **error)
{
  Strata *self = user_data;
  const QuothClaim *claim = value;
  guint root = GPOINTER_TO_UINT (g_hash_table_lookup (self->roots, &claim->annotation.document));

  for (guint i = 0; root > 0 && i < claim->categories->len; i++)
    {
      const QuothId *code = &g_array_index (claim->categories, QuothCategory, i).code;
      GHashTable *counts = self->counts[root - 1];
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, code));

      g_hash_table_insert (counts, quoth_id_memdup (code), GUINT_TO_POINTER (n + 1));
    }
  return TRUE;
}

static guint
get_count (Strata *self, guint root, const QuothId *code)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->counts[root], code));
}

/* ---- Codes, the rarest first ---- */

typedef struct
{
  QuothId code;
  guint n;
} Total;

static int
compare_totals (gconstpointer a, gconstpointer b)
{
  const Total *x = a, *y = b;

  return x->n != y->n ? (x->n < y->n ? -1 : 1) : quoth_id_compare (&x->code, &y->code);
}

static GArray *
list_totals (Strata *self)
{
  g_autoptr (GHashTable) sums = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL);
  GArray *totals = g_array_new (FALSE, FALSE, sizeof (Total));
  GHashTableIter iter;
  gpointer code, n;

  for (guint i = 0; i < self->order->len; i++)
    {
      g_hash_table_iter_init (&iter, self->counts[g_array_index (self->order, guint, i)]);
      while (g_hash_table_iter_next (&iter, &code, &n))
        {
          guint sum = GPOINTER_TO_UINT (g_hash_table_lookup (sums, code)) + GPOINTER_TO_UINT (n);

          g_hash_table_insert (sums, quoth_id_memdup (code), GUINT_TO_POINTER (sum));
        }
    }
  g_hash_table_iter_init (&iter, sums);
  while (g_hash_table_iter_next (&iter, &code, &n))
    {
      Total total = { *(const QuothId *) code, GPOINTER_TO_UINT (n) };

      g_array_append_val (totals, total);
    }
  g_array_sort (totals, compare_totals);
  return totals;
}

/* ---- Dealing ---- */

/* How much more of the code each part wants. */
static void
want (Strata *self, const Total *total, double *wanted)
{
  for (guint part = 0; part < self->parts->len; part++)
    wanted[part] = ((QuothSplitPart *) self->parts->pdata[part])->share * total->n;
  for (guint i = 0; i < self->order->len; i++)
    {
      guint root = g_array_index (self->order, guint, i);

      if (self->is_dealt[root])
        wanted[self->places[root]] -= get_count (self, root, &total->code);
    }
}

static void
deal_code (Strata *self, const Total *total)
{
  g_autofree double *wanted = g_new0 (double, self->parts->len);

  want (self, total, wanted);
  for (guint i = 0; i < self->order->len; i++)
    {
      guint root = g_array_index (self->order, guint, i);
      guint n = get_count (self, root, &total->code);
      guint best = 0;

      if (n == 0 || self->is_dealt[root])
        continue;
      for (guint part = 1; part < self->parts->len; part++)
        if (wanted[part] > wanted[best] || (wanted[part] == wanted[best] && self->wanted[part] > self->wanted[best]))
          best = part;
      self->places[root] = best;
      self->is_dealt[root] = TRUE;
      wanted[best] -= n;
      self->wanted[best] -= self->sizes[root];
    }
}

/* ---- Groups ---- */

static int
compare_hashes (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const double *hashes = user_data;
  guint x = *(const guint *) a, y = *(const guint *) b;

  return hashes[x] != hashes[y] ? (hashes[x] < hashes[y] ? -1 : 1) : (x < y ? -1 : x > y);
}

static void
list_groups (Strata *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      const QuothSplitItem *item = &g_array_index (self->items, QuothSplitItem, i);

      g_hash_table_insert (self->roots, (gpointer) &item->id, GUINT_TO_POINTER (item->group + 1));
      self->sizes[item->group]++;
      if (item->group != i)
        continue;
      g_array_append_val (self->order, i);
      self->counts[i] = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL);
    }
  g_array_sort_with_data (self->order, compare_hashes, (gpointer) self->hashes);
  for (guint part = 0; part < self->parts->len; part++)
    self->wanted[part] = ((QuothSplitPart *) self->parts->pdata[part])->share * self->items->len;
}

gboolean
quoth_split_stratify (
  QuothReader *reader, GArray *items, GPtrArray *parts, const double *hashes, guint *places, GError **error)
{
  g_autoptr (GHashTable) roots = g_hash_table_new (quoth_id_hash, quoth_id_equal);
  g_autofree GHashTable **counts = g_new0 (GHashTable *, MAX (items->len, 1));
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree guint *sizes = g_new0 (guint, MAX (items->len, 1));
  g_autofree gboolean *is_dealt = g_new0 (gboolean, MAX (items->len, 1));
  g_autofree double *wanted = g_new0 (double, parts->len);
  QuothQuery query = { .kind = QUOTH_KIND_CLAIM };
  Strata self = { items, parts, hashes, places, roots, counts, order, sizes, is_dealt, wanted };
  gboolean done;

  list_groups (&self);
  done = quoth_reader_foreach (reader, &query, count_claim_cb, &self, error);
  if (done)
    {
      g_autoptr (GArray) totals = list_totals (&self);

      for (guint i = 0; i < totals->len; i++)
        deal_code (&self, &g_array_index (totals, Total, i));
      for (guint i = 0; i < items->len; i++)
        places[i] = places[g_array_index (items, QuothSplitItem, i).group];
    }
  for (guint i = 0; i < items->len; i++)
    g_clear_pointer (&counts[i], g_hash_table_unref);
  return done;
}
