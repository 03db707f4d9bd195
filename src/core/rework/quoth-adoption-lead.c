/* quoth-adoption-lead.c: the values of another project come to refer to what is ours
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rework/quoth-adoption-private.h"

#include <glib/gi18n-lib.h>

#include "model/quoth-verdict-seen.h"
#include "rework/quoth-leading.h"
#include "rework/quoth-rework.h"

gboolean
quoth_adoption_lead_id (QuothAdoptionRun *self, QuothId *id)
{
  const QuothId *ours = g_hash_table_lookup (self->ids, id);

  if (ours == NULL)
    return FALSE;
  *id = *ours;
  return TRUE;
}

static gboolean
lead_cb (QuothId *id, gpointer data)
{
  return quoth_adoption_lead_id (data, id);
}

/* Two of theirs are one here, and the claim has both. */
static void
tell_folded_cb (QuothClaim *claim, const QuothId *id, const char *kept, const char *given_up, gpointer data)
{
  QuothAdoptionRun *self = data;
  g_autoptr (QuothValue) value = NULL;
  g_autofree char *name = NULL;

  for (QuothKind kind = QUOTH_KIND_CODE; value == NULL && kind <= QUOTH_KIND_PROPOSITION; kind++)
    if (quoth_reader_has (self->ours, kind, id))
      value = quoth_reader_get (self->ours, kind, id, NULL);
  name = value != NULL ? quoth_rework_dup_name (value) : g_strdup ("");
  quoth_adoption_tell (self, &claim->annotation.value.id,
                       /* Translators: %1$s is a name; %2$s and %3$s are a stance ("+1"), a certainty ("CT+") or what the claim
                          does to a proposition ("supports") */
                       _("“%1$s” was two in the other project: “%2$s” was kept, “%3$s” given up"), name, kept, given_up);
}

static void
lead_key (QuothAdoptionRun *self, QuothKind kind, char **key)
{
  const char *ours = *key != NULL ? g_hash_table_lookup (self->keys[kind], *key) : NULL;

  if (ours == NULL)
    return;
  g_free (*key);
  *key = g_strdup (ours);
}

static void
lead_actor (QuothAdoptionRun *self, QuothActor *actor)
{
  quoth_adoption_lead_id (self, &actor->parent);
  for (guint i = 0; i < actor->affiliations->len; i++)
    quoth_adoption_lead_id (self, &((QuothAffiliation *) actor->affiliations->pdata[i])->actor);
  lead_key (self, QUOTH_KIND_ACTOR_KIND, &actor->actor_kind);
}

/* What a mention here is of may have been changed since it came in; a role is tied to a mention of its actor only. */
static void
check_tie (QuothAdoptionRun *self, const QuothId *actor, QuothId *mention)
{
  g_autoptr (QuothMention) there = NULL;

  if (quoth_id_is_none (mention) || !quoth_reader_has (self->ours, QUOTH_KIND_MENTION, mention))
    return;
  there = quoth_reader_get (self->ours, QUOTH_KIND_MENTION, mention, NULL);
  if (there == NULL || !quoth_id_equal (&there->actor, actor))
    *mention = QUOTH_ID_NONE;
}

static void
lead_claim (QuothAdoptionRun *self, QuothClaim *claim)
{
  const QuothLeading leading = { .lead = lead_cb, .tell = tell_folded_cb, .data = self };

  quoth_leading_actors (&leading, claim);
  quoth_leading_codes (&leading, claim);
  quoth_leading_propositions (&leading, claim);
  for (guint i = 0; i < claim->roles->len; i++)
    {
      QuothClaimRole *role = &g_array_index (claim->roles, QuothClaimRole, i);

      check_tie (self, &role->actor, &role->mention);
    }
  for (guint i = 0; i < claim->chain->len; i++)
    {
      QuothChainLink *link = &g_array_index (claim->chain, QuothChainLink, i);

      check_tie (self, &link->actor, &link->mention);
    }
}

