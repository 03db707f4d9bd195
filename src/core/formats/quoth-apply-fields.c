/* quoth-apply-fields.c: one object of an apply into one value
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each kind has a table of its fields: a name, how it is read, and where in the struct it goes. Fields are read in the
 * order of the table, not of the file, since a quote belongs to the spans and a hash to the text.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <stddef.h>
#include <string.h>

#include "formats/quoth-apply-private.h"
#include "formats/quoth-json-private.h"

/* No table has more: those of claims and documents are the longest. */
#define MAX_FIELDS 32

typedef enum
{
  READ_STRING,
  READ_UINT,
  READ_BOOLEAN,
  READ_TIME,
  READ_REFERENCE,
  READ_SPECIAL,
} FieldType;

typedef gboolean (*QuothApplyReadFunc) (QuothApply *self, gpointer value, const QuothJson *json, GError **error);

/* @kind: of a reference, what it refers to; @read: of what is special, how it is read. */
typedef struct
{
  const char *name;
  FieldType type;
  gsize offset;
  gboolean required;
  guint kind;
  QuothApplyReadFunc read;
} Field;

/* ---- Special fields that are not lists ---- */

static gboolean
read_factuality (QuothApply *self, gpointer value, const QuothJson *json, GError **error)
{
  const char *nick;

  if (!quoth_apply_get_string ("factuality", json, &nick, error))
    return FALSE;
  return quoth_factuality_from_nick (nick, &quoth_claim (value)->factuality)
         || quoth_apply_refuse_choice (
           "factuality", nick, "CT+, CT-, PR+, PR-, PS+, PS-, CTu, Uu", error);
}

static gboolean
read_mode (QuothApply *self, gpointer value, const QuothJson *json, GError **error)
{
  const char *nick;

  if (!quoth_apply_get_string ("mode", json, &nick, error))
    return FALSE;
  return quoth_mode_from_nick (nick, &quoth_claim (value)->mode)
         || quoth_apply_refuse_choice ("mode", nick, "direct, indirect, mixed, unattributed", error);
}

static gboolean
read_confidence (QuothApply *self, gpointer value, const QuothJson *json, GError **error)
{
  QuothClaim *claim = quoth_claim (value);

  claim->confidence = -1;
  if (quoth_json_is (json, QUOTH_JSON_NULL))
    return TRUE;
  if (!quoth_json_is (json, QUOTH_JSON_INTEGER) && !quoth_json_is (json, QUOTH_JSON_REAL))
    return quoth_apply_refuse_type ("confidence", _("a number from 0 to 1"), json, error);
  claim->confidence = json->type == QUOTH_JSON_REAL ? json->real : (double) json->integer;
  if (claim->confidence >= 0 && claim->confidence <= 1)
    return TRUE;
  g_set_error_literal (
    error, QUOTH_ERROR, QUOTH_ERROR_INVALID, _("“confidence” must be a number from 0 to 1"));
  return FALSE;
}

static gboolean
read_cue_kind (QuothApply *self, gpointer value, const QuothJson *json, GError **error)
{
  const char *nick;

  if (!quoth_apply_get_string ("kind", json, &nick, error))
    return FALSE;
  if (nick == NULL || *nick == '\0')
    return quoth_apply_refuse_choice ("kind", nick, _("cue, evidence, or the key of an annotation type"), error);
  quoth_cue_set_kind (quoth_cue (value), nick);
  return TRUE;
}

static gboolean
read_attribute_on (QuothApply *self, gpointer value, const QuothJson *json, GError **error)
{
  const char *nick;

  if (!quoth_apply_get_string ("on", json, &nick, error))
    return FALSE;
  return (nick != NULL && quoth_kind_from_nick (nick, &quoth_attribute (value)->on)
          && quoth_attribute_allows_kind (quoth_attribute (value)->on))
         || quoth_apply_refuse_choice (
           "on", nick, "coder, code, actor, document, proposition, mention, claim, cue, relation, memo", error);
}

static gboolean
read_attribute_type (QuothApply *self, gpointer value, const QuothJson *json, GError **error)
{
  const char *nick;

  if (!quoth_apply_get_string ("value_type", json, &nick, error))
    return FALSE;
  return quoth_attribute_type_from_nick (nick, &quoth_attribute (value)->type)
         || quoth_apply_refuse_choice (
           "value_type", nick, "text, number, boolean, date, choice, actor", error);
}

