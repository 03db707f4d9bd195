/* quoth-csv-codebook.c: the columns of what a codebook defines, and of attributes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Attributes are a table in long form: a row for each value that something has. A column each, in the table of each kind, would be
 * handier to look at, but the columns of a table would then differ from project to project.
 */

#include "formats/quoth-csv.h"

/* ---- Codes ---- */

const QuothCsvColumn quoth_csv_code_columns[] = {
  { "id", quoth_csv_put_id, offsetof (QuothCode, value.id) },
  { "key", quoth_csv_put_text, offsetof (QuothCode, key) },
  { "name", quoth_csv_put_text, offsetof (QuothCode, name) },
  { "parent_id", quoth_csv_put_id, offsetof (QuothCode, parent) },
  { "parent", quoth_csv_put_name, offsetof (QuothCode, parent), QUOTH_KIND_CODE },
  { "definition", quoth_csv_put_text, offsetof (QuothCode, definition) },
  { "inclusion", quoth_csv_put_text, offsetof (QuothCode, inclusion) },
  { "exclusion", quoth_csv_put_text, offsetof (QuothCode, exclusion) },
  { "color", quoth_csv_put_text, offsetof (QuothCode, color) },
  { "shortcut", quoth_csv_put_text, offsetof (QuothCode, shortcut) },
  { "position", quoth_csv_put_uint, offsetof (QuothCode, position) },
  { NULL },
};

const QuothCsvColumn quoth_csv_code_example_columns[] = {
  { "code_id", quoth_csv_put_owner_id },
  { "code", quoth_csv_put_owner_text, offsetof (QuothCode, key) },
  { "position", quoth_csv_put_position },
  { "text", quoth_csv_put_text, offsetof (QuothCodeExample, text) },
  { "annotation_id", quoth_csv_put_id, offsetof (QuothCodeExample, annotation) },
  { "note", quoth_csv_put_text, offsetof (QuothCodeExample, note) },
  { NULL },
};

/* ---- Kinds and types ---- */

const QuothCsvColumn quoth_csv_actor_kind_columns[] = {
  { "id", quoth_csv_put_id, offsetof (QuothActorKind, value.id) },
  { "key", quoth_csv_put_text, offsetof (QuothActorKind, key) },
  { "name", quoth_csv_put_text, offsetof (QuothActorKind, name) },
  { "color", quoth_csv_put_text, offsetof (QuothActorKind, color) },
  { "position", quoth_csv_put_uint, offsetof (QuothActorKind, position) },
  { NULL },
};

const QuothCsvColumn quoth_csv_annotation_type_columns[] = {
  { "id", quoth_csv_put_id, offsetof (QuothAnnotationType, value.id) },
  { "key", quoth_csv_put_text, offsetof (QuothAnnotationType, key) },
  { "name", quoth_csv_put_text, offsetof (QuothAnnotationType, name) },
  { "color", quoth_csv_put_text, offsetof (QuothAnnotationType, color) },
  { "definition", quoth_csv_put_text, offsetof (QuothAnnotationType, definition) },
  { "position", quoth_csv_put_uint, offsetof (QuothAnnotationType, position) },
  { NULL },
};

const QuothCsvColumn quoth_csv_relation_type_columns[] = {
  { "id", quoth_csv_put_id, offsetof (QuothRelationType, value.id) },
  { "key", quoth_csv_put_text, offsetof (QuothRelationType, key) },
  { "name", quoth_csv_put_text, offsetof (QuothRelationType, name) },
  { "definition", quoth_csv_put_text, offsetof (QuothRelationType, definition) },
  { "symmetric", quoth_csv_put_boolean, offsetof (QuothRelationType, symmetric) },
  { "from_code_id", quoth_csv_put_id, offsetof (QuothRelationType, from_code) },
  { "from_code", quoth_csv_put_name, offsetof (QuothRelationType, from_code), QUOTH_KIND_CODE },
  { "to_code_id", quoth_csv_put_id, offsetof (QuothRelationType, to_code) },
  { "to_code", quoth_csv_put_name, offsetof (QuothRelationType, to_code), QUOTH_KIND_CODE },
  { "color", quoth_csv_put_text, offsetof (QuothRelationType, color) },
  { "position", quoth_csv_put_uint, offsetof (QuothRelationType, position) },
  { NULL },
};

/* ---- Attributes ---- */

