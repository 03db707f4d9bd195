/* quoth-rework-follow.c: what refers to one value refers to another
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A value that comes to refer to the target twice, where it may only once, keeps one of the two: the place is that of the
 * first, and what else there is to it (a stance) that of the one that was the target's before.
 */

#include "config.h"

#include "rework/quoth-rework-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  QuothReworkRun *run;
  QuothValue *source;
} Follow;

/* Returns whether @id was the source's; it is the target's now. */
static gboolean
follow_id (const Follow *self, QuothId *id)
{
  if (!quoth_id_equal (id, &self->source->id))
    return FALSE;
  *id = self->run->target->id;
  return TRUE;
}

static void
tell_folded (const Follow *self, gpointer value, const char *kept, const char *given_up)
{
  g_autofree char *source = quoth_rework_dup_name (self->source);
  g_autofree char *target = quoth_rework_dup_name (self->run->target);

  quoth_rework_run_tell (self->run,
                         value,
                         /* Translators: %1$s and %2$s are names; %3$s and %4$s are a stance ("+1"), a certainty ("CT+")
                            or what the claim does to a proposition ("supports") */
                         _ ("“%1$s” became “%2$s”, which was there already: “%3$s” was kept, “%4$s” given up"),
                         source,
                         target,
                         kept,
                         given_up);
}

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
follow_roles (const Follow *self, QuothClaim *claim)
{
  g_autoptr (GArray) roles = g_steal_pointer (&claim->roles);

  claim->roles = g_array_new (FALSE, FALSE, sizeof (QuothClaimRole));
  for (guint i = 0; i < roles->len; i++)
    {
      QuothClaimRole role = g_array_index (roles, QuothClaimRole, i);
      QuothClaimRole *there;

      follow_id (self, &role.actor);
      there = find_role (claim, &role);
      if (there == NULL)
        g_array_append_val (claim->roles, role);
      else if (quoth_id_is_none (&there->mention))
        there->mention = role.mention;
    }
}

/* @there is the link before @link, and names the same actor. */
static void
fold_link (const Follow *self,
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
    tell_folded (self, claim, quoth_factuality_to_nick (kept), quoth_factuality_to_nick (other));
}

