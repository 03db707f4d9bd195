/* quoth-leading.c: what a claim refers to is led to something else
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rework/quoth-leading.h"

static QuothClaimRole *
find_role (QuothClaim *claim, const QuothClaimRole *role)
{
  for (guint i = 0; i < claim->roles->len; i++)
    {
      QuothClaimRole *there = &g_array_index (claim->roles, QuothClaimRole, i);

      if (there->role == role->role && quoth_id_equal (&there->actor, &role->actor))
        return there;
    }
  return NULL;
}

static void
lead_roles (const QuothLeading *self, QuothClaim *claim)
{
  g_autoptr (GArray) roles = g_steal_pointer (&claim->roles);

  claim->roles = g_array_new (FALSE, FALSE, sizeof (QuothClaimRole));
  for (guint i = 0; i < roles->len; i++)
    {
      QuothClaimRole role = g_array_index (roles, QuothClaimRole, i);
      QuothClaimRole *there;

      self->lead (&role.actor, self->data);
      there = find_role (claim, &role);
      if (there == NULL)
        g_array_append_val (claim->roles, role);
      else if (quoth_id_is_none (&there->mention))
        there->mention = role.mention;
    }
}

/* @there is the link before @link, and names the same actor. */
static void
fold_link (const QuothLeading *self,
           QuothClaim *claim,
           QuothChainLink *there,
           const QuothChainLink *link,
           gboolean link_followed)
{
  QuothFactuality kept = link_followed ? there->factuality : link->factuality;
  QuothFactuality other = link_followed ? link->factuality : there->factuality;

  if (quoth_id_is_none (&there->mention))
    there->mention = link->mention;
  there->factuality = kept != QUOTH_FACTUALITY_UNSET ? kept : other;
  if (other != QUOTH_FACTUALITY_UNSET && other != there->factuality)
    self->tell (claim, &link->actor, quoth_factuality_to_nick (kept), quoth_factuality_to_nick (other), self->data);
}

static void
lead_chain (const QuothLeading *self, QuothClaim *claim)
{
  g_autoptr (GArray) chain = g_steal_pointer (&claim->chain);

  claim->chain = g_array_new (FALSE, FALSE, sizeof (QuothChainLink));
  for (guint i = 0; i < chain->len; i++)
    {
      QuothChainLink link = g_array_index (chain, QuothChainLink, i);
      gboolean followed = self->lead (&link.actor, self->data);
      QuothChainLink *last = claim->chain->len > 0
                               ? &g_array_index (claim->chain, QuothChainLink, claim->chain->len - 1)
                               : NULL;

      if (last != NULL && quoth_id_equal (&last->actor, &link.actor))
        fold_link (self, claim, last, &link, followed);
      else
        g_array_append_val (claim->chain, link);
    }
}

void
quoth_leading_actors (const QuothLeading *self, QuothClaim *claim)
{
  lead_roles (self, claim);
  lead_chain (self, claim);
}

static const char *
name_stance (QuothStance stance)
{
  return stance == QUOTH_STANCE_FOR ? "+1" : stance == QUOTH_STANCE_AGAINST ? "−1" : "0";
}

static QuothCategory *
find_category (QuothClaim *claim, const QuothId *code)
{
  for (guint i = 0; i < claim->categories->len; i++)
    {
      QuothCategory *there = &g_array_index (claim->categories, QuothCategory, i);

      if (quoth_id_equal (&there->code, code))
        return there;
    }
  return NULL;
}

static void
fold_category (const QuothLeading *self,
               QuothClaim *claim,
               QuothCategory *there,
               const QuothCategory *category,
               gboolean followed)
{
  QuothStance kept = followed ? there->stance : category->stance;
  QuothStance other = followed ? category->stance : there->stance;

  there->stance = kept != QUOTH_STANCE_UNSET ? kept : other;
  if (other != QUOTH_STANCE_UNSET && other != there->stance)
    self->tell (claim, &category->code, name_stance (kept), name_stance (other), self->data);
}

void
quoth_leading_codes (const QuothLeading *self, QuothClaim *claim)
{
  g_autoptr (GArray) categories = g_steal_pointer (&claim->categories);

  claim->categories = g_array_new (FALSE, FALSE, sizeof (QuothCategory));
  for (guint i = 0; i < categories->len; i++)
    {
      QuothCategory category = g_array_index (categories, QuothCategory, i);
      gboolean followed = self->lead (&category.code, self->data);
      QuothCategory *there = find_category (claim, &category.code);

      if (there != NULL)
        fold_category (self, claim, there, &category, followed);
      else
        g_array_append_val (claim->categories, category);
    }
}

static QuothClaimProposition *
find_proposition (QuothClaim *claim, const QuothId *proposition)
{
  for (guint i = 0; i < claim->propositions->len; i++)
    {
      QuothClaimProposition *there = &g_array_index (claim->propositions, QuothClaimProposition, i);

      if (quoth_id_equal (&there->proposition, proposition))
        return there;
    }
  return NULL;
}

static void
fold_proposition (const QuothLeading *self,
                  QuothClaim *claim,
                  QuothClaimProposition *there,
                  const QuothClaimProposition *link,
                  gboolean followed)
{
  QuothLink other = followed ? link->link : there->link;

  if (!followed)
    there->link = link->link;
  if (there->link != other)
    self->tell (claim, &link->proposition, quoth_link_to_nick (there->link), quoth_link_to_nick (other), self->data);
}

void
quoth_leading_propositions (const QuothLeading *self, QuothClaim *claim)
{
  g_autoptr (GArray) propositions = g_steal_pointer (&claim->propositions);

  claim->propositions = g_array_new (FALSE, FALSE, sizeof (QuothClaimProposition));
  for (guint i = 0; i < propositions->len; i++)
    {
      QuothClaimProposition link = g_array_index (propositions, QuothClaimProposition, i);
      gboolean followed = self->lead (&link.proposition, self->data);
      QuothClaimProposition *there = find_proposition (claim, &link.proposition);

      if (there != NULL)
        fold_proposition (self, claim, there, &link, followed);
      else
        g_array_append_val (claim->propositions, link);
    }
}
