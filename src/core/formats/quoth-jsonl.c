/* quoth-jsonl.c: the objects of Quoth's own format
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One object a line, compact, fields in a fixed order, what is not set left out: two exports of the same
 * project are the same bytes, and a line differs where a value does. Lossless: a project made anew from an export gives the
 * same export. The one thing that has no id is the project: a file tells of one, and whatever project it is
 * applied to becomes that one; a memo on it has the target "project".
 */

#include "formats/quoth-jsonl.h"

#include <string.h>

#include "formats/quoth-jsonl-private.h"

static void
append_project (GString *out, const QuothProject *self)
{
  STRING_FIELD (out, "name", self->name);
  STRING_FIELD (out, "description", self->description);
  TIME_FIELD (out, "created", self->created);
  FIELD (out, "format");
  g_string_append_c (out, '1');
}

static void
append_coder (GString *out, const QuothCoder *self)
{
  STRING_FIELD (out, "name", self->name);
  STRING_FIELD (out, "color", self->color);
  if (!self->active)
    APPEND (out, ",\"active\":false");
}

static void
append_alias (GString *out, const QuothAlias *self)
{
  gboolean plain = (self->language == NULL || *self->language == '\0')
                   && (self->script == NULL || *self->script == '\0') && !self->match_case
                   && !self->part_of_word;

  if (plain)
    {
      quoth_json_append_string (out, self->text);
      return;
    }
  APPEND (out, "{\"text\":");
  quoth_json_append_string (out, self->text);
  STRING_FIELD (out, "language", self->language);
  STRING_FIELD (out, "script", self->script);
  if (self->match_case)
    APPEND (out, ",\"match_case\":true");
  if (self->part_of_word)
    APPEND (out, ",\"part_of_word\":true");
  g_string_append_c (out, '}');
}

static void
append_affiliation (GString *out, const QuothAffiliation *self)
{
  APPEND (out, "{\"actor\":");
  quoth_json_append_id (out, &self->actor);
  STRING_FIELD (out, "role", self->role);
  STRING_FIELD (out, "from", self->from);
  STRING_FIELD (out, "to", self->to);
  g_string_append_c (out, '}');
}

static void
append_actor (GString *out, const QuothActor *self)
{
  STRING_FIELD (out, "name", self->name);
  STRING_FIELD (out, "kind", self->actor_kind);
  for (guint i = 0; i < self->aliases->len; i++)
    {
      g_string_append (out, i == 0 ? ",\"aliases\":[" : ",");
      append_alias (out, self->aliases->pdata[i]);
    }
  if (self->aliases->len > 0)
    g_string_append_c (out, ']');
  STRING_FIELD (out, "wikidata", self->wikidata);
  for (guint i = 0; i < self->affiliations->len; i++)
    {
      g_string_append (out, i == 0 ? ",\"affiliations\":[" : ",");
      append_affiliation (out, self->affiliations->pdata[i]);
    }
  if (self->affiliations->len > 0)
    g_string_append_c (out, ']');
  ID_FIELD (out, "parent", &self->parent);
  STRING_FIELD (out, "note", self->note);
}

static gboolean
is_zero (const guint8 *bytes, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (bytes[i] != 0)
      return FALSE;
  return TRUE;
}

static void
append_sha256 (GString *out, const guint8 sha256[32])
{
  static const char digits[] = "0123456789abcdef";

  if (is_zero (sha256, 32))
    return;
  FIELD (out, "sha256");
  g_string_append_c (out, '"');
  for (guint i = 0; i < 32; i++)
    {
      g_string_append_c (out, digits[sha256[i] >> 4]);
      g_string_append_c (out, digits[sha256[i] & 15]);
    }
  g_string_append_c (out, '"');
}

/* What is usual goes without saying: UTF-8, LF, no BOM. */
static void
append_file (GString *out, const QuothDocument *self)
{
  if (g_strcmp0 (self->encoding, "UTF-8") != 0)
    STRING_FIELD (out, "encoding", self->encoding);
  if (self->newline != QUOTH_NEWLINE_LF)
    STRING_FIELD (out, "newline", quoth_newline_to_nick (self->newline));
  if (self->bom)
    APPEND (out, ",\"bom\":true");
  if (self->original != NULL)
    {
      gsize n_bytes;
      const guint8 *bytes = g_bytes_get_data (self->original, &n_bytes);
      g_autofree char *base64 = g_base64_encode (bytes, n_bytes);

      FIELD (out, "original");
      g_string_append_c (out, '"');
      g_string_append (out, base64);
      g_string_append_c (out, '"');
    }
}