static void
put_on (GString *out, const QuothCsvRow *row, const QuothCsvColumn *column)
{
  quoth_csv_append (out, row, quoth_kind_to_nick (((const QuothAttribute *) row->item)->on));
}

static void
put_type (GString *out, const QuothCsvRow *row, const QuothCsvColumn *column)
{
  quoth_csv_append (out, row, quoth_attribute_type_to_nick (((const QuothAttribute *) row->item)->type));
}

/* One choice a line, since no choice has two. */
static void
put_choices (GString *out, const QuothCsvRow *row, const QuothCsvColumn *column)
{
  const QuothAttribute *attribute = row->item;
  g_autofree char *choices
    = attribute->choices != NULL ? g_strjoinv ("\n", attribute->choices) : NULL;

  quoth_csv_append (out, row, choices);
}

const QuothCsvColumn quoth_csv_attribute_columns[] = {
  { "id", quoth_csv_put_id, offsetof (QuothAttribute, value.id) },
  { "on", put_on },
  { "key", quoth_csv_put_text, offsetof (QuothAttribute, key) },
  { "name", quoth_csv_put_text, offsetof (QuothAttribute, name) },
  { "type", put_type },
  { "choices", put_choices },
  { "definition", quoth_csv_put_text, offsetof (QuothAttribute, definition) },
  { "position", quoth_csv_put_uint, offsetof (QuothAttribute, position) },
  { NULL },
};

static const QuothAttribute *
get_attribute (const QuothCsvRow *row)
{
  return quoth_export_lookup (
    row->export, QUOTH_KIND_ATTRIBUTE, &((const QuothAttributeValue *) row->item)->attribute);
}

static void
put_target_kind (GString *out, const QuothCsvRow *row, const QuothCsvColumn *column)
{
  quoth_csv_append (out, row, quoth_kind_to_nick (((const QuothValue *) row->owner)->kind));
}

static void
put_attribute_key (GString *out, const QuothCsvRow *row, const QuothCsvColumn *column)
{
  const QuothAttribute *attribute = get_attribute (row);

  quoth_csv_append (out, row, attribute != NULL ? attribute->key : NULL);
}

static void
put_attribute_type (GString *out, const QuothCsvRow *row, const QuothCsvColumn *column)
{
  const QuothAttribute *attribute = get_attribute (row);

  quoth_csv_append (out, row, attribute != NULL ? quoth_attribute_type_to_nick (attribute->type) : NULL);
}

/* The name of the actor whose id the value is. */
static void
put_actor (GString *out, const QuothCsvRow *row, const QuothCsvColumn *column)
{
  const QuothAttributeValue *value = row->item;
  const QuothAttribute *attribute = get_attribute (row);
  QuothId actor;

  if (attribute != NULL && attribute->type == QUOTH_ATTRIBUTE_ACTOR
      && quoth_id_from_string (value->value, &actor))
    quoth_csv_append (out, row, quoth_export_get_name (row->export, QUOTH_KIND_ACTOR, &actor));
}

const QuothCsvColumn quoth_csv_attribute_value_columns[] = {
  { "target_id", quoth_csv_put_owner_id },
  { "target_kind", put_target_kind },
  { "attribute_id", quoth_csv_put_id, offsetof (QuothAttributeValue, attribute) },
  { "attribute", put_attribute_key },
  { "type", put_attribute_type },
  { "value", quoth_csv_put_text, offsetof (QuothAttributeValue, value) },
  { "actor", put_actor },
  { NULL },
};

/* ---- Versions ---- */

const QuothCsvColumn quoth_csv_codebook_version_columns[] = {
  { "id", quoth_csv_put_id, offsetof (QuothCodebookVersion, value.id) },
  { "number", quoth_csv_put_uint, offsetof (QuothCodebookVersion, number) },
  { "name", quoth_csv_put_text, offsetof (QuothCodebookVersion, name) },
  { "note", quoth_csv_put_text, offsetof (QuothCodebookVersion, note) },
  { "time", quoth_csv_put_time, offsetof (QuothCodebookVersion, time) },
  { "coder_id", quoth_csv_put_id, offsetof (QuothCodebookVersion, coder) },
  { "coder", quoth_csv_put_name, offsetof (QuothCodebookVersion, coder), QUOTH_KIND_CODER },
  { "content", quoth_csv_put_text, offsetof (QuothCodebookVersion, content) },
  { NULL },
};
