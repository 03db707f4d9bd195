/* quoth-suggestion.c: an annotation that somebody may want to make
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "suggest/quoth-suggestion.h"

#include <glib/gi18n-lib.h>

#include "model/quoth-cue.h"
#include "model/quoth-mention.h"
#include "text/quoth-fold.h"

#define ORIGIN "suggestion"

QuothSuggestion *
quoth_suggestion_new (QuothKind kind)
{
  QuothSuggestion *self = g_new0 (QuothSuggestion, 1);

  g_atomic_ref_count_init (&self->refs);
  self->kind = kind;
  return self;
}

QuothSuggestion *
quoth_suggestion_ref (QuothSuggestion *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

static void
actor_clear (QuothSuggestedActor *self)
{
  g_free (self->name);
  g_free (self->actor_kind);
  g_free (self->alias);
}

void
quoth_suggestion_unref (QuothSuggestion *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  actor_clear (&self->actor);
  actor_clear (&self->reporter);
  g_free (self->why);
  g_free (self->key);
  g_free (self);
}

QuothRange
quoth_suggestion_get_extent (const QuothSuggestion *self)
{
  return quoth_range (self->spans[0].start, self->spans[self->n_spans - 1].end);
}

char *
quoth_suggestion_dup_title (const QuothSuggestion *self)
{
  if (self->kind == QUOTH_KIND_CLAIM)
    {
      if (self->actor.name == NULL)
        return g_strdup (_ ("Claim"));
      /* Translators: %s is the name of who claims */
      return g_strdup_printf (_ ("Claim by %s"), self->actor.name);
    }
  if (quoth_id_is_none (&self->actor.id))
    /* Translators: %s is the name of an actor that would be added */
    return g_strdup_printf (_ ("Mention of a new actor, %s"), self->actor.name);
  return g_strdup_printf (_ ("Mention of %s"), self->actor.name);
}

GPtrArray *
quoth_suggestions_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_suggestion_unref);
}

GPtrArray *
quoth_suggestions_list_alike (GPtrArray *all, const QuothSuggestion *self)
{
  GPtrArray *alike = quoth_suggestions_new ();

  for (guint i = 0; i < all->len; i++)
    {
      QuothSuggestion *other = all->pdata[i];

      if (other->kind == self->kind && g_str_equal (other->key, self->key))
        g_ptr_array_add (alike, quoth_suggestion_ref (other));
    }
  return alike;
}

/* ---- Accepting ---- */

typedef struct
{
  const QuothDocument *document;
  QuothChange *change;
  GHashTable *actors;   /* folded name → QuothActor that is new */
  GHashTable *known;    /* folded name → QuothActor of the registry; borrowed */
  GHashTable *mentions; /* start of a mention of this coder → QuothMention; borrowed from the change, or from the caller */
} Acceptance;

static void
fill_head (const Acceptance *self, gpointer value)
{
  QuothAnnotation *annotation = value;

  annotation->document = self->document->value.id;
  annotation->coder = *quoth_change_get_coder (self->change);
  annotation->created = g_get_real_time () / 1000;
  g_free (annotation->origin);
  annotation->origin = g_strdup (ORIGIN);
}

static QuothId
find_actor (Acceptance *self, const QuothSuggestedActor *suggested)
{
  g_autofree char *key = NULL;
  QuothActor *actor;

  if (!quoth_id_is_none (&suggested->id))
    return suggested->id;
  key = quoth_fold (suggested->name);
  actor = g_hash_table_lookup (self->known, key);
  if (actor != NULL)
    return actor->value.id;
  actor = g_hash_table_lookup (self->actors, key);
  if (actor == NULL)
    {
      actor = quoth_actor_new (NULL);
      actor->name = g_strdup (suggested->name);
      actor->actor_kind = g_strdup (suggested->actor_kind);
      g_hash_table_insert (self->actors, g_steal_pointer (&key), actor);
    }
  if (suggested->alias != NULL)
    quoth_actor_add_alias (actor, suggested->alias);
  return actor->value.id;
}

static QuothMention *
add_mention (Acceptance *self, QuothRange range, const QuothId *actor)
{
  QuothMention *mention = quoth_mention_new (NULL);

  fill_head (self, mention);
  mention->actor = *actor;
  quoth_annotation_add_span (mention, range, NULL);
  quoth_change_put (self->change, mention);
  g_hash_table_insert (self->mentions, GUINT_TO_POINTER (range.start + 1), mention);
  quoth_value_unref (mention);
  return mention;
}

/* The mention of @actor at @range; none if another actor is tagged there. */
static QuothId
find_mention (Acceptance *self, QuothRange range, const QuothId *actor)
{
  QuothMention *mention;

  if (quoth_range_is_empty (range))
    return QUOTH_ID_NONE;
  mention = g_hash_table_lookup (self->mentions, GUINT_TO_POINTER (range.start + 1));
  if (mention == NULL)
    mention = add_mention (self, range, actor);
  return quoth_id_equal (&mention->actor, actor) ? QUOTH_VALUE (mention)->id : QUOTH_ID_NONE;
}

