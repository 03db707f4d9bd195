/* quoth-proposition-counts.c: how many claims support, deny and report a proposition
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * O(claims): they come by document, so that the last document of each row is all that counting documents needs.
 */

#include "analysis/quoth-proposition-counts.h"

#include "analysis/quoth-scope.h"

/* @last: of a row: the document that was counted last; claims come by document. */
typedef struct
{
  GArray *counts;
  GHashTable *rows;         /* id of a proposition → its index and 1 */
  GHashTable *propositions; /* in scope; NULL for all */
  GArray *last;
} Counting;

static gboolean
add_row_cb (gpointer value, gpointer user_data, GError **error)
{
  Counting *self = user_data;
  QuothPropositionCounts row = { .proposition = QUOTH_VALUE (value)->id };
  QuothId none = QUOTH_ID_NONE;

  if (self->propositions != NULL && !g_hash_table_contains (self->propositions, &row.proposition))
    return TRUE;
  g_array_append_val (self->counts, row);
  g_array_append_val (self->last, none);
  g_hash_table_insert (self->rows, quoth_id_memdup (&row.proposition), GUINT_TO_POINTER (self->counts->len));
  return TRUE;
}

static void
count_link (QuothPropositionCounts *row, QuothLink link)
{
  if (link == QUOTH_LINK_SUPPORTS)
    row->n_supports++;
  else if (link == QUOTH_LINK_DENIES)
    row->n_denies++;
  else
    row->n_reports++;
}

static gboolean
count_claim_cb (gpointer value, gpointer user_data, GError **error)
{
  Counting *self = user_data;
  const QuothClaim *claim = value;

  for (guint i = 0; i < claim->propositions->len; i++)
    {
      const QuothClaimProposition *part = &g_array_index (claim->propositions, QuothClaimProposition, i);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->rows, &part->proposition));
      QuothPropositionCounts *row;
      QuothId *last;

      if (n == 0)
        continue;
      row = &g_array_index (self->counts, QuothPropositionCounts, n - 1);
      last = &g_array_index (self->last, QuothId, n - 1);
      count_link (row, part->link);
      row->n_documents += !quoth_id_equal (last, &claim->annotation.document);
      *last = claim->annotation.document;
    }
  return TRUE;
}

GArray *
quoth_proposition_counts_load (QuothReader *reader, const QuothScope *scope, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (QuothPropositionCounts));
  g_autoptr (GArray) last = g_array_new (FALSE, FALSE, sizeof (QuothId));
  g_autoptr (GHashTable) rows = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL);
  g_autoptr (GHashTable) propositions = quoth_scope_dup_propositions (scope);
  Counting counting = { counts, rows, propositions, last };
  QuothQuery query = { .kind = QUOTH_KIND_PROPOSITION };
  gboolean done;

  if (!quoth_reader_begin (reader, error))
    return NULL;
  done = quoth_reader_foreach (reader, &query, add_row_cb, &counting, error) &&
         quoth_scope_foreach (reader, scope, QUOTH_KIND_CLAIM, count_claim_cb, &counting, cancellable, error);
  quoth_reader_end (reader);
  return done ? g_steal_pointer (&counts) : NULL;
}
