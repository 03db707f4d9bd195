/* quoth-rework-absorb.c: what one value had becomes another's
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The target keeps what it has; what it lacks it gets; of what cannot be had twice, the other one is told.
 */

#include "config.h"

#include "rework/quoth-rework-private.h"

#include <glib/gi18n-lib.h>

static gboolean
is_empty (const char *text)
{
  return text == NULL || *text == '\0';
}

/* @what: the field as a user knows it. */
static void
tell_other (QuothReworkRun *self, gconstpointer source, const char *what, const char *other)
{
  g_autofree char *name = quoth_rework_dup_name (source);

  quoth_rework_run_tell (self,
                         self->target,
                         /* Translators: "“V. Putin”, which became this, had another Wikidata id: Q7747" */
                         _ ("“%1$s”, which became this, had another %2$s: %3$s"),
                         name,
                         what,
                         other);
}

/* @what: marked with N_(). */
static void
absorb_field (QuothReworkRun *self, gconstpointer source, const char *what, char **field, const char *other)
{
  if (is_empty (other) || g_strcmp0 (*field, other) == 0)
    return;
  if (is_empty (*field))
    {
      g_free (*field);
      *field = g_strdup (other);
      return;
    }
  tell_other (self, source, _ (what), other);
}

/* What an attribute says, to a reader. */
static char *
format_attribute (QuothReworkRun *self, const QuothAttribute *attribute, const char *value)
{
  g_autoptr (QuothActor) actor = NULL;
  QuothId id;

  if (attribute->type == QUOTH_ATTRIBUTE_ACTOR && quoth_id_from_string (value, &id))
    actor = quoth_reader_get (self->reader, QUOTH_KIND_ACTOR, &id, NULL);
  return g_strdup (actor != NULL ? actor->name : value);
}

static void
absorb_attributes (QuothReworkRun *self, const QuothValue *source)
{
  g_autoptr (QuothValue) led = quoth_value_copy (source);

  for (guint i = 0; i < self->sources->len && source->kind == QUOTH_KIND_ACTOR; i++)
    quoth_rework_follow_attributes (self, self->sources->pdata[i], led);
  for (guint i = 0; led->attributes != NULL && i < led->attributes->len; i++)
    {
      const QuothAttributeValue *entry = led->attributes->pdata[i];
      const QuothAttribute *attribute = g_hash_table_lookup (self->attributes, &entry->attribute);
      const char *there = quoth_value_get_attribute (self->target, &entry->attribute);
      g_autofree char *text = NULL;

      if (there == NULL)
        quoth_value_set_attribute (self->target, &entry->attribute, entry->value);
      if (there == NULL || attribute == NULL || g_str_equal (there, entry->value))
        continue;
      text = format_attribute (self, attribute, entry->value);
      tell_other (self, source, attribute->name, text);
    }
}

/* Notes are not one or the other: both are kept. */
static void
absorb_note (char **note, const char *other)
{
  g_autofree char *before = g_steal_pointer (note);

  if (is_empty (before) || is_empty (other) || g_str_equal (before, other))
    *note = g_strdup (is_empty (before) ? other : before);
  else
    *note = g_strconcat (before, "\n\n", other, NULL);
}

static QuothAlias *
find_alias (const QuothActor *actor, const char *text)
{
  for (guint i = 0; i < actor->aliases->len; i++)
    {
      QuothAlias *alias = actor->aliases->pdata[i];

      if (g_str_equal (alias->text, text))
        return alias;
    }
  return NULL;
}

/* How an alias is found is the target's choice. */
static void
absorb_alias (QuothActor *target, const QuothAlias *alias)
{
  QuothAlias *added = quoth_actor_add_alias (target, alias->text);

  if (added == NULL)
    {
      added = find_alias (target, alias->text);
      if (added == NULL || (!is_empty (added->language) && !is_empty (added->script)))
        return;
    }
  else
    {
      added->match_case = alias->match_case;
      added->part_of_word = alias->part_of_word;
    }
  if (is_empty (added->language))
    {
      g_free (added->language);
      added->language = g_strdup (alias->language);
    }
  if (is_empty (added->script))
    {
      g_free (added->script);
      added->script = g_strdup (alias->script);
    }
}

static gboolean
same_text (const char *a, const char *b)
{
  return is_empty (a) ? is_empty (b) : g_strcmp0 (a, b) == 0;
}

gboolean
quoth_rework_same_affiliation (const QuothAffiliation *a, const QuothAffiliation *b)
{
  return quoth_id_equal (&a->actor, &b->actor) && same_text (a->role, b->role)
         && same_text (a->from, b->from) && same_text (a->to, b->to);
}

/* Whether it would be an affiliation of the target to itself; if so that is told. @actor: whose it was. */
static gboolean
is_to_itself (QuothReworkRun *self, const QuothActor *actor, const QuothAffiliation *affiliation)
{
  g_autoptr (QuothValue) other = NULL;
  g_autofree char *name = NULL;
  g_autofree char *other_name = NULL;

  if (!quoth_id_equal (&affiliation->actor, &self->target->id)
      && !quoth_rework_run_is_source (self, &affiliation->actor))
    return FALSE;
  other = quoth_reader_get (self->reader, QUOTH_KIND_ACTOR, &affiliation->actor, NULL);
  name = quoth_rework_dup_name (actor);
  other_name = other != NULL ? quoth_rework_dup_name (other) : NULL;
  quoth_rework_run_tell (self,
                         self->target,
                         /* Translators: %3$s is a role, perhaps empty: "minister" */
                         _ ("“%1$s” was affiliated to “%2$s” (%3$s), and the two are one now"),
                         name,
                         other_name != NULL ? other_name : "",
                         affiliation->role != NULL ? affiliation->role : "");
  return TRUE;
}