static void
append_document (GString *out, const QuothDocument *self)
{
  STRING_FIELD (out, "name", self->name);
  STRING_FIELD (out, "title", self->title);
  STRING_FIELD (out, "kind", self->document_kind);
  STRING_FIELD (out, "author", self->author);
  STRING_FIELD (out, "source", self->source);
  STRING_FIELD (out, "url", self->url);
  STRING_FIELD (out, "date", self->date);
  STRING_FIELD (out, "language", self->language);
  STRING_FIELD (out, "note", self->note);
  TIME_FIELD (out, "imported", self->imported);
  append_file (out, self);
  append_sha256 (out, self->sha256);
  if (self->segments != NULL && self->segments->len == 0)
    APPEND (out, ",\"segments\":[]");
  if (self->text != NULL)
    {
      FIELD (out, "text");
      quoth_json_append_string (out, quoth_text_get_utf8 (self->text));
    }
}

static void
append_proposition (GString *out, const QuothProposition *self)
{
  STRING_FIELD (out, "statement", self->statement);
  STRING_FIELD (out, "note", self->note);
}

static void
append_annotation_head (GString *out, const QuothAnnotation *self)
{
  gboolean quoted = self->spans->len > 0;

  ID_FIELD (out, "document", &self->document);
  ID_FIELD (out, "coder", &self->coder);
  FIELD (out, "spans");
  g_string_append_c (out, '[');
  for (guint i = 0; i < self->spans->len; i++)
    {
      const QuothSpan *span = quoth_annotation_get_span (self, i);

      g_string_append (out, i > 0 ? ",[" : "[");
      quoth_json_append_uint (out, span->range.start);
      g_string_append_c (out, ',');
      quoth_json_append_uint (out, span->range.end);
      g_string_append_c (out, ']');
      quoted = quoted && span->quote != NULL;
    }
  g_string_append_c (out, ']');
  for (guint i = 0; quoted && i < self->spans->len; i++)
    {
      g_string_append (out, i == 0 ? ",\"quote\":[" : ",");
      quoth_json_append_string (out, quoth_annotation_get_span (self, i)->quote);
    }
  if (quoted)
    g_string_append_c (out, ']');
}

static void
append_annotation_tail (GString *out, const QuothAnnotation *self)
{
  TIME_FIELD (out, "created", self->created);
  if (g_strcmp0 (self->origin, "manual") != 0)
    STRING_FIELD (out, "origin", self->origin);
  if (self->gold)
    APPEND (out, ",\"gold\":true");
  if (self->unplaced)
    APPEND (out, ",\"unplaced\":true");
}

static void
append_mention (GString *out, const QuothMention *self)
{
  append_annotation_head (out, &self->annotation);
  ID_FIELD (out, "actor", &self->actor);
  append_annotation_tail (out, &self->annotation);
}

static void
append_categories (GString *out, const QuothClaim *self)
{
  for (guint i = 0; i < self->categories->len; i++)
    {
      const QuothCategory *category = &g_array_index (self->categories, QuothCategory, i);

      g_string_append (out, i == 0 ? ",\"categories\":[{\"code\":" : ",{\"code\":");
      quoth_json_append_id (out, &category->code);
      if (category->stance != QUOTH_STANCE_UNSET)
        {
          FIELD (out, "stance");
          if (category->stance < 0)
            g_string_append_c (out, '-');
          quoth_json_append_uint (out, category->stance == QUOTH_STANCE_NEUTRAL ? 0 : 1);
        }
      g_string_append_c (out, '}');
    }
  if (self->categories->len > 0)
    g_string_append_c (out, ']');
}