static gboolean
read_state (QuothApply *self, gpointer value, const QuothJson *json, GError **error)
{
  const char *nick;

  if (!quoth_apply_get_string ("state", json, &nick, error))
    return FALSE;
  return quoth_assignment_state_from_nick (nick, &quoth_assignment (value)->state)
         || quoth_apply_refuse_choice ("state", nick, "to-do, in-progress, done", error);
}

static gboolean
read_purpose (QuothApply *self, gpointer value, const QuothJson *json, GError **error)
{
  const char *nick;

  if (!quoth_apply_get_string ("purpose", json, &nick, error))
    return FALSE;
  return quoth_assignment_purpose_from_nick (nick, &quoth_assignment (value)->purpose)
         || quoth_apply_refuse_choice ("purpose", nick, "coding, training", error);
}

static gboolean
read_verdict_kind (QuothApply *self, gpointer value, const QuothJson *json, GError **error)
{
  const char *nick;

  if (!quoth_apply_get_string ("verdict", json, &nick, error))
    return FALSE;
  return quoth_verdict_kind_from_nick (nick, &quoth_verdict (value)->verdict_kind)
         || quoth_apply_refuse_choice ("verdict", nick, "accepted, changed, rejected", error);
}

static gboolean
read_format (QuothApply *self, gpointer value, const QuothJson *json, GError **error)
{
  guint version;

  if (!quoth_apply_get_uint ("format", json, &version, error))
    return FALSE;
  if (version <= 1)
    return TRUE;
  g_set_error (error,
               QUOTH_ERROR,
               QUOTH_ERROR_NEWER,
               _("The file is of version %u of the format; this program reads version 1"),
               version);
  return FALSE;
}

static gboolean
read_target (QuothApply *self, gpointer value, const QuothJson *json, GError **error)
{
  QuothMemo *memo = quoth_memo (value);

  if (quoth_json_is (json, QUOTH_JSON_STRING) && g_str_equal (json->string, "project"))
    {
      memo->target = self->project;
      return TRUE;
    }
  return quoth_apply_get_reference (self, "target", QUOTH_KIND_ANY, json, &memo->target, error);
}

/* ---- The tables ---- */

