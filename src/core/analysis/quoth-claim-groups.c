/* quoth-claim-groups.c: claims put together by what they are linked to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One pass over the propositions, one over the relations of the kind, one over the claims: O(all of these), in memory what is linked
 * or related.
 */

#include "analysis/quoth-claim-groups.h"

#include "analysis/quoth-scope.h"

/* While claims are put together. */
typedef struct
{
  QuothClaimGroups *groups;   /* of its related claims, those that were not met yet are NULL */
  GHashTable *by_proposition; /* id → QuothClaimGroup */
  GHashTable *propositions;   /* in scope; NULL for all */
  const char *relation_kind;
  GCancellable *cancellable;
} Grouping;

static void
group_free (gpointer data)
{
  QuothClaimGroup *self = data;

  quoth_value_unref (self->proposition);
  for (guint i = 0; i < QUOTH_N_LINKS; i++)
    g_ptr_array_unref (self->claims[i]);
  g_free (self);
}

void
quoth_claim_groups_free (QuothClaimGroups *self)
{
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_pointer (&self->relations, g_ptr_array_unref);
  g_clear_pointer (&self->related, g_hash_table_unref);
  g_free (self);
}

static void
unref_met (gpointer claim)
{
  g_clear_pointer (&claim, quoth_value_unref);
}

static QuothClaimGroups *
claim_groups_new (void)
{
  QuothClaimGroups *self = g_new0 (QuothClaimGroups, 1);

  self->groups = g_ptr_array_new_with_free_func (group_free);
  self->relations = quoth_values_new ();
  self->related = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, unref_met);
  return self;
}

static gboolean
add_proposition_cb (gpointer value, gpointer user_data, GError **error)
{
  Grouping *self = user_data;
  QuothProposition *proposition = value;
  QuothClaimGroup *group;

  if (self->propositions != NULL && !g_hash_table_contains (self->propositions, &proposition->value.id))
    return TRUE;
  group = g_new0 (QuothClaimGroup, 1);
  group->proposition = quoth_value_ref (proposition);
  for (guint i = 0; i < QUOTH_N_LINKS; i++)
    group->claims[i] = quoth_values_new ();
  g_ptr_array_add (self->groups->groups, group);
  g_hash_table_insert (self->by_proposition, &proposition->value.id, group);
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

static gboolean
add_relation_cb (gpointer value, gpointer user_data, GError **error)
{
  Grouping *self = user_data;
  QuothRelation *relation = value;

  if (g_strcmp0 (relation->relation_kind, self->relation_kind) == 0)
    {
      g_ptr_array_add (self->groups->relations, quoth_value_ref (relation));
      g_hash_table_insert (self->groups->related, quoth_id_memdup (&relation->from), NULL);
      g_hash_table_insert (self->groups->related, quoth_id_memdup (&relation->to), NULL);
    }
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

static gboolean
add_claim_cb (gpointer value, gpointer user_data, GError **error)
{
  Grouping *self = user_data;
  QuothClaim *claim = value;
  const QuothId *id = &claim->annotation.value.id;

  for (guint i = 0; i < claim->propositions->len; i++)
    {
      const QuothClaimProposition *part = &g_array_index (claim->propositions, QuothClaimProposition, i);
      QuothClaimGroup *group = g_hash_table_lookup (self->by_proposition, &part->proposition);

      if (group != NULL)
        g_ptr_array_add (group->claims[part->link], quoth_value_ref (claim));
    }
  if (g_hash_table_contains (self->groups->related, id))
    g_hash_table_insert (self->groups->related, quoth_id_memdup (id), quoth_value_ref (claim));
  return TRUE;
}

/* Keeps the relations of which both claims were met. */
static void
drop_loose_relations (QuothClaimGroups *self)
{
  GPtrArray *kept = quoth_values_new ();

  for (guint i = 0; i < self->relations->len; i++)
    {
      QuothRelation *relation = self->relations->pdata[i];

      if (g_hash_table_lookup (self->related, &relation->from) != NULL && g_hash_table_lookup (self->related, &relation->to) != NULL)
        g_ptr_array_add (kept, quoth_value_ref (relation));
    }
  g_ptr_array_unref (self->relations);
  self->relations = kept;
}

QuothClaimGroups *
quoth_claim_groups_load (
  QuothReader *reader, const QuothScope *scope, const char *relation_kind, GCancellable *cancellable, GError **error)
{
  g_autoptr (QuothClaimGroups) self = claim_groups_new ();
  g_autoptr (GHashTable) by_proposition = g_hash_table_new (quoth_id_hash, quoth_id_equal);
  g_autoptr (GHashTable) propositions = quoth_scope_dup_propositions (scope);
  Grouping grouping = { self, by_proposition, propositions, relation_kind, cancellable };
  QuothQuery all_propositions = { .kind = QUOTH_KIND_PROPOSITION };
  QuothQuery relations = { .kind = QUOTH_KIND_RELATION };

  if (scope != NULL)
    {
      relations.coders = scope->coders;
      relations.n_coders = scope->n_coders;
    }
  if (!quoth_reader_foreach (reader, &all_propositions, add_proposition_cb, &grouping, error) ||
      !quoth_reader_foreach (reader, &relations, add_relation_cb, &grouping, error) ||
      !quoth_scope_foreach (reader, scope, QUOTH_KIND_CLAIM, add_claim_cb, &grouping, cancellable, error))
    return NULL;
  drop_loose_relations (self);
  return g_steal_pointer (&self);
}
