/* quoth-claim-links.c: what a claim has to do with other claims
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-claim-links.h"

/* A match below this is chance (see QuothStatementMatch). */
#define MIN_SCORE 0.25
#define MAX_MATCHES 8

static void
linked_proposition_free (gpointer data)
{
  QuothLinkedProposition *self = data;

  quoth_value_unref (self->proposition);
  g_clear_pointer (&self->utterances, g_ptr_array_unref);
  g_free (self);
}

static void
related_claim_free (gpointer data)
{
  QuothRelatedClaim *self = data;

  quoth_value_unref (self->relation);
  g_clear_pointer ((gpointer *) &self->other, quoth_value_unref);
  g_clear_pointer ((gpointer *) &self->document, quoth_value_unref);
  g_free (self);
}

void
quoth_claim_links_free (QuothClaimLinks *self)
{
  g_ptr_array_unref (self->propositions);
  g_ptr_array_unref (self->relations);
  g_clear_pointer (&self->matches, g_ptr_array_unref);
  g_free (self);
}

static gboolean
read_propositions (QuothClaimLinks *self,
                   QuothReader *reader,
                   const QuothClaim *claim,
                   GCancellable *cancellable,
                   GError **error)
{
  for (guint i = 0; i < claim->propositions->len; i++)
    {
      const QuothClaimProposition *link = &g_array_index (claim->propositions, QuothClaimProposition, i);
      QuothProposition *proposition =
        quoth_reader_get (reader, QUOTH_KIND_PROPOSITION, &link->proposition, error);
      QuothLinkedProposition *linked;

      if (proposition == NULL)
        return FALSE;
      linked = g_new0 (QuothLinkedProposition, 1);
      linked->proposition = proposition;
      linked->link = link->link;
      g_ptr_array_add (self->propositions, linked);
      linked->utterances = quoth_utterances_load (reader, &link->proposition, NULL, cancellable, error);
      if (linked->utterances == NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
collect_relation (gpointer value, gpointer user_data, GError **error)
{
  if (QUOTH_VALUE (value)->kind == QUOTH_KIND_RELATION)
    g_ptr_array_add (user_data, quoth_value_ref (value));
  return TRUE;
}

static gboolean
read_other_end (QuothRelatedClaim *self, QuothReader *reader, GError **error)
{
  const QuothId *other = self->is_from ? &self->relation->to : &self->relation->from;

  self->other = quoth_reader_get (reader, QUOTH_KIND_CLAIM, other, error);
  if (self->other == NULL)
    return FALSE;
  self->document = quoth_reader_get (reader, QUOTH_KIND_DOCUMENT, &self->other->annotation.document, error);
  return self->document != NULL;
}

static gboolean
read_relations (QuothClaimLinks *self, QuothReader *reader, const QuothClaim *claim, GError **error)
{
  const QuothId *id = &claim->annotation.value.id;
  g_autoptr (GPtrArray) relations = quoth_values_new ();

  if (!quoth_reader_foreach_use (reader, QUOTH_KIND_CLAIM, id, collect_relation, relations, error))
    return FALSE;
  for (guint i = 0; i < relations->len; i++)
    {
      QuothRelation *relation = relations->pdata[i];
      QuothRelatedClaim *related = g_new0 (QuothRelatedClaim, 1);

      related->relation = quoth_value_ref (relation);
      related->is_from = quoth_id_equal (&relation->from, id);
      g_ptr_array_add (self->relations, related);
      if (!read_other_end (related, reader, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_linked (const QuothClaim *claim, const QuothId *proposition)
{
  for (guint i = 0; i < claim->propositions->len; i++)
    if (quoth_id_equal (&g_array_index (claim->propositions, QuothClaimProposition, i).proposition, proposition))
      return TRUE;
  return FALSE;
}

static void
find_matches (QuothClaimLinks *self, const QuothClaim *claim, QuothStatementIndex *index)
{
  self->matches = quoth_statement_index_find_for_claim (index, claim, MAX_MATCHES);
  for (guint i = self->matches->len; i-- > 0;)
    {
      const QuothStatementMatch *match = self->matches->pdata[i];

      if (match->score < MIN_SCORE || is_linked (claim, &match->proposition))
        g_ptr_array_remove_index (self->matches, i);
    }
}

QuothClaimLinks *
quoth_claim_links_read (QuothReader *reader,
                        const QuothClaim *claim,
                        QuothStatementIndex *index,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (QuothClaimLinks) self = g_new0 (QuothClaimLinks, 1);

  self->propositions = g_ptr_array_new_with_free_func (linked_proposition_free);
  self->relations = g_ptr_array_new_with_free_func (related_claim_free);
  if (!read_propositions (self, reader, claim, cancellable, error) || !read_relations (self, reader, claim, error))
    return NULL;
  if (index != NULL)
    find_matches (self, claim, index);
  return g_steal_pointer (&self);
}