static void
add_chain (Acceptance *self, QuothClaim *claim, const QuothSuggestedActor *suggested)
{
  QuothChainLink link = { 0 };

  link.actor = find_actor (self, suggested);
  link.mention = find_mention (self, suggested->range, &link.actor);
  g_array_append_val (claim->chain, link);
}

static QuothClaim *
add_claim (Acceptance *self, const QuothSuggestion *suggestion)
{
  QuothClaim *claim = quoth_claim_new (NULL);

  fill_head (self, claim);
  claim->mode = suggestion->mode;
  for (guint i = 0; i < suggestion->n_spans; i++)
    quoth_annotation_add_span (claim, suggestion->spans[i], NULL);
  if (suggestion->actor.name != NULL)
    {
      QuothId actor = find_actor (self, &suggestion->actor);
      QuothId mention = find_mention (self, suggestion->actor.range, &actor);

      quoth_claim_add_role (claim, QUOTH_ROLE_CLAIMANT, &actor, quoth_id_is_none (&mention) ? NULL : &mention);
      if (suggestion->reporter.name != NULL)
        {
          add_chain (self, claim, &suggestion->reporter);
          add_chain (self, claim, &suggestion->actor);
        }
    }
  quoth_change_put (self->change, claim);
  quoth_value_unref (claim);
  return claim;
}

static void
add_cue (Acceptance *self, const QuothSuggestion *suggestion, const QuothId *claim)
{
  g_autoptr (QuothCue) cue = NULL;

  if (quoth_range_is_empty (suggestion->cue))
    return;
  cue = quoth_cue_new (NULL);
  fill_head (self, cue);
  cue->claim = *claim;
  quoth_annotation_add_span (cue, suggestion->cue, NULL);
  quoth_change_put (self->change, cue);
}

static void
remember_mentions (Acceptance *self, GPtrArray *annotations)
{
  const QuothId *coder = quoth_change_get_coder (self->change);

  for (guint i = 0; i < annotations->len; i++)
    {
      QuothAnnotation *annotation = annotations->pdata[i];

      if (annotation->value.kind == QUOTH_KIND_MENTION && !annotation->unplaced && quoth_id_equal (&annotation->coder, coder))
        g_hash_table_insert (self->mentions, GUINT_TO_POINTER (quoth_annotation_get_extent (annotation).start + 1), annotation);
    }
}

static void
remember_actors (Acceptance *self, GPtrArray *actors)
{
  for (guint i = 0; i < actors->len; i++)
    {
      QuothActor *actor = actors->pdata[i];

      g_hash_table_insert (self->known, quoth_fold (actor->name), actor);
    }
}

/* Whether the coder has a mention at just that place. */
static gboolean
is_tagged (Acceptance *self, QuothRange range)
{
  gpointer mention = g_hash_table_lookup (self->mentions, GUINT_TO_POINTER (range.start + 1));

  return mention != NULL && quoth_range_equal (quoth_annotation_get_extent (mention), range);
}

static void
put_actors (Acceptance *self)
{
  GHashTableIter iter;
  gpointer actor;

  g_hash_table_iter_init (&iter, self->actors);
  while (g_hash_table_iter_next (&iter, NULL, &actor))
    quoth_change_put (self->change, actor);
}

GPtrArray *
quoth_suggestions_accept (GPtrArray *suggestions,
                          const QuothDocument *document,
                          GPtrArray *annotations,
                          GPtrArray *actors,
                          QuothChange *change)
{
  g_autoptr (GHashTable) fresh = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, quoth_value_unref);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) mentions = g_hash_table_new (NULL, NULL);
  Acceptance self = { document, change, fresh, known, mentions };
  GPtrArray *made = quoth_values_new ();

  if (actors != NULL)
    remember_actors (&self, actors);
  remember_mentions (&self, annotations);
  for (guint i = 0; i < suggestions->len; i++)
    {
      const QuothSuggestion *suggestion = suggestions->pdata[i];
      gpointer value;

      if (suggestion->kind == QUOTH_KIND_MENTION && is_tagged (&self, suggestion->spans[0]))
        continue;
      if (suggestion->kind == QUOTH_KIND_MENTION)
        {
          QuothId actor = find_actor (&self, &suggestion->actor);

          value = add_mention (&self, suggestion->spans[0], &actor);
        }
      else
        {
          value = add_claim (&self, suggestion);
          add_cue (&self, suggestion, &QUOTH_VALUE (value)->id);
        }
      g_ptr_array_add (made, quoth_value_ref (value));
    }
  put_actors (&self);
  return made;
}

void
quoth_suggestions_reject (GPtrArray *suggestions, const QuothDocument *document, QuothChange *change)
{
  for (guint i = 0; i < suggestions->len; i++)
    {
      const QuothSuggestion *suggestion = suggestions->pdata[i];
      QuothRange extent = quoth_suggestion_get_extent (suggestion);
      g_autofree char *quote = quoth_text_dup_slice (document->text, extent);
      g_autoptr (QuothRejection) rejection
        = quoth_rejection_new (&document->value.id, quoth_change_get_coder (change), suggestion->kind, extent, quote);

      quoth_change_reject (change, rejection);
    }
}
