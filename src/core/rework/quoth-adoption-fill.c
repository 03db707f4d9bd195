/* quoth-adoption-fill.c: what values of ours get from those of another project that are the same
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Ours keeps what it has. What it has not, it gets; what is said otherwise there is told in a memo on ours, whose id is made of the id of
 * theirs, so that a second merge finds it there and adds nothing.
 */

#include "config.h"

#include "rework/quoth-adoption-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rework/quoth-rework-private.h"

/* @value: the copy of ours that gets it; @theirs: led; @filled: whether it got anything. */
typedef struct
{
  QuothAdoptionRun *run;
  gpointer value;
  gpointer theirs;
  gboolean filled;
} Fill;

static gboolean
is_unset (const char *text)
{
  return text == NULL || *text == '\0';
}

void
quoth_adoption_tell (QuothAdoptionRun *self, const QuothId *target, const char *format, ...)
{
  GString *tale = g_hash_table_lookup (self->tales, target);
  va_list arguments;

  if (tale == NULL)
    {
      tale = g_string_new (NULL);
      g_hash_table_insert (self->tales, quoth_id_memdup (target), tale);
    }
  if (tale->len > 0)
    g_string_append_c (tale, '\n');
  va_start (arguments, format);
  g_string_append_vprintf (tale, format, arguments);
  va_end (arguments);
}

static void
tell_other (Fill *self, const char *what, const char *other)
{
  quoth_adoption_tell (self->run, &QUOTH_VALUE (self->value)->id,
                       /* Translators: %1$s is a project, %2$s a field: "In the project “B”, the definition is: …" */
                       _("In the project “%1$s”, the %2$s is: %3$s"), self->run->adoption->name, what, other);
}

static void
fill_quietly (Fill *self, char **field, const char *theirs)
{
  if (is_unset (theirs) || !is_unset (*field))
    return;
  g_free (*field);
  *field = g_strdup (theirs);
  self->filled = TRUE;
}

/* @what: marked with N_(). */
static void
fill_text (Fill *self, const char *what, char **field, const char *theirs)
{
  if (!is_unset (theirs) && !is_unset (*field) && !g_str_equal (theirs, *field))
    tell_other (self, _(what), theirs);
  fill_quietly (self, field, theirs);
}

/* Notes are not one or the other: both are kept. */
static void
fill_note (Fill *self, char **note, const char *theirs)
{
  g_autofree char *before = NULL;

  fill_quietly (self, note, theirs);
  if (is_unset (theirs) || strstr (*note, theirs) != NULL)
    return;
  before = g_steal_pointer (note);
  *note = g_strconcat (before, "\n\n", theirs, NULL);
  self->filled = TRUE;
}

/* What an attribute, which is one of ours, is called, and what it says, to a reader. */
static void
tell_attribute (Fill *self, const QuothAttributeValue *entry)
{
  QuothReader *reader = self->run->ours;
  g_autoptr (QuothAttribute) attribute = quoth_reader_get (reader, QUOTH_KIND_ATTRIBUTE, &entry->attribute, NULL);
  g_autoptr (QuothActor) actor = NULL;
  QuothId id;

  if (attribute != NULL && attribute->type == QUOTH_ATTRIBUTE_ACTOR && quoth_id_from_string (entry->value, &id))
    actor = quoth_reader_get (reader, QUOTH_KIND_ACTOR, &id, NULL);
  tell_other (self, attribute != NULL ? attribute->name : "", actor != NULL ? actor->name : entry->value);
}

static void
fill_attributes (Fill *self)
{
  GPtrArray *attributes = QUOTH_VALUE (self->theirs)->attributes;

  for (guint i = 0; attributes != NULL && i < attributes->len; i++)
    {
      const QuothAttributeValue *entry = attributes->pdata[i];
      const char *there = quoth_value_get_attribute (self->value, &entry->attribute);

      if (there == NULL)
        {
          quoth_value_set_attribute (self->value, &entry->attribute, entry->value);
          self->filled = TRUE;
        }
      else if (!g_str_equal (there, entry->value))
        tell_attribute (self, entry);
    }
}