static void
lead_attributes (QuothAdoptionRun *self, QuothValue *value)
{
  g_autoptr (GPtrArray) attributes = g_steal_pointer (&value->attributes);

  for (guint i = 0; attributes != NULL && i < attributes->len; i++)
    {
      const QuothAttributeValue *entry = attributes->pdata[i];
      const QuothAttribute *attribute = g_hash_table_lookup (self->attributes, &entry->attribute);
      g_autofree char *text = g_strdup (entry->value);
      QuothId id = entry->attribute;
      QuothId actor;

      if (attribute != NULL && attribute->type == QUOTH_ATTRIBUTE_ACTOR && quoth_id_from_string (text, &actor)
          && quoth_adoption_lead_id (self, &actor))
        {
          g_free (text);
          text = quoth_id_dup_string (&actor);
        }
      quoth_adoption_lead_id (self, &id);
      if (quoth_value_get_attribute (value, &id) == NULL)
        quoth_value_set_attribute (value, &id, text);
    }
}

const QuothId *
quoth_adoption_get_coder (gconstpointer value)
{
  QuothKind kind = ((const QuothValue *) value)->kind;

  if (quoth_kind_is_annotation (kind))
    return &((const QuothAnnotation *) value)->coder;
  if (kind == QUOTH_KIND_RELATION)
    return &((const QuothRelation *) value)->coder;
  return kind == QUOTH_KIND_MEMO ? &((const QuothMemo *) value)->coder : NULL;
}

static void
lead_annotation (QuothAdoptionRun *self, QuothAnnotation *annotation)
{
  quoth_adoption_lead_id (self, &annotation->document);
  quoth_adoption_lead_id (self, &annotation->coder);
}

gboolean
quoth_adoption_lead_seen (QuothAdoptionRun *self, const QuothValue *theirs, gconstpointer led, GError **error)
{
  QuothId id = quoth_verdict_make_id (&theirs->id);
  g_autoptr (QuothVerdict) verdict = NULL;

  if (!quoth_reader_has (self->theirs, QUOTH_KIND_VERDICT, &id))
    return TRUE;
  verdict = quoth_reader_get (self->theirs, QUOTH_KIND_VERDICT, &id, error);
  if (verdict != NULL && quoth_verdict_follow (verdict, theirs, led))
    g_hash_table_insert (self->seen, quoth_id_memdup (&id), g_strdup (verdict->seen));
  return verdict != NULL;
}

static void
lead_verdict (QuothAdoptionRun *self, QuothVerdict *verdict)
{
  const char *seen = g_hash_table_lookup (self->seen, &verdict->value.id);

  quoth_adoption_lead_id (self, &verdict->coder);
  if (seen == NULL)
    return;
  g_free (verdict->seen);
  verdict->seen = g_strdup (seen);
}

void
quoth_adoption_lead (QuothAdoptionRun *self, gpointer value)
{
  QuothKind kind = QUOTH_VALUE (value)->kind;

  lead_attributes (self, value);
  if (quoth_kind_is_annotation (kind))
    lead_annotation (self, value);
  if (kind == QUOTH_KIND_CODE)
    quoth_adoption_lead_id (self, &quoth_code (value)->parent);
  else if (kind == QUOTH_KIND_RELATION_TYPE)
    {
      quoth_adoption_lead_id (self, &quoth_relation_type (value)->from_code);
      quoth_adoption_lead_id (self, &quoth_relation_type (value)->to_code);
    }
  else if (kind == QUOTH_KIND_CODEBOOK_VERSION)
    quoth_adoption_lead_id (self, &quoth_codebook_version (value)->coder);
  else if (kind == QUOTH_KIND_ACTOR)
    lead_actor (self, value);
  else if (kind == QUOTH_KIND_MENTION)
    quoth_adoption_lead_id (self, &quoth_mention (value)->actor);
  else if (kind == QUOTH_KIND_CUE)
    lead_key (self, QUOTH_KIND_ANNOTATION_TYPE, &quoth_cue (value)->cue_kind);
  else if (kind == QUOTH_KIND_CLAIM)
    lead_claim (self, value);
  else if (kind == QUOTH_KIND_RELATION)
    {
      lead_key (self, QUOTH_KIND_RELATION_TYPE, &quoth_relation (value)->relation_kind);
      quoth_adoption_lead_id (self, &quoth_relation (value)->coder);
    }
  else if (kind == QUOTH_KIND_ASSIGNMENT)
    {
      quoth_adoption_lead_id (self, &quoth_assignment (value)->coder);
      quoth_adoption_lead_id (self, &quoth_assignment (value)->document);
    }
  else if (kind == QUOTH_KIND_VERDICT)
    lead_verdict (self, value);
  else if (kind == QUOTH_KIND_MEMO)
    {
      quoth_adoption_lead_id (self, &quoth_memo (value)->target);
      quoth_adoption_lead_id (self, &quoth_memo (value)->coder);
    }
}
