/* value-dump.h: all fields of a value as text, to compare values in tests
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth.h"

static inline void
dump_text (GString *dump, const char *name, const char *text)
{
  if (text != NULL && *text != '\0')
    g_string_append_printf (dump, " %s=“%s”", name, text);
}

static inline void
dump_id (GString *dump, const char *name, const QuothId *id)
{
  char buffer[QUOTH_ID_STRING_SIZE];

  if (!quoth_id_is_none (id))
    g_string_append_printf (dump, " %s=%s", name, quoth_id_to_string (id, buffer));
}

static inline void
dump_number (GString *dump, const char *name, gint64 number)
{
  g_string_append_printf (dump, " %s=%" G_GINT64_FORMAT, name, number);
}

static inline void
dump_code (GString *dump, const QuothCode *code)
{
  dump_text (dump, "key", code->key);
  dump_text (dump, "name", code->name);
  dump_id (dump, "parent", &code->parent);
  dump_text (dump, "definition", code->definition);
  dump_text (dump, "inclusion", code->inclusion);
  dump_text (dump, "exclusion", code->exclusion);
  dump_text (dump, "color", code->color);
  dump_text (dump, "shortcut", code->shortcut);
  dump_number (dump, "position", code->position);
  for (guint i = 0; i < code->examples->len; i++)
    {
      const QuothCodeExample *example = code->examples->pdata[i];

      dump_id (dump, "example", &example->id);
      dump_id (dump, "annotation", &example->annotation);
      dump_text (dump, "text", example->text);
      dump_text (dump, "note", example->note);
    }
}

static inline void
dump_attribute (GString *dump, const QuothAttribute *attribute)
{
  dump_text (dump, "on", quoth_kind_to_nick (attribute->on));
  dump_text (dump, "key", attribute->key);
  dump_text (dump, "name", attribute->name);
  dump_text (dump, "type", quoth_attribute_type_to_nick (attribute->type));
  for (guint i = 0; attribute->choices != NULL && attribute->choices[i] != NULL; i++)
    dump_text (dump, "choice", attribute->choices[i]);
  dump_text (dump, "definition", attribute->definition);
  dump_number (dump, "position", attribute->position);
}

static inline void
dump_relation_type (GString *dump, const QuothRelationType *type)
{
  dump_text (dump, "key", type->key);
  dump_text (dump, "name", type->name);
  dump_text (dump, "definition", type->definition);
  dump_number (dump, "symmetric", type->symmetric);
  dump_id (dump, "from", &type->from_code);
  dump_id (dump, "to", &type->to_code);
  dump_text (dump, "color", type->color);
  dump_number (dump, "position", type->position);
}

static inline void
dump_version (GString *dump, const QuothCodebookVersion *version)
{
  dump_number (dump, "number", version->number);
  dump_text (dump, "name", version->name);
  dump_text (dump, "note", version->note);
  dump_number (dump, "time", version->time);
  dump_id (dump, "coder", &version->coder);
  dump_text (dump, "content", version->content);
}

static inline void
dump_actor (GString *dump, const QuothActor *actor)
{
  dump_text (dump, "name", actor->name);
  dump_text (dump, "kind", actor->actor_kind);
  dump_id (dump, "parent", &actor->parent);
  dump_text (dump, "wikidata", actor->wikidata);
  dump_text (dump, "note", actor->note);
  for (guint i = 0; i < actor->aliases->len; i++)
    {
      const QuothAlias *alias = actor->aliases->pdata[i];

      dump_text (dump, "alias", alias->text);
      dump_text (dump, "language", alias->language);
      dump_text (dump, "script", alias->script);
      dump_number (dump, "match-case", alias->match_case);
      dump_number (dump, "part-of-word", alias->part_of_word);
    }
  for (guint i = 0; i < actor->affiliations->len; i++)
    {
      const QuothAffiliation *affiliation = actor->affiliations->pdata[i];

      dump_id (dump, "affiliation", &affiliation->actor);
      dump_text (dump, "role", affiliation->role);
      dump_text (dump, "from", affiliation->from);
      dump_text (dump, "to", affiliation->to);
    }
}

/* All that the listing of documents gives. */
static inline void
dump_document (GString *dump, const QuothDocument *document)
{
  g_autoptr (GBytes) sha256 = g_bytes_new (document->sha256, sizeof document->sha256);

  dump_text (dump, "name", document->name);
  dump_text (dump, "title", document->title);
  dump_text (dump, "kind", document->document_kind);
  dump_text (dump, "author", document->author);
  dump_text (dump, "source", document->source);
  dump_text (dump, "url", document->url);
  dump_text (dump, "date", document->date);
  dump_text (dump, "language", document->language);
  dump_text (dump, "note", document->note);
  dump_number (dump, "imported", document->imported);
  dump_text (dump, "encoding", document->encoding);
  dump_number (dump, "newline", document->newline);
  dump_number (dump, "bom", document->bom);
  dump_number (dump, "sha256", g_bytes_hash (sha256));
  dump_number (dump, "length", document->length);
}

