/* quoth-jsonl-codebook.c: what a codebook defines, and attributes, in Quoth's own format
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A value has its attributes by id; a line has them by key, with the JSON type that fits: a number as a number. Keys are unique
 * among the attributes for one kind, so a line has none twice.
 */

#include "formats/quoth-jsonl-private.h"

/* ---- Context ---- */

gboolean
quoth_jsonl_context_load (QuothJsonlContext *self, QuothReader *reader, GError **error)
{
  QuothQuery query = { .kind = QUOTH_KIND_ATTRIBUTE };
  g_autoptr (GPtrArray) attributes = quoth_reader_list (reader, &query, error);

  if (attributes == NULL)
    return FALSE;
  self->attributes = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, NULL, quoth_value_unref);
  for (guint i = 0; i < attributes->len; i++)
    g_hash_table_insert (self->attributes,
                         &QUOTH_VALUE (attributes->pdata[i])->id,
                         quoth_value_ref (attributes->pdata[i]));
  return TRUE;
}

void
quoth_jsonl_context_clear (QuothJsonlContext *self)
{
  g_clear_pointer (&self->attributes, g_hash_table_unref);
  g_clear_pointer (&self->names, g_hash_table_unref);
}

void
quoth_jsonl_append_name (GString *out, const QuothId *id, const QuothJsonlContext *context)
{
  const char *name
    = context != NULL && context->names != NULL ? g_hash_table_lookup (context->names, id) : NULL;

  if (name != NULL)
    quoth_json_append_string (out, name);
  else
    quoth_json_append_id (out, id);
}

#define REFERENCE_FIELD(out, name, id, context) \
  G_STMT_START \
  { \
    const QuothId *id_ = (id); \
    if (!quoth_id_is_none (id_)) \
      { \
        FIELD (out, name); \
        quoth_jsonl_append_name ((out), id_, (context)); \
      } \
  } \
  G_STMT_END

/* ---- The kinds ---- */

void
quoth_jsonl_append_actor_kind (GString *out, const QuothActorKind *self)
{
  STRING_FIELD (out, "key", self->key);
  STRING_FIELD (out, "name", self->name);
  STRING_FIELD (out, "color", self->color);
  POSITION_FIELD (out, self->position);
}

void
quoth_jsonl_append_annotation_type (GString *out, const QuothAnnotationType *self)
{
  STRING_FIELD (out, "key", self->key);
  STRING_FIELD (out, "name", self->name);
  STRING_FIELD (out, "color", self->color);
  STRING_FIELD (out, "definition", self->definition);
  POSITION_FIELD (out, self->position);
}

static void
append_example (GString *out, const QuothCodeExample *self)
{
  APPEND (out, "{\"text\":");
  quoth_json_append_string (out, self->text);
  ID_FIELD (out, "annotation", &self->annotation);
  STRING_FIELD (out, "note", self->note);
  g_string_append_c (out, '}');
}

void
quoth_jsonl_append_code (GString *out, const QuothCode *self, const QuothJsonlContext *context)
{
  STRING_FIELD (out, "key", self->key);
  STRING_FIELD (out, "name", self->name);
  REFERENCE_FIELD (out, "parent", &self->parent, context);
  STRING_FIELD (out, "definition", self->definition);
  STRING_FIELD (out, "inclusion", self->inclusion);
  STRING_FIELD (out, "exclusion", self->exclusion);
  STRING_FIELD (out, "color", self->color);
  STRING_FIELD (out, "shortcut", self->shortcut);
  POSITION_FIELD (out, self->position);
  for (guint i = 0; i < self->examples->len; i++)
    {
      g_string_append (out, i == 0 ? ",\"examples\":[" : ",");
      append_example (out, self->examples->pdata[i]);
    }
  if (self->examples->len > 0)
    g_string_append_c (out, ']');
}

void
quoth_jsonl_append_relation_type (GString *out, const QuothRelationType *self, const QuothJsonlContext *context)
{
  STRING_FIELD (out, "key", self->key);
  STRING_FIELD (out, "name", self->name);
  STRING_FIELD (out, "definition", self->definition);
  if (self->symmetric)
    APPEND (out, ",\"symmetric\":true");
  REFERENCE_FIELD (out, "from", &self->from_code, context);
  REFERENCE_FIELD (out, "to", &self->to_code, context);
  STRING_FIELD (out, "color", self->color);
  POSITION_FIELD (out, self->position);
}

void
quoth_jsonl_append_attribute (GString *out, const QuothAttribute *self)
{
  STRING_FIELD (out, "on", quoth_kind_to_nick (self->on));
  STRING_FIELD (out, "key", self->key);
  STRING_FIELD (out, "name", self->name);
  STRING_FIELD (out, "value_type", quoth_attribute_type_to_nick (self->type));
  for (guint i = 0; self->choices != NULL && self->choices[i] != NULL; i++)
    {
      g_string_append (out, i == 0 ? ",\"choices\":[" : ",");
      quoth_json_append_string (out, self->choices[i]);
    }
  if (self->choices != NULL)
    g_string_append_c (out, ']');
  STRING_FIELD (out, "definition", self->definition);
  POSITION_FIELD (out, self->position);
}

void
quoth_jsonl_append_version (GString *out, const QuothCodebookVersion *self)
{
  FIELD (out, "number");
  quoth_json_append_uint (out, self->number);
  STRING_FIELD (out, "name", self->name);
  STRING_FIELD (out, "note", self->note);
  ID_FIELD (out, "coder", &self->coder);
  TIME_FIELD (out, "time", self->time);
  STRING_FIELD (out, "content", self->content);
}