static void
fill_alias (Fill *self, QuothActor *actor, const char *text, const QuothAlias *like)
{
  QuothAlias *alias = quoth_actor_add_alias (actor, text);

  if (alias == NULL)
    return;
  self->filled = TRUE;
  if (like == NULL)
    return;
  alias->language = g_strdup (like->language);
  alias->script = g_strdup (like->script);
  alias->match_case = like->match_case;
  alias->part_of_word = like->part_of_word;
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
fill_affiliation (Fill *self, QuothActor *actor, const QuothAffiliation *affiliation)
{
  QuothAffiliation *added;

  if (quoth_id_equal (&affiliation->actor, &actor->value.id) || is_affiliated (actor, affiliation))
    return;
  added = quoth_actor_add_affiliation (actor, &affiliation->actor, affiliation->role);
  added->from = g_strdup (affiliation->from);
  added->to = g_strdup (affiliation->to);
  self->filled = TRUE;
}

static void
fill_actor (Fill *self, QuothActor *actor, const QuothActor *theirs)
{
  fill_alias (self, actor, theirs->name, NULL);
  for (guint i = 0; i < theirs->aliases->len; i++)
    {
      const QuothAlias *alias = theirs->aliases->pdata[i];

      fill_alias (self, actor, alias->text, alias);
    }
  for (guint i = 0; i < theirs->affiliations->len; i++)
    fill_affiliation (self, actor, theirs->affiliations->pdata[i]);
  fill_text (self, N_("kind"), &actor->actor_kind, theirs->actor_kind);
  fill_text (self, N_("Wikidata id"), &actor->wikidata, theirs->wikidata);
  fill_note (self, &actor->note, theirs->note);
}

static gboolean
has_example (const QuothCode *code, const QuothCodeExample *example)
{
  for (guint i = 0; i < code->examples->len; i++)
    {
      const QuothCodeExample *there = code->examples->pdata[i];

      if (quoth_id_equal (&there->id, &example->id) || g_strcmp0 (there->text, example->text) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
fill_code (Fill *self, QuothCode *code, const QuothCode *theirs)
{
  fill_text (self, N_("definition"), &code->definition, theirs->definition);
  fill_text (self, N_("rule when to use it"), &code->inclusion, theirs->inclusion);
  fill_text (self, N_("rule when not to use it"), &code->exclusion, theirs->exclusion);
  fill_quietly (self, &code->color, theirs->color);
  for (guint i = 0; i < theirs->examples->len; i++)
    {
      const QuothCodeExample *example = theirs->examples->pdata[i];

      if (has_example (code, example))
        continue;
      quoth_code_add_example (code, &example->annotation, example->text, example->note)->id = example->id;
      self->filled = TRUE;
    }
}

/* What theirs can choose beyond ours can be chosen here too. */
static void
fill_choices (Fill *self, QuothAttribute *attribute, const QuothAttribute *theirs)
{
  g_autoptr (GStrvBuilder) choices = g_strv_builder_new ();
  gboolean more = FALSE;

  for (guint i = 0; attribute->choices != NULL && attribute->choices[i] != NULL; i++)
    g_strv_builder_add (choices, attribute->choices[i]);
  for (guint i = 0; theirs->choices != NULL && theirs->choices[i] != NULL; i++)
    if (attribute->choices == NULL || !g_strv_contains ((const char *const *) attribute->choices, theirs->choices[i]))
      {
        g_strv_builder_add (choices, theirs->choices[i]);
        more = TRUE;
      }
  if (!more)
    return;
  g_strfreev (attribute->choices);
  attribute->choices = g_strv_builder_end (choices);
  self->filled = TRUE;
}

static void
fill_attribute (Fill *self, QuothAttribute *attribute, const QuothAttribute *theirs)
{
  fill_text (self, N_("definition"), &attribute->definition, theirs->definition);
  fill_choices (self, attribute, theirs);
}

static void
fill_document (Fill *self, QuothDocument *document, const QuothDocument *theirs)
{
  fill_text (self, N_("title"), &document->title, theirs->title);
  fill_text (self, N_("kind"), &document->document_kind, theirs->document_kind);
  fill_text (self, N_("author"), &document->author, theirs->author);
  fill_text (self, N_("source"), &document->source, theirs->source);
  fill_text (self, N_("address"), &document->url, theirs->url);
  fill_text (self, N_("date"), &document->date, theirs->date);
  fill_text (self, N_("language"), &document->language, theirs->language);
  fill_note (self, &document->note, theirs->note);
}

static void
fill_value (Fill *self)
{
  fill_attributes (self);
  switch ((int) QUOTH_VALUE (self->value)->kind)
    {
    case QUOTH_KIND_CODER:
      fill_quietly (self, &quoth_coder (self->value)->color, quoth_coder (self->theirs)->color);
      break;
    case QUOTH_KIND_ACTOR_KIND:
      fill_quietly (self, &quoth_actor_kind (self->value)->color, quoth_actor_kind (self->theirs)->color);
      break;
    case QUOTH_KIND_ANNOTATION_TYPE:
      fill_text (self, N_("definition"), &quoth_annotation_type (self->value)->definition,
                 quoth_annotation_type (self->theirs)->definition);
      fill_quietly (self, &quoth_annotation_type (self->value)->color, quoth_annotation_type (self->theirs)->color);
      break;
    case QUOTH_KIND_CODE:
      fill_code (self, self->value, self->theirs);
      break;
    case QUOTH_KIND_RELATION_TYPE:
      fill_text (self, N_("definition"), &quoth_relation_type (self->value)->definition,
                 quoth_relation_type (self->theirs)->definition);
      break;
    case QUOTH_KIND_ATTRIBUTE:
      fill_attribute (self, self->value, self->theirs);
      break;
    case QUOTH_KIND_ACTOR:
      fill_actor (self, self->value, self->theirs);
      break;
    case QUOTH_KIND_DOCUMENT:
      fill_document (self, self->value, self->theirs);
      break;
    case QUOTH_KIND_PROPOSITION:
    default:
      fill_note (self, &quoth_proposition (self->value)->note, quoth_proposition (self->theirs)->note);
      break;
    }
}

/* @copy: (out): the copy of ours, if there was none yet; it is put if end_fill() keeps it. */
static gboolean
start_fill (Fill *self, QuothKind kind, const QuothId *ours, QuothValue **copy, GError **error)
{
  g_autoptr (QuothValue) stored = NULL;

  *copy = NULL;
  self->value = g_hash_table_lookup (self->run->edited, ours);
  if (self->value != NULL)
    return TRUE;
  stored = quoth_reader_get (self->run->ours, kind, ours, error);
  if (stored == NULL)
    return FALSE;
  self->value = *copy = quoth_value_copy (stored);
  return TRUE;
}

static void
end_fill (Fill *self, QuothValue *copy)
{
  if (copy != NULL && self->filled)
    g_hash_table_insert (self->run->edited, &copy->id, quoth_value_ref (copy));
}

gboolean
quoth_adoption_fill (QuothAdoptionRun *self, const QuothId *ours, gpointer theirs, GError **error)
{
  Fill fill = { .run = self, .theirs = theirs };
  g_autoptr (QuothValue) copy = NULL;

  if (!start_fill (&fill, QUOTH_VALUE (theirs)->kind, ours, &copy, error))
    return FALSE;
  fill_value (&fill);
  end_fill (&fill, copy);
  return TRUE;
}

/* ---- What an actor is a part of ---- */

/* The parent of @actor as it will be. */
static QuothId
get_parent (QuothAdoptionRun *self, const QuothId *actor)
{
  QuothActor *value = g_hash_table_lookup (self->edited, actor);
  g_autoptr (QuothActor) stored = NULL;

  if (value == NULL)
    value = g_hash_table_lookup (self->added, actor);
  if (value == NULL)
    value = stored = quoth_reader_get (self->ours, QUOTH_KIND_ACTOR, actor, NULL);
  return value != NULL ? value->parent : QUOTH_ID_NONE;
}

/* There are no circles, and none is made. */
static gboolean
is_above (QuothAdoptionRun *self, const QuothId *id, const QuothId *actor)
{
  QuothId at = *actor;

  while (!quoth_id_is_none (&at) && !quoth_id_equal (&at, id))
    at = get_parent (self, &at);
  return !quoth_id_is_none (&at);
}

gboolean
quoth_adoption_fill_parent (QuothAdoptionRun *self, const QuothId *ours, const QuothActor *theirs, GError **error)
{
  Fill fill = { .run = self };
  g_autoptr (QuothValue) copy = NULL;
  QuothActor *actor;

  if (!start_fill (&fill, QUOTH_KIND_ACTOR, ours, &copy, error))
    return FALSE;
  actor = fill.value;
  if (!quoth_id_is_none (&actor->parent) || quoth_id_is_none (&theirs->parent)
      || is_above (self, &actor->value.id, &theirs->parent))
    return TRUE;
  actor->parent = theirs->parent;
  fill.filled = TRUE;
  end_fill (&fill, copy);
  return TRUE;
}