static inline void
dump_annotation (GString *dump, const QuothAnnotation *annotation)
{
  dump_id (dump, "document", &annotation->document);
  dump_id (dump, "coder", &annotation->coder);
  dump_number (dump, "created", annotation->created);
  dump_text (dump, "origin", annotation->origin);
  dump_number (dump, "gold", annotation->gold);
  dump_number (dump, "unplaced", annotation->unplaced);
  for (guint i = 0; i < annotation->spans->len; i++)
    {
      const QuothSpan *span = quoth_annotation_get_span (annotation, i);

      dump_number (dump, "start", span->range.start);
      dump_number (dump, "end", span->range.end);
      dump_text (dump, "quote", span->quote);
    }
}

static inline void
dump_claim (GString *dump, const QuothClaim *claim)
{
  dump_text (dump, "statement", claim->statement);
  dump_text (dump, "factuality", quoth_factuality_to_nick (claim->factuality));
  dump_text (dump, "mode", quoth_mode_to_nick (claim->mode));
  dump_text (dump, "form", claim->form);
  dump_text (dump, "date", claim->date);
  dump_text (dump, "place", claim->place);
  g_string_append_printf (dump, " confidence=%.17g", claim->confidence);
  for (guint i = 0; i < claim->categories->len; i++)
    {
      dump_id (dump, "category", &g_array_index (claim->categories, QuothCategory, i).code);
      dump_number (dump, "stance", g_array_index (claim->categories, QuothCategory, i).stance);
    }
  for (guint i = 0; i < claim->roles->len; i++)
    {
      const QuothClaimRole *role = &g_array_index (claim->roles, QuothClaimRole, i);

      dump_id (dump, quoth_role_to_nick (role->role), &role->actor);
      dump_id (dump, "mention", &role->mention);
    }
  for (guint i = 0; i < claim->chain->len; i++)
    {
      const QuothChainLink *link = &g_array_index (claim->chain, QuothChainLink, i);

      dump_id (dump, "chain", &link->actor);
      dump_id (dump, "mention", &link->mention);
      dump_text (dump, "factuality", quoth_factuality_to_nick (link->factuality));
    }
  for (guint i = 0; i < claim->propositions->len; i++)
    {
      const QuothClaimProposition *proposition
        = &g_array_index (claim->propositions, QuothClaimProposition, i);

      dump_id (dump, quoth_link_to_nick (proposition->link), &proposition->proposition);
    }
}

static inline void
dump_assignment (GString *dump, const QuothAssignment *assignment)
{
  dump_id (dump, "coder", &assignment->coder);
  dump_id (dump, "document", &assignment->document);
  dump_text (dump, "state", quoth_assignment_state_to_nick (assignment->state));
  dump_text (dump, "purpose", quoth_assignment_purpose_to_nick (assignment->purpose));
  dump_number (dump, "blind", assignment->blind);
  dump_number (dump, "opened", assignment->opened);
  dump_text (dump, "deadline", assignment->deadline);
  dump_text (dump, "note", assignment->note);
}

static inline void
dump_verdict (GString *dump, const QuothVerdict *verdict)
{
  dump_id (dump, "source", &verdict->source);
  dump_id (dump, "gold", &verdict->gold);
  dump_text (dump, "verdict", quoth_verdict_kind_to_nick (verdict->verdict_kind));
  dump_text (dump, "reason", verdict->reason);
  dump_id (dump, "coder", &verdict->coder);
  dump_number (dump, "time", verdict->time);
  dump_text (dump, "seen", verdict->seen);
}