/* ---- Attributes ---- */

/* One entry of the object: @attribute is %NULL where it is not known. */
typedef struct
{
  const QuothAttribute *attribute;
  const QuothAttributeValue *value;
} Entry;

/* By key: ids differ between projects that were made from one codebook. */
static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *first = a;
  const Entry *second = b;

  return g_strcmp0 (first->attribute != NULL ? first->attribute->key : NULL,
                    second->attribute != NULL ? second->attribute->key : NULL);
}

/* The canonical form of a number, and of true and false, is that of JSON. */
static void
append_entry (GString *out, const Entry *entry)
{
  const QuothAttribute *attribute = entry->attribute;

  if (attribute != NULL)
    quoth_json_append_string (out, attribute->key);
  else
    quoth_json_append_id (out, &entry->value->attribute);
  g_string_append_c (out, ':');
  if (attribute != NULL
      && (attribute->type == QUOTH_ATTRIBUTE_NUMBER || attribute->type == QUOTH_ATTRIBUTE_BOOLEAN))
    g_string_append (out, entry->value->value);
  else
    quoth_json_append_string (out, entry->value->value);
}

void
quoth_jsonl_append_attributes (GString *out, const QuothValue *value, const QuothJsonlContext *context)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, TRUE, sizeof (Entry));

  for (guint i = 0; i < value->attributes->len; i++)
    {
      Entry entry = { .value = value->attributes->pdata[i] };

      if (context != NULL && context->attributes != NULL)
        entry.attribute = g_hash_table_lookup (context->attributes, &entry.value->attribute);
      g_array_append_val (entries, entry);
    }
  g_array_sort (entries, compare_entries);
  APPEND (out, ",\"attributes\":{");
  for (guint i = 0; i < entries->len; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      append_entry (out, &g_array_index (entries, Entry, i));
    }
  g_string_append_c (out, '}');
}

/* ---- The codebook alone ---- */

static char *
make_local_name (gconstpointer value)
{
  const QuothAttribute *attribute = value;
  const QuothKind kind = ((const QuothValue *) value)->kind;
  const char *nick = quoth_kind_to_nick (kind);

  switch ((int) kind)
    {
    case QUOTH_KIND_ACTOR_KIND:
      return g_strconcat ("_:", nick, "/", ((const QuothActorKind *) value)->key, NULL);
    case QUOTH_KIND_ANNOTATION_TYPE:
      return g_strconcat ("_:", nick, "/", ((const QuothAnnotationType *) value)->key, NULL);
    case QUOTH_KIND_RELATION_TYPE:
      return g_strconcat ("_:", nick, "/", ((const QuothRelationType *) value)->key, NULL);
    case QUOTH_KIND_ATTRIBUTE:
      return g_strconcat ("_:", nick, "/", quoth_kind_to_nick (attribute->on), "/", attribute->key, NULL);
    default:
      return g_strconcat ("_:", nick, "/", ((const QuothCode *) value)->key, NULL);
    }
}

/* (transfer full): the value without what leads out of the codebook. */
static gpointer
cut_loose (gpointer value, const QuothJsonlContext *context)
{
  QuothValue *copy = quoth_value_copy (value);
  QuothCode *code = (QuothCode *) copy;

  if (copy->kind != QUOTH_KIND_CODE)
    return copy;
  for (guint i = 0; i < code->examples->len; i++)
    ((QuothCodeExample *) code->examples->pdata[i])->annotation = QUOTH_ID_NONE;
  for (guint i = copy->attributes != NULL ? copy->attributes->len : 0; i > 0; i--)
    {
      const QuothAttributeValue *entry = copy->attributes->pdata[i - 1];
      const QuothAttribute *attribute = g_hash_table_lookup (context->attributes, &entry->attribute);
      QuothId id = entry->attribute;

      if (attribute != NULL && attribute->type == QUOTH_ATTRIBUTE_ACTOR)
        quoth_value_set_attribute (copy, &id, NULL);
    }
  return copy;
}

gboolean
quoth_jsonl_append_codebook (
  GString *out, QuothReader *reader, gboolean local, guint n_written[QUOTH_N_KINDS], GError **error)
{
  static const QuothKind kinds[] = { QUOTH_KIND_ACTOR_KIND, QUOTH_KIND_ANNOTATION_TYPE, QUOTH_KIND_CODE,
                                     QUOTH_KIND_RELATION_TYPE, QUOTH_KIND_ATTRIBUTE };
  g_auto (QuothJsonlContext) context = { NULL };
  g_autoptr (GPtrArray) all = quoth_values_new ();

  if (!quoth_jsonl_context_load (&context, reader, error))
    return FALSE;
  if (local)
    context.names = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, NULL, g_free);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      QuothQuery query = { .kind = kinds[i] };
      GPtrArray *values = quoth_reader_list (reader, &query, error);

      if (values == NULL)
        return FALSE;
      if (n_written != NULL)
        n_written[kinds[i]] += values->len;
      g_ptr_array_extend_and_steal (all, values);
    }
  for (guint i = 0; local && i < all->len; i++)
    g_hash_table_insert (
      context.names, &QUOTH_VALUE (all->pdata[i])->id, make_local_name (all->pdata[i]));
  for (guint i = 0; i < all->len; i++)
    {
      g_autoptr (QuothValue) loose = cut_loose (all->pdata[i], &context);

      quoth_jsonl_append (out, loose, &context);
      g_string_append_c (out, '\n');
    }
  return TRUE;
}