static void
append_roles (GString *out, const QuothClaim *self)
{
  for (guint i = 0; i < self->roles->len; i++)
    {
      const QuothClaimRole *role = &g_array_index (self->roles, QuothClaimRole, i);

      g_string_append (out, i == 0 ? ",\"roles\":[{\"role\":\"" : ",{\"role\":\"");
      g_string_append (out, quoth_role_to_nick (role->role));
      g_string_append_c (out, '"');
      ID_FIELD (out, "actor", &role->actor);
      ID_FIELD (out, "mention", &role->mention);
      g_string_append_c (out, '}');
    }
  if (self->roles->len > 0)
    g_string_append_c (out, ']');
}

static void
append_chain (GString *out, const QuothClaim *self)
{
  for (guint i = 0; i < self->chain->len; i++)
    {
      const QuothChainLink *link = &g_array_index (self->chain, QuothChainLink, i);

      g_string_append (out, i == 0 ? ",\"chain\":[" : ",");
      if (quoth_id_is_none (&link->mention) && link->factuality == QUOTH_FACTUALITY_UNSET)
        {
          quoth_json_append_id (out, &link->actor);
          continue;
        }
      APPEND (out, "{\"actor\":");
      quoth_json_append_id (out, &link->actor);
      ID_FIELD (out, "mention", &link->mention);
      STRING_FIELD (out, "factuality", quoth_factuality_to_nick (link->factuality));
      g_string_append_c (out, '}');
    }
  if (self->chain->len > 0)
    g_string_append_c (out, ']');
}

static void
append_propositions (GString *out, const QuothClaim *self)
{
  for (guint i = 0; i < self->propositions->len; i++)
    {
      const QuothClaimProposition *link = &g_array_index (self->propositions, QuothClaimProposition, i);

      g_string_append (out, i == 0 ? ",\"propositions\":[{\"proposition\":" : ",{\"proposition\":");
      quoth_json_append_id (out, &link->proposition);
      STRING_FIELD (out, "link", quoth_link_to_nick (link->link));
      g_string_append_c (out, '}');
    }
  if (self->propositions->len > 0)
    g_string_append_c (out, ']');
}

static void
append_claim (GString *out, const QuothClaim *self)
{
  append_annotation_head (out, &self->annotation);
  STRING_FIELD (out, "statement", self->statement);
  append_categories (out, self);
  STRING_FIELD (out, "factuality", quoth_factuality_to_nick (self->factuality));
  STRING_FIELD (out, "mode", quoth_mode_to_nick (self->mode));
  STRING_FIELD (out, "form", self->form);
  STRING_FIELD (out, "date", self->date);
  STRING_FIELD (out, "place", self->place);
  if (self->confidence >= 0)
    {
      FIELD (out, "confidence");
      quoth_json_append_double (out, self->confidence);
    }
  append_roles (out, self);
  append_chain (out, self);
  append_propositions (out, self);
  append_annotation_tail (out, &self->annotation);
}

static void
append_cue (GString *out, const QuothCue *self)
{
  append_annotation_head (out, &self->annotation);
  STRING_FIELD (out, "kind", self->cue_kind);
  ID_FIELD (out, "claim", &self->claim);
  append_annotation_tail (out, &self->annotation);
}

static void
append_relation (GString *out, const QuothRelation *self)
{
  STRING_FIELD (out, "kind", self->relation_kind);
  ID_FIELD (out, "from", &self->from);
  ID_FIELD (out, "to", &self->to);
  ID_FIELD (out, "coder", &self->coder);
  TIME_FIELD (out, "created", self->created);
}

static void
append_assignment (GString *out, const QuothAssignment *self)
{
  ID_FIELD (out, "coder", &self->coder);
  ID_FIELD (out, "document", &self->document);
  STRING_FIELD (out, "state", quoth_assignment_state_to_nick (self->state));
  if (self->purpose != QUOTH_ASSIGNMENT_CODING)
    STRING_FIELD (out, "purpose", quoth_assignment_purpose_to_nick (self->purpose));
  if (self->blind)
    APPEND (out, ",\"blind\":true");
  if (self->opened)
    APPEND (out, ",\"opened\":true");
  STRING_FIELD (out, "deadline", self->deadline);
  STRING_FIELD (out, "note", self->note);
}