#define STRING(Type, name, member) { name, READ_STRING, offsetof (Type, member), FALSE, 0, NULL }
#define NEEDED(Type, name, member) { name, READ_STRING, offsetof (Type, member), TRUE, 0, NULL }
#define TIME(Type, name, member) { name, READ_TIME, offsetof (Type, member), FALSE, 0, NULL }
#define UINT(Type, name, member) { name, READ_UINT, offsetof (Type, member), FALSE, 0, NULL }
#define BOOLEAN(Type, name, member) { name, READ_BOOLEAN, offsetof (Type, member), FALSE, 0, NULL }
#define REFERENCE(Type, name, member, KIND) \
  { name, READ_REFERENCE, offsetof (Type, member), FALSE, QUOTH_KIND_##KIND, NULL }
#define NEEDED_REFERENCE(Type, name, member, KIND) \
  { name, READ_REFERENCE, offsetof (Type, member), TRUE, QUOTH_KIND_##KIND, NULL }
#define SPECIAL(name, func) { name, READ_SPECIAL, 0, FALSE, 0, func }
#define END { NULL, READ_SPECIAL, 0, FALSE, 0, NULL }

#define ANNOTATION_FIELDS \
  NEEDED_REFERENCE (QuothAnnotation, "document", document, DOCUMENT), \
    REFERENCE (QuothAnnotation, "coder", coder, CODER), SPECIAL ("spans", quoth_apply_read_spans), \
    SPECIAL ("quote", quoth_apply_read_quote), TIME (QuothAnnotation, "created", created), \
    STRING (QuothAnnotation, "origin", origin), BOOLEAN (QuothAnnotation, "gold", gold), \
    BOOLEAN (QuothAnnotation, "unplaced", unplaced)

static const Field project_fields[] = {
  NEEDED (QuothProject, "name", name),
  STRING (QuothProject, "description", description),
  TIME (QuothProject, "created", created),
  SPECIAL ("format", read_format),
  END,
};

static const Field coder_fields[] = {
  NEEDED (QuothCoder, "name", name),
  STRING (QuothCoder, "color", color),
  BOOLEAN (QuothCoder, "active", active),
  END,
};

static const Field actor_kind_fields[] = {
  NEEDED (QuothActorKind, "key", key),
  NEEDED (QuothActorKind, "name", name),
  STRING (QuothActorKind, "color", color),
  UINT (QuothActorKind, "position", position),
  END,
};

static const Field annotation_type_fields[] = {
  NEEDED (QuothAnnotationType, "key", key),
  NEEDED (QuothAnnotationType, "name", name),
  STRING (QuothAnnotationType, "color", color),
  STRING (QuothAnnotationType, "definition", definition),
  UINT (QuothAnnotationType, "position", position),
  END,
};

static const Field code_fields[] = {
  NEEDED (QuothCode, "key", key),
  NEEDED (QuothCode, "name", name),
  REFERENCE (QuothCode, "parent", parent, CODE),
  STRING (QuothCode, "definition", definition),
  STRING (QuothCode, "inclusion", inclusion),
  STRING (QuothCode, "exclusion", exclusion),
  STRING (QuothCode, "color", color),
  STRING (QuothCode, "shortcut", shortcut),
  UINT (QuothCode, "position", position),
  SPECIAL ("examples", quoth_apply_read_examples),
  END,
};

static const Field relation_type_fields[] = {
  NEEDED (QuothRelationType, "key", key),
  NEEDED (QuothRelationType, "name", name),
  STRING (QuothRelationType, "definition", definition),
  BOOLEAN (QuothRelationType, "symmetric", symmetric),
  REFERENCE (QuothRelationType, "from", from_code, CODE),
  REFERENCE (QuothRelationType, "to", to_code, CODE),
  STRING (QuothRelationType, "color", color),
  UINT (QuothRelationType, "position", position),
  END,
};

static const Field attribute_fields[] = {
  SPECIAL ("on", read_attribute_on),
  NEEDED (QuothAttribute, "key", key),
  NEEDED (QuothAttribute, "name", name),
  SPECIAL ("value_type", read_attribute_type),
  SPECIAL ("choices", quoth_apply_read_choices),
  STRING (QuothAttribute, "definition", definition),
  UINT (QuothAttribute, "position", position),
  END,
};

static const Field codebook_version_fields[] = {
  UINT (QuothCodebookVersion, "number", number),
  STRING (QuothCodebookVersion, "name", name),
  STRING (QuothCodebookVersion, "note", note),
  REFERENCE (QuothCodebookVersion, "coder", coder, CODER),
  TIME (QuothCodebookVersion, "time", time),
  NEEDED (QuothCodebookVersion, "content", content),
  END,
};

static const Field actor_fields[] = {
  NEEDED (QuothActor, "name", name),
  NEEDED (QuothActor, "kind", actor_kind),
  SPECIAL ("aliases", quoth_apply_read_aliases),
  STRING (QuothActor, "wikidata", wikidata),
  SPECIAL ("affiliations", quoth_apply_read_affiliations),
  REFERENCE (QuothActor, "parent", parent, ACTOR),
  STRING (QuothActor, "note", note),
  END,
};

static const Field document_fields[] = {
  NEEDED (QuothDocument, "name", name),
  STRING (QuothDocument, "title", title),
  STRING (QuothDocument, "kind", document_kind),
  STRING (QuothDocument, "author", author),
  STRING (QuothDocument, "source", source),
  STRING (QuothDocument, "url", url),
  STRING (QuothDocument, "date", date),
  STRING (QuothDocument, "language", language),
  STRING (QuothDocument, "note", note),
  TIME (QuothDocument, "imported", imported),
  NEEDED (QuothDocument, "encoding", encoding),
  SPECIAL ("newline", quoth_apply_read_newline),
  BOOLEAN (QuothDocument, "bom", bom),
  SPECIAL ("original", quoth_apply_read_original),
  SPECIAL ("text", quoth_apply_read_text),
  SPECIAL ("sha256", quoth_apply_read_sha256),
  SPECIAL ("segments", quoth_apply_read_no_segments),
  END,
};

static const Field proposition_fields[] = {
  NEEDED (QuothProposition, "statement", statement),
  STRING (QuothProposition, "note", note),
  END,
};

static const Field mention_fields[] = {
  ANNOTATION_FIELDS,
  NEEDED_REFERENCE (QuothMention, "actor", actor, ACTOR),
  END,
};

static const Field claim_fields[] = {
  ANNOTATION_FIELDS,
  STRING (QuothClaim, "statement", statement),
  SPECIAL ("categories", quoth_apply_read_categories),
  SPECIAL ("factuality", read_factuality),
  SPECIAL ("mode", read_mode),
  STRING (QuothClaim, "form", form),
  STRING (QuothClaim, "date", date),
  STRING (QuothClaim, "place", place),
  SPECIAL ("confidence", read_confidence),
  SPECIAL ("roles", quoth_apply_read_roles),
  SPECIAL ("chain", quoth_apply_read_chain),
  SPECIAL ("propositions", quoth_apply_read_propositions),
  END,
};

static const Field cue_fields[] = {
  ANNOTATION_FIELDS,
  SPECIAL ("kind", read_cue_kind),
  REFERENCE (QuothCue, "claim", claim, CLAIM),
  END,
};

static const Field relation_fields[] = {
  NEEDED (QuothRelation, "kind", relation_kind),
  NEEDED_REFERENCE (QuothRelation, "from", from, CLAIM),
  NEEDED_REFERENCE (QuothRelation, "to", to, CLAIM),
  REFERENCE (QuothRelation, "coder", coder, CODER),
  TIME (QuothRelation, "created", created),
  END,
};

static const Field assignment_fields[] = {
  NEEDED_REFERENCE (QuothAssignment, "coder", coder, CODER),
  NEEDED_REFERENCE (QuothAssignment, "document", document, DOCUMENT),
  SPECIAL ("state", read_state),
  SPECIAL ("purpose", read_purpose),
  BOOLEAN (QuothAssignment, "blind", blind),
  BOOLEAN (QuothAssignment, "opened", opened),
  STRING (QuothAssignment, "deadline", deadline),
  STRING (QuothAssignment, "note", note),
  END,
};

static const Field verdict_fields[] = {
  NEEDED_REFERENCE (QuothVerdict, "source", source, ANY),
  SPECIAL ("verdict", read_verdict_kind),
  REFERENCE (QuothVerdict, "gold", gold, ANY),
  STRING (QuothVerdict, "reason", reason),
  REFERENCE (QuothVerdict, "coder", coder, CODER),
  TIME (QuothVerdict, "time", time),
  STRING (QuothVerdict, "seen", seen),
  END,
};

static const Field memo_fields[] = {
  { "target", READ_SPECIAL, offsetof (QuothMemo, target), TRUE, 0, read_target },
  REFERENCE (QuothMemo, "coder", coder, CODER),
  NEEDED (QuothMemo, "text", text),
  TIME (QuothMemo, "time", time),
  REFERENCE (QuothMemo, "parent", parent, MEMO),
  END,
};

static const Field *const tables[QUOTH_N_KINDS] = {
  [QUOTH_KIND_PROJECT] = project_fields,
  [QUOTH_KIND_CODER] = coder_fields,
  [QUOTH_KIND_ACTOR_KIND] = actor_kind_fields,
  [QUOTH_KIND_ANNOTATION_TYPE] = annotation_type_fields,
  [QUOTH_KIND_CODE] = code_fields,
  [QUOTH_KIND_RELATION_TYPE] = relation_type_fields,
  [QUOTH_KIND_ATTRIBUTE] = attribute_fields,
  [QUOTH_KIND_CODEBOOK_VERSION] = codebook_version_fields,
  [QUOTH_KIND_ACTOR] = actor_fields,
  [QUOTH_KIND_DOCUMENT] = document_fields,
  [QUOTH_KIND_PROPOSITION] = proposition_fields,
  [QUOTH_KIND_MENTION] = mention_fields,
  [QUOTH_KIND_CLAIM] = claim_fields,
  [QUOTH_KIND_CUE] = cue_fields,
  [QUOTH_KIND_RELATION] = relation_fields,
  [QUOTH_KIND_ASSIGNMENT] = assignment_fields,
  [QUOTH_KIND_VERDICT] = verdict_fields,
  [QUOTH_KIND_MEMO] = memo_fields,
};

G_STATIC_ASSERT (G_N_ELEMENTS (claim_fields) <= MAX_FIELDS && G_N_ELEMENTS (document_fields) <= MAX_FIELDS);

/* ---- Reading ---- */

static gboolean
read_string (const Field *field, char **where, const QuothJson *json, GError **error)
{
  const char *string;

  if (!quoth_apply_get_string (field->name, json, &string, error))
    return FALSE;
  g_free (*where);
  *where = string != NULL && *string != '\0' ? g_strdup (string) : NULL;
  return TRUE;
}

static gboolean
read_time (const Field *field, gint64 *where, const QuothJson *json, GError **error)
{
  const char *string;

  if (!quoth_apply_get_string (field->name, json, &string, error))
    return FALSE;
  *where = 0;
  if (string == NULL || *string == '\0' || quoth_json_parse_time (string, where))
    return TRUE;
  g_set_error (error,
               QUOTH_ERROR,
               QUOTH_ERROR_INVALID,
               _("“%s” cannot be “%s”; it must be a time such as 2026-01-31T12:00:00Z"),
               field->name,
               string);
  return FALSE;
}

static gboolean
read_field (QuothApply *self, const Field *field, gpointer value, const QuothJson *json, GError **error)
{
  gpointer where = G_STRUCT_MEMBER_P (value, field->offset);

  switch (field->type)
    {
    case READ_STRING:
      return read_string (field, where, json, error);
    case READ_UINT:
      return quoth_apply_get_uint (field->name, json, where, error);
    case READ_BOOLEAN:
      return quoth_apply_get_boolean (field->name, json, where, error);
    case READ_TIME:
      return read_time (field, where, json, error);
    case READ_REFERENCE:
      return quoth_apply_get_reference (self, field->name, field->kind, json, where, error);
    case READ_SPECIAL:
    default:
      return field->read (self, value, json, error);
    }
}

/* The names of all members that an object of @kind may have. */
static gboolean
check_unknown (QuothApply *self, QuothKind kind, const QuothJson *json, GError **error)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new ();

  g_ptr_array_add (known, (gpointer) "type");
  if (kind != QUOTH_KIND_PROJECT)
    g_ptr_array_add (known, (gpointer) "id");
  for (const Field *field = tables[kind]; field->name != NULL; field++)
    g_ptr_array_add (known, (gpointer) field->name);
  if (quoth_attribute_allows_kind (kind))
    g_ptr_array_add (known, (gpointer) "attributes");
  g_ptr_array_add (known, NULL);
  return quoth_apply_check_members (
    self, quoth_kind_to_nick (kind), (const char *const *) known->pdata, json, error);
}

/* The place in the table of the field that @member is, from @from on, or from the beginning; members mostly come in the order of the table.
 * -1: it is none. */
static int
find_field (const Field *fields, const QuothJson *member, int from)
{
  for (int i = from; fields[i].name != NULL; i++)
    if (strcmp (fields[i].name, member->name) == 0)
      return i;
  for (int i = 0; i < from; i++)
    if (strcmp (fields[i].name, member->name) == 0)
      return i;
  return -1;
}

/* A member that is no field of the table. Returns: whether it may be there. */
static gboolean
is_common (QuothKind kind, const QuothJson *member)
{
  return strcmp (member->name, "type") == 0 || (strcmp (member->name, "id") == 0 && kind != QUOTH_KIND_PROJECT)
         || (strcmp (member->name, "attributes") == 0 && quoth_attribute_allows_kind (kind));
}

gboolean
quoth_apply_read_fields (QuothApply *self, const QuothJson *json, GError **error)
{
  QuothValue *value = self->current->value;
  const Field *fields = tables[value->kind];
  const QuothJson *members[MAX_FIELDS] = { NULL };
  const QuothJson *attributes = NULL;
  gboolean is_known = TRUE;
  int last = -1;

  for (const QuothJson *member = json->first; member != NULL; member = member->next)
    {
      int n = find_field (fields, member, last + 1);

      if (n >= 0)
        members[last = n] = member;
      else if (!is_common (value->kind, member))
        is_known = FALSE;
      else if (*member->name == 'a')
        attributes = member;
    }
  for (guint i = 0; fields[i].name != NULL; i++)
    if (members[i] != NULL && !read_field (self, &fields[i], value, members[i], error))
      return FALSE;
  if (attributes != NULL && !quoth_apply_read_attributes (self, attributes, error))
    return FALSE;
  return is_known || check_unknown (self, value->kind, json, error);
}

static gboolean
is_missing (const Field *field, gpointer value)
{
  if (!field->required)
    return FALSE;
  if (field->type == READ_STRING)
    return *(char **) G_STRUCT_MEMBER_P (value, field->offset) == NULL;
  return quoth_id_is_none (G_STRUCT_MEMBER_P (value, field->offset));
}

gboolean
quoth_apply_check_required (QuothApply *self, GError **error)
{
  QuothValue *value = self->current->value;
  const char *missing = NULL;

  for (const Field *field = tables[value->kind]; field->name != NULL && missing == NULL; field++)
    if (is_missing (field, value))
      missing = field->name;
  if (quoth_kind_is_annotation (value->kind) && quoth_annotation_get_n_spans (value) == 0)
    missing = "spans";
  if (value->kind == QUOTH_KIND_ATTRIBUTE && quoth_attribute (value)->on == QUOTH_KIND_PROJECT)
    missing = "on";
  if (value->kind == QUOTH_KIND_DOCUMENT && self->current->is_new
      && quoth_document (value)->text == NULL)
    missing = "text";

  if (missing == NULL)
    return TRUE;
  g_set_error (error,
               QUOTH_ERROR,
               QUOTH_ERROR_INVALID,
               _("This %s needs “%s”"),
               quoth_kind_to_nick (value->kind),
               missing);
  return FALSE;
}