static void
follow_chain (const Follow *self, QuothClaim *claim)
{
  g_autoptr (GArray) chain = g_steal_pointer (&claim->chain);

  claim->chain = g_array_new (FALSE, FALSE, sizeof (QuothChainLink));
  for (guint i = 0; i < chain->len; i++)
    {
      QuothChainLink link = g_array_index (chain, QuothChainLink, i);
      gboolean followed = follow_id (self, &link.actor);
      QuothChainLink *last = claim->chain->len > 0
                               ? &g_array_index (claim->chain, QuothChainLink, claim->chain->len - 1)
                               : NULL;

      if (last != NULL && quoth_id_equal (&last->actor, &link.actor))
        fold_link (self, claim, last, &link, followed);
      else
        g_array_append_val (claim->chain, link);
    }
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
fold_category (const Follow *self,
               QuothClaim *claim,
               QuothCategory *there,
               const QuothCategory *category,
               gboolean followed)
{
  QuothStance kept = followed ? there->stance : category->stance;
  QuothStance other = followed ? category->stance : there->stance;

  there->stance = kept != QUOTH_STANCE_UNSET ? kept : other;
  if (other != QUOTH_STANCE_UNSET && other != there->stance)
    tell_folded (self, claim, name_stance (kept), name_stance (other));
}

static void
follow_categories (const Follow *self, QuothClaim *claim)
{
  g_autoptr (GArray) categories = g_steal_pointer (&claim->categories);

  claim->categories = g_array_new (FALSE, FALSE, sizeof (QuothCategory));
  for (guint i = 0; i < categories->len; i++)
    {
      QuothCategory category = g_array_index (categories, QuothCategory, i);
      gboolean followed = follow_id (self, &category.code);
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
fold_proposition (const Follow *self,
                  QuothClaim *claim,
                  QuothClaimProposition *there,
                  const QuothClaimProposition *link,
                  gboolean followed)
{
  QuothLink other = followed ? link->link : there->link;

  if (!followed)
    there->link = link->link;
  if (there->link != other)
    tell_folded (self, claim, quoth_link_to_nick (there->link), quoth_link_to_nick (other));
}

static void
follow_propositions (const Follow *self, QuothClaim *claim)
{
  g_autoptr (GArray) propositions = g_steal_pointer (&claim->propositions);

  claim->propositions = g_array_new (FALSE, FALSE, sizeof (QuothClaimProposition));
  for (guint i = 0; i < propositions->len; i++)
    {
      QuothClaimProposition link = g_array_index (propositions, QuothClaimProposition, i);
      gboolean followed = follow_id (self, &link.proposition);
      QuothClaimProposition *there = find_proposition (claim, &link.proposition);

      if (there != NULL)
        fold_proposition (self, claim, there, &link, followed);
      else
        g_array_append_val (claim->propositions, link);
    }
}

static void
follow_claim (const Follow *self, QuothClaim *claim)
{
  if (self->source->kind == QUOTH_KIND_CODE)
    follow_categories (self, claim);
  else if (self->source->kind == QUOTH_KIND_PROPOSITION)
    follow_propositions (self, claim);
  else
    {
      follow_roles (self, claim);
      follow_chain (self, claim);
    }
}

static gboolean
has_affiliation (const QuothActor *actor, const QuothAffiliation *affiliation)
{
  for (guint i = 0; i < actor->affiliations->len; i++)
    {
      const QuothAffiliation *there = actor->affiliations->pdata[i];

      if (there != affiliation && quoth_rework_same_affiliation (there, affiliation))
        return TRUE;
    }
  return FALSE;
}

static void
follow_actor (const Follow *self, QuothActor *actor)
{
  follow_id (self, &actor->parent);
  for (guint i = 0; i < actor->affiliations->len;)
    {
      QuothAffiliation *affiliation = actor->affiliations->pdata[i];

      if (follow_id (self, &affiliation->actor) && has_affiliation (actor, affiliation))
        g_ptr_array_remove_index (actor->affiliations, i);
      else
        i++;
    }
}

/* What is known by its key: a kind of actors, a type of relations. */
static void
follow_key (char **key, const char *source, const char *target)
{
  if (g_strcmp0 (*key, source) != 0)
    return;
  g_free (*key);
  *key = g_strdup (target);
}

void
quoth_rework_follow_attributes (QuothReworkRun *self, const QuothValue *source, gpointer value)
{
  GPtrArray *attributes = QUOTH_VALUE (value)->attributes;

  for (guint i = 0; attributes != NULL && i < attributes->len; i++)
    {
      QuothAttributeValue *entry = attributes->pdata[i];
      const QuothAttribute *attribute = g_hash_table_lookup (self->attributes, &entry->attribute);
      QuothId id;

      if (attribute == NULL || attribute->type != QUOTH_ATTRIBUTE_ACTOR
          || !quoth_id_from_string (entry->value, &id) || !quoth_id_equal (&id, &source->id))
        continue;
      g_free (entry->value);
      entry->value = quoth_id_dup_string (&self->target->id);
    }
}

static void
follow_value (const Follow *self, QuothValue *value)
{
  gpointer source = self->source;
  gpointer target = self->run->target;

  if (self->source->kind == QUOTH_KIND_ACTOR)
    quoth_rework_follow_attributes (self->run, self->source, value);
  switch ((int) value->kind)
    {
    case QUOTH_KIND_CODE:
      follow_id (self, &quoth_code (value)->parent);
      break;
    case QUOTH_KIND_RELATION_TYPE:
      follow_id (self, &quoth_relation_type (value)->from_code);
      follow_id (self, &quoth_relation_type (value)->to_code);
      break;
    case QUOTH_KIND_ACTOR:
      if (self->source->kind == QUOTH_KIND_ACTOR_KIND)
        follow_key (&quoth_actor (value)->actor_kind,
                    quoth_actor_kind (source)->key,
                    quoth_actor_kind (target)->key);
      else
        follow_actor (self, quoth_actor (value));
      break;
    case QUOTH_KIND_RELATION:
      if (self->source->kind == QUOTH_KIND_RELATION_TYPE)
        follow_key (&quoth_relation (value)->relation_kind,
                    quoth_relation_type (source)->key,
                    quoth_relation_type (target)->key);
      break;
    case QUOTH_KIND_MENTION:
      follow_id (self, &quoth_mention (value)->actor);
      break;
    case QUOTH_KIND_CLAIM:
      follow_claim (self, quoth_claim (value));
      break;
    case QUOTH_KIND_MEMO:
      follow_id (self, &quoth_memo (value)->target);
      break;
    default:
      break;
    }
}

/* A memo on what is not deleted. */
static gboolean
stays (const Follow *self, const QuothValue *user)
{
  return user->kind == QUOTH_KIND_MEMO && self->run->rework->type == QUOTH_REWORK_REPLACE
         && quoth_id_equal (&((const QuothMemo *) user)->target, &self->source->id);
}

/* What stands for itself is not led: the target is settled by itself, and the sources go, or stay as they are. */
static gboolean
follow_use_cb (gpointer value, gpointer data, GError **error)
{
  const Follow *self = data;
  QuothReworkRun *run = self->run;
  QuothValue *user = value;

  if (user == run->target || quoth_id_equal (&user->id, &run->target->id)
      || quoth_rework_run_is_source (run, &user->id) || stays (self, user))
    return TRUE;
  if (g_hash_table_lookup (run->edited, &user->id) == NULL)
    run->rework->n_followed[user->kind]++;
  follow_value (self, quoth_rework_run_edit (run, user));
  return TRUE;
}

gboolean
quoth_rework_follow (QuothReworkRun *self, QuothValue *source, GError **error)
{
  Follow follow = { self, source };

  return quoth_reader_foreach_use (self->reader, source->kind, &source->id, follow_use_cb, &follow, error);
}