static void
append_verdict (GString *out, const QuothVerdict *self)
{
  ID_FIELD (out, "source", &self->source);
  STRING_FIELD (out, "verdict", quoth_verdict_kind_to_nick (self->verdict_kind));
  ID_FIELD (out, "gold", &self->gold);
  STRING_FIELD (out, "reason", self->reason);
  ID_FIELD (out, "coder", &self->coder);
  TIME_FIELD (out, "time", self->time);
  STRING_FIELD (out, "seen", self->seen);
}

static void
append_memo (GString *out, const QuothMemo *self)
{
  if (quoth_id_is_none (&self->target))
    APPEND (out, ",\"target\":\"project\"");
  else
    ID_FIELD (out, "target", &self->target);
  ID_FIELD (out, "coder", &self->coder);
  STRING_FIELD (out, "text", self->text);
  TIME_FIELD (out, "time", self->time);
  ID_FIELD (out, "parent", &self->parent);
}

typedef void (*AppendFunc) (GString *out, gconstpointer value, const QuothJsonlContext *context);

/* Most need no context. */
typedef void (*AppendPlainFunc) (GString *out, gconstpointer value);

typedef struct
{
  AppendPlainFunc plain;
  AppendFunc full;
} Appender;

#define PLAIN(func) { (AppendPlainFunc) func, NULL }
#define FULL(func) { NULL, (AppendFunc) func }

static const Appender appenders[QUOTH_N_KINDS] = {
  [QUOTH_KIND_PROJECT] = PLAIN (append_project),
  [QUOTH_KIND_CODER] = PLAIN (append_coder),
  [QUOTH_KIND_ACTOR_KIND] = PLAIN (quoth_jsonl_append_actor_kind),
  [QUOTH_KIND_ANNOTATION_TYPE] = PLAIN (quoth_jsonl_append_annotation_type),
  [QUOTH_KIND_CODE] = FULL (quoth_jsonl_append_code),
  [QUOTH_KIND_RELATION_TYPE] = FULL (quoth_jsonl_append_relation_type),
  [QUOTH_KIND_ATTRIBUTE] = PLAIN (quoth_jsonl_append_attribute),
  [QUOTH_KIND_CODEBOOK_VERSION] = PLAIN (quoth_jsonl_append_version),
  [QUOTH_KIND_ACTOR] = PLAIN (append_actor),
  [QUOTH_KIND_DOCUMENT] = PLAIN (append_document),
  [QUOTH_KIND_PROPOSITION] = PLAIN (append_proposition),
  [QUOTH_KIND_MENTION] = PLAIN (append_mention),
  [QUOTH_KIND_CLAIM] = PLAIN (append_claim),
  [QUOTH_KIND_CUE] = PLAIN (append_cue),
  [QUOTH_KIND_RELATION] = PLAIN (append_relation),
  [QUOTH_KIND_ASSIGNMENT] = PLAIN (append_assignment),
  [QUOTH_KIND_VERDICT] = PLAIN (append_verdict),
  [QUOTH_KIND_MEMO] = PLAIN (append_memo),
};

void
quoth_jsonl_append (GString *out, gconstpointer value, const QuothJsonlContext *context)
{
  const QuothValue *self = value;
  const Appender *appender = &appenders[self->kind];

  APPEND (out, "{\"type\":\"");
  g_string_append (out, quoth_kind_to_nick (self->kind));
  g_string_append_c (out, '"');
  if (self->kind != QUOTH_KIND_PROJECT)
    {
      FIELD (out, "id");
      quoth_jsonl_append_name (out, &self->id, context);
    }
  if (appender->plain != NULL)
    appender->plain (out, value);
  else
    appender->full (out, value, context);
  if (self->attributes != NULL)
    quoth_jsonl_append_attributes (out, self, context);
  g_string_append_c (out, '}');
}

void
quoth_jsonl_append_segment (GString *out, const QuothId *document, const QuothSegment *segment)
{
  APPEND (out, "{\"type\":\"segment\"");
  ID_FIELD (out, "document", document);
  STRING_FIELD (out, "kind", quoth_segment_kind_to_nick (segment->kind));
  STRING_FIELD (out, "number", segment->number);
  FIELD (out, "start");
  quoth_json_append_uint (out, segment->range.start);
  FIELD (out, "end");
  quoth_json_append_uint (out, segment->range.end);
  g_string_append_c (out, '}');
}