void
quoth_rework_settle_affiliations (QuothReworkRun *self)
{
  QuothActor *target = quoth_actor (self->target);

  for (guint i = 0; i < target->affiliations->len;)
    if (is_to_itself (self, target, target->affiliations->pdata[i]))
      g_ptr_array_remove_index (target->affiliations, i);
    else
      i++;
}

static gboolean
is_affiliated (const QuothActor *actor, const QuothAffiliation *affiliation)
{
  for (guint i = 0; i < actor->affiliations->len; i++)
    if (quoth_rework_same_affiliation (actor->affiliations->pdata[i], affiliation))
      return TRUE;
  return FALSE;
}

static void
absorb_affiliation (QuothReworkRun *self, const QuothActor *source, const QuothAffiliation *affiliation)
{
  QuothActor *target = quoth_actor (self->target);
  QuothAffiliation *added;

  if (is_to_itself (self, source, affiliation) || is_affiliated (target, affiliation))
    return;
  added = quoth_actor_add_affiliation (target, &affiliation->actor, affiliation->role);
  added->from = g_strdup (affiliation->from);
  added->to = g_strdup (affiliation->to);
}

static gboolean
absorb_actor (QuothReworkRun *self, const QuothActor *source, GError **error)
{
  QuothActor *target = quoth_actor (self->target);

  quoth_actor_add_alias (target, source->name);
  for (guint i = 0; i < source->aliases->len; i++)
    absorb_alias (target, source->aliases->pdata[i]);
  for (guint i = 0; i < source->affiliations->len; i++)
    absorb_affiliation (self, source, source->affiliations->pdata[i]);
  absorb_field (self, source, N_ ("kind"), &target->actor_kind, source->actor_kind);
  absorb_field (self, source, N_ ("Wikidata id"), &target->wikidata, source->wikidata);
  absorb_note (&target->note, source->note);
  return quoth_rework_adopt_parent (self, source, error);
}

/* A key is what scripts know it by, so that it is no longer there is told. */
static void
tell_key (QuothReworkRun *self, const char *name, const char *key)
{
  quoth_rework_run_tell (self, self->target, _ ("“%1$s”, with the key “%2$s”, became this"), name, key);
}

static void
absorb_code (QuothReworkRun *self, const QuothCode *source)
{
  QuothCode *target = quoth_code (self->target);

  tell_key (self, source->name, source->key);
  absorb_field (self, source, N_ ("definition"), &target->definition, source->definition);
  absorb_field (self, source, N_ ("rule when to use it"), &target->inclusion, source->inclusion);
  absorb_field (self, source, N_ ("rule when not to use it"), &target->exclusion, source->exclusion);
  if (is_empty (target->color))
    absorb_field (self, source, N_ ("colour"), &target->color, source->color);
  absorb_field (self, source, N_ ("shortcut"), &target->shortcut, source->shortcut);
  for (guint i = 0; i < source->examples->len; i++)
    {
      const QuothCodeExample *example = source->examples->pdata[i];

      quoth_code_add_example (target, &example->annotation, example->text, example->note);
    }
}

static void
absorb_relation_type (QuothReworkRun *self, const QuothRelationType *source)
{
  QuothRelationType *target = quoth_relation_type (self->target);

  tell_key (self, source->name, source->key);
  absorb_field (self, source, N_ ("definition"), &target->definition, source->definition);
}

static void
absorb_annotation_type (QuothReworkRun *self, const QuothAnnotationType *source)
{
  QuothAnnotationType *target = quoth_annotation_type (self->target);

  tell_key (self, source->name, source->key);
  absorb_field (self, source, N_ ("definition"), &target->definition, source->definition);
}

static void
absorb_proposition (QuothReworkRun *self, const QuothProposition *source)
{
  QuothProposition *target = quoth_proposition (self->target);

  quoth_rework_run_tell (self, target, _ ("The proposition “%s” became this"), source->statement);
  absorb_note (&target->note, source->note);
}

gboolean
quoth_rework_absorb (QuothReworkRun *self, QuothValue *source, GError **error)
{
  absorb_attributes (self, source);
  switch ((int) source->kind)
    {
    case QUOTH_KIND_ACTOR:
      return absorb_actor (self, quoth_actor (source), error);
    case QUOTH_KIND_ACTOR_KIND:
      tell_key (self, quoth_actor_kind (source)->name, quoth_actor_kind (source)->key);
      return TRUE;
    case QUOTH_KIND_ANNOTATION_TYPE:
      absorb_annotation_type (self, quoth_annotation_type (source));
      return TRUE;
    case QUOTH_KIND_CODE:
      absorb_code (self, quoth_code (source));
      return TRUE;
    case QUOTH_KIND_RELATION_TYPE:
      absorb_relation_type (self, quoth_relation_type (source));
      return TRUE;
    case QUOTH_KIND_PROPOSITION:
    default:
      absorb_proposition (self, quoth_proposition (source));
      return TRUE;
    }
}