static inline void
dump_small (GString *dump, gconstpointer value)
{
  const QuothProject *project = value;
  const QuothCoder *coder = value;
  const QuothActorKind *kind = value;
  const QuothAnnotationType *type = value;
  const QuothProposition *proposition = value;
  const QuothRelation *relation = value;
  const QuothMemo *memo = value;

  switch (((const QuothValue *) value)->kind)
    {
    case QUOTH_KIND_PROJECT:
      dump_text (dump, "name", project->name);
      dump_text (dump, "description", project->description);
      dump_number (dump, "created", project->created);
      break;
    case QUOTH_KIND_CODER:
      dump_text (dump, "name", coder->name);
      dump_text (dump, "color", coder->color);
      dump_number (dump, "active", coder->active);
      break;
    case QUOTH_KIND_ACTOR_KIND:
      dump_text (dump, "key", kind->key);
      dump_text (dump, "name", kind->name);
      dump_text (dump, "color", kind->color);
      dump_number (dump, "position", kind->position);
      break;
    case QUOTH_KIND_ANNOTATION_TYPE:
      dump_text (dump, "key", type->key);
      dump_text (dump, "name", type->name);
      dump_text (dump, "color", type->color);
      dump_text (dump, "definition", type->definition);
      dump_number (dump, "position", type->position);
      break;
    case QUOTH_KIND_PROPOSITION:
      dump_text (dump, "statement", proposition->statement);
      dump_text (dump, "note", proposition->note);
      break;
    case QUOTH_KIND_RELATION:
      dump_text (dump, "kind", relation->relation_kind);
      dump_id (dump, "from", &relation->from);
      dump_id (dump, "to", &relation->to);
      dump_id (dump, "coder", &relation->coder);
      dump_number (dump, "created", relation->created);
      break;
    case QUOTH_KIND_MEMO:
      dump_id (dump, "target", &memo->target);
      dump_id (dump, "parent", &memo->parent);
      dump_id (dump, "coder", &memo->coder);
      dump_text (dump, "text", memo->text);
      dump_number (dump, "time", memo->time);
      break;
    default:
      g_assert_not_reached ();
    }
}

static inline void
dump_attributes (GString *dump, const QuothValue *value)
{
  for (guint i = 0; value->attributes != NULL && i < value->attributes->len; i++)
    {
      const QuothAttributeValue *entry = value->attributes->pdata[i];

      dump_id (dump, "attribute", &entry->attribute);
      dump_text (dump, "value", entry->value);
    }
}

/* (transfer full): all fields of any value; text and segments of a document excepted. */
static inline char *
dump_value (gpointer value)
{
  QuothKind kind = QUOTH_VALUE (value)->kind;
  GString *dump = g_string_new (quoth_kind_to_nick (kind));

  dump_id (dump, "id", &QUOTH_VALUE (value)->id);
  if (quoth_kind_is_annotation (kind))
    dump_annotation (dump, value);
  dump_attributes (dump, value);
  if (kind == QUOTH_KIND_CODE)
    dump_code (dump, value);
  else if (kind == QUOTH_KIND_RELATION_TYPE)
    dump_relation_type (dump, value);
  else if (kind == QUOTH_KIND_ATTRIBUTE)
    dump_attribute (dump, value);
  else if (kind == QUOTH_KIND_CODEBOOK_VERSION)
    dump_version (dump, value);
  else if (kind == QUOTH_KIND_ASSIGNMENT)
    dump_assignment (dump, value);
  else if (kind == QUOTH_KIND_VERDICT)
    dump_verdict (dump, value);
  else if (kind == QUOTH_KIND_ACTOR)
    dump_actor (dump, value);
  else if (kind == QUOTH_KIND_DOCUMENT)
    dump_document (dump, value);
  else if (kind == QUOTH_KIND_MENTION)
    dump_id (dump, "actor", &quoth_mention (value)->actor);
  else if (kind == QUOTH_KIND_CLAIM)
    dump_claim (dump, value);
  else if (kind == QUOTH_KIND_CUE)
    {
      dump_text (dump, "kind", quoth_cue (value)->cue_kind);
      dump_id (dump, "claim", &quoth_cue (value)->claim);
    }
  else
    dump_small (dump, value);
  return g_string_free (dump, FALSE);
}
