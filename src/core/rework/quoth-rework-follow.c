/* quoth-rework-follow.c: what refers to one value refers to another
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/quoth-verdict-seen.h"
#include "rework/quoth-leading.h"
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

static gboolean
lead_cb (QuothId *id, gpointer data)
{
  return follow_id (data, id);
}

static void
tell_folded_cb (QuothClaim *claim, const QuothId *id, const char *kept, const char *given_up, gpointer data)
{
  const Follow *self = data;
  g_autofree char *source = quoth_rework_dup_name (self->source);
  g_autofree char *target = quoth_rework_dup_name (self->run->target);

  quoth_rework_run_tell (self->run,
                         claim,
                         /* Translators: %1$s and %2$s are names; %3$s and %4$s are a stance ("+1"), a certainty ("CT+")
                            or what the claim does to a proposition ("supports") */
                         _ ("“%1$s” became “%2$s”, which was there already: “%3$s” was kept, “%4$s” given up"),
                         source,
                         target,
                         kept,
                         given_up);
}

static void
follow_claim (const Follow *self, QuothClaim *claim)
{
  const QuothLeading leading = { .lead = lead_cb, .tell = tell_folded_cb, .data = (gpointer) self };

  if (self->source->kind == QUOTH_KIND_CODE)
    quoth_leading_codes (&leading, claim);
  else if (self->source->kind == QUOTH_KIND_PROPOSITION)
    quoth_leading_propositions (&leading, claim);
  else
    quoth_leading_actors (&leading, claim);
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

/* What is known by its key: a kind of actors, a type of relations or of annotations. */
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
    case QUOTH_KIND_CUE:
      if (self->source->kind == QUOTH_KIND_ANNOTATION_TYPE)
        follow_key (&quoth_cue (value)->cue_kind,
                    quoth_annotation_type (source)->key,
                    quoth_annotation_type (target)->key);
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

static gboolean
follow_verdict (QuothReworkRun *self, QuothValue *edited, GError **error)
{
  QuothId id = quoth_verdict_make_id (&edited->id);
  g_autoptr (QuothVerdict) verdict = NULL;
  g_autoptr (QuothVerdict) led = NULL;
  g_autoptr (QuothValue) before = NULL;

  if (!quoth_reader_has (self->reader, QUOTH_KIND_VERDICT, &id))
    return TRUE;
  verdict = quoth_reader_get (self->reader, QUOTH_KIND_VERDICT, &id, error);
  before = verdict != NULL ? quoth_reader_get (self->reader, edited->kind, &edited->id, error) : NULL;
  if (before == NULL)
    return FALSE;
  led = quoth_verdict_copy (verdict);
  if (quoth_verdict_follow (led, before, edited))
    quoth_rework_run_add (self, led);
  return TRUE;
}

gboolean
quoth_rework_follow_verdicts (QuothReworkRun *self, GError **error)
{
  static const QuothKind kinds[] = { QUOTH_KIND_MENTION, QUOTH_KIND_CLAIM, QUOTH_KIND_CUE };

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    for (guint i = 0; i < self->order[kinds[k]]->len; i++)
      if (!follow_verdict (self, self->order[kinds[k]]->pdata[i], error))
        return FALSE;
  return TRUE;
}
