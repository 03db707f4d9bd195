/* quoth-apply-attributes.c: the attributes of values in an apply
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A line names attributes by their keys, and a later line may define them. So what lines say of attributes is kept until the last
 * one is read. Then the attributes are found, which tells how what is said is to be read: what is the name of an actor becomes
 * a symbol like those of other references. Once the symbols are resolved, the values get their attributes, in the order
 * of the lines.
 *
 * An attribute that is named is set, one that is null is removed, and those that are not named stay as they are.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/quoth-apply-private.h"
#include "formats/quoth-json-private.h"

/* What a line says of one attribute. @key: %NULL for all of them; @text: %NULL removes it. */
typedef struct
{
  QuothPending *pending;
  char *key;
  char *text;
  QuothJsonType type;
  guint line;
  QuothAttribute *attribute;
  QuothId actor;
} Saying;

static void
saying_clear (gpointer data)
{
  Saying *self = data;

  g_free (self->key);
  g_free (self->text);
}

GArray *
quoth_apply_attributes_new (void)
{
  GArray *sayings = g_array_new (FALSE, TRUE, sizeof (Saying));

  g_array_set_clear_func (sayings, saying_clear);
  return sayings;
}

/* (transfer full) (nullable): what @json says, as text; %NULL for null. */
static char *
dup_scalar (const QuothJson *json)
{
  GString *number;

  switch (json->type)
    {
    case QUOTH_JSON_STRING:
      return json->size > 0 ? g_strdup (json->string) : NULL;
    case QUOTH_JSON_INTEGER:
      return g_strdup_printf ("%" G_GINT64_FORMAT, json->integer);
    case QUOTH_JSON_REAL:
      number = g_string_new (NULL);
      quoth_json_append_double (number, json->real);
      return g_string_free (number, FALSE);
    case QUOTH_JSON_TRUE:
      return g_strdup ("true");
    case QUOTH_JSON_FALSE:
      return g_strdup ("false");
    default:
      return NULL;
    }
}

gboolean
quoth_apply_read_attributes (QuothApply *self, const QuothJson *json, GError **error)
{
  if (quoth_json_is (json, QUOTH_JSON_NULL))
    {
      Saying nothing = { .pending = self->current, .line = self->line };

      g_array_append_val (self->attributes, nothing);
      return TRUE;
    }
  if (!quoth_json_is (json, QUOTH_JSON_OBJECT))
    return quoth_apply_refuse_type ("attributes", _ ("an object of keys and values"), json, error);
  for (const QuothJson *member = json->first; member != NULL; member = member->next)
    {
      Saying saying = { .pending = self->current, .type = member->type, .line = self->line };

      if (quoth_json_is (member, QUOTH_JSON_OBJECT) || quoth_json_is (member, QUOTH_JSON_ARRAY))
        return quoth_apply_refuse_type (member->name, _ ("one value"), member, error);
      saying.key = g_strdup (member->name);
      saying.text = dup_scalar (member);
      g_array_append_val (self->attributes, saying);
    }
  return TRUE;
}

/* ---- Which attributes are meant ---- */

static char *
make_name (QuothKind on, const char *key)
{
  return g_strconcat (quoth_kind_to_nick (on), " ", key, NULL);
}

/* "claim salience" → the attribute: those of the file, and those of the project that the file leaves as they are. */
static GHashTable *
index_attributes (QuothApply *self, GError **error)
{
  QuothApplyIndex *project = quoth_apply_get_index (self, QUOTH_KIND_ATTRIBUTE, error);
  g_autoptr (GHashTable) index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (project == NULL)
    return NULL;
  for (guint i = 0; i < project->values->len; i++)
    {
      QuothAttribute *attribute = project->values->pdata[i];

      if (quoth_apply_find_pending (self, &attribute->value.id) == NULL
          && !g_hash_table_contains (self->deleted, &attribute->value.id))
        g_hash_table_insert (index, make_name (attribute->on, attribute->key), attribute);
    }
  for (guint i = 0; i < self->pending->len; i++)
    {
      QuothPending *pending = self->pending->pdata[i];

      if (pending->value->kind == QUOTH_KIND_ATTRIBUTE && !pending->was_deleted)
        {
          QuothAttribute *attribute = quoth_attribute (pending->value);

          g_hash_table_insert (index, make_name (attribute->on, attribute->key), attribute);
        }
    }
  return g_steal_pointer (&index);
}

QuothAttribute *
quoth_apply_find_attribute (QuothApply *self, const QuothId *id)
{
  QuothPending *pending = quoth_apply_find_pending (self, id);
  QuothApplyIndex *project;

  if (pending != NULL)
    return pending->value->kind == QUOTH_KIND_ATTRIBUTE && !pending->was_deleted
             ? quoth_attribute (pending->value)
             : NULL;
  project = quoth_apply_get_index (self, QUOTH_KIND_ATTRIBUTE, NULL);
  for (guint i = 0; project != NULL && i < project->values->len; i++)
    if (quoth_id_equal (&QUOTH_VALUE (project->values->pdata[i])->id, id))
      return project->values->pdata[i];
  return NULL;
}

/* The attribute that is called @key: by its key, its id or the local name of its line. */
static QuothAttribute *
find_called (QuothApply *self, GHashTable *index, QuothKind on, const char *key)
{
  g_autofree char *name = make_name (on, key);
  QuothAttribute *attribute = g_hash_table_lookup (index, name);
  QuothSymbol *symbol;
  QuothId id;

  if (attribute != NULL)
    return attribute;
  symbol = g_hash_table_lookup (self->locals, key);
  if (symbol != NULL && symbol->resolved)
    return quoth_apply_find_attribute (self, &symbol->target);
  return quoth_id_from_string (key, &id) ? quoth_apply_find_attribute (self, &id) : NULL;
}

static gboolean
refuse_unknown (QuothApply *self, const Saying *saying, GError **error)
{
  const char *nick = quoth_kind_to_nick (saying->pending->value->kind);

  if (self->lenient)
    {
      guint line = saying->line;
      const char *file = quoth_apply_get_file (self, &line);

      g_ptr_array_add (self->report->warnings,
                       g_strdup_printf (_ ("%s:%u: there is no attribute “%s” for the type “%s”; its value was passed over"),
                                        file, line, saying->key, nick));
      return TRUE;
    }
  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_REFERENCE,
               _ ("There is no attribute “%s” for the type “%s”, neither in the project nor in the file"),
               saying->key, nick);
  return FALSE;
}

static gboolean
refuse_type (const Saying *saying, GError **error)
{
  const char *wanted = saying->attribute->type == QUOTH_ATTRIBUTE_NUMBER    ? _ ("a number")
                       : saying->attribute->type == QUOTH_ATTRIBUTE_BOOLEAN ? _ ("true or false")
                                                                            : _ ("a text in quotes");

  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
               /* Translators: "the attribute “salience” must be a number; “high” is not" */
               _ ("the attribute “%s” must be %s; “%s” is not"), saying->attribute->key, wanted, saying->text);
  return FALSE;
}

/* Whether what is said has the JSON type that values of the attribute have. */
static gboolean
has_type (const Saying *saying)
{
  switch (saying->attribute->type)
    {
    case QUOTH_ATTRIBUTE_NUMBER:
      return saying->type == QUOTH_JSON_INTEGER || saying->type == QUOTH_JSON_REAL;
    case QUOTH_ATTRIBUTE_BOOLEAN:
      return saying->type == QUOTH_JSON_TRUE || saying->type == QUOTH_JSON_FALSE;
    default:
      return saying->type == QUOTH_JSON_STRING;
    }
}

static gboolean
find_one (QuothApply *self, GHashTable *index, Saying *saying, GError **error)
{
  QuothJson json = { .type = QUOTH_JSON_STRING, .string = saying->text };

  saying->attribute = find_called (self, index, saying->pending->value->kind, saying->key);
  if (saying->attribute == NULL)
    return refuse_unknown (self, saying, error);
  if (saying->text == NULL)
    return TRUE;
  if (!has_type (saying))
    return refuse_type (saying, error);
  if (saying->attribute->type != QUOTH_ATTRIBUTE_ACTOR)
    return TRUE;

  self->line = saying->line;
  return quoth_apply_get_reference (self, saying->key, QUOTH_KIND_ACTOR, &json, &saying->actor, error);
}

gboolean
quoth_apply_find_attributes (QuothApply *self, GError **error)
{
  g_autoptr (GHashTable) index = NULL;

  if (self->attributes->len == 0)
    return TRUE;
  index = index_attributes (self, error);
  if (index == NULL)
    return FALSE;
  for (guint i = 0; i < self->attributes->len; i++)
    {
      Saying *saying = &g_array_index (self->attributes, Saying, i);

      if (saying->key != NULL && !saying->pending->was_deleted && !find_one (self, index, saying, error))
        return quoth_apply_fail_at (self, saying->line, error);
    }
  return TRUE;
}

/* ---- Into the values ---- */

static void
remove_all (QuothValue *value)
{
  while (value->attributes != NULL)
    {
      QuothId first = ((QuothAttributeValue *) value->attributes->pdata[0])->attribute;

      quoth_value_set_attribute (value, &first, NULL);
    }
}

static gboolean
place_one (QuothApply *self, Saying *saying, GError **error)
{
  QuothValue *value = saying->pending->value;
  g_autofree char *canonical = NULL;

  if (saying->key == NULL)
    {
      remove_all (value);
      return TRUE;
    }
  if (saying->attribute == NULL)
    return TRUE;
  if (!quoth_id_is_none (&saying->actor))
    {
      if (!quoth_apply_replace_symbol (self, &saying->actor, QUOTH_KIND_ACTOR, error))
        return FALSE;
      g_free (saying->text);
      saying->text = quoth_id_dup_string (&saying->actor);
    }
  if (saying->text != NULL && !quoth_attribute_check (saying->attribute, saying->text, &canonical, error))
    return FALSE;
  quoth_value_set_attribute (value, &saying->attribute->value.id, canonical);
  return TRUE;
}

gboolean
quoth_apply_place_attributes (QuothApply *self, GError **error)
{
  for (guint i = 0; i < self->attributes->len; i++)
    {
      Saying *saying = &g_array_index (self->attributes, Saying, i);

      if (!saying->pending->was_deleted && !place_one (self, saying, error))
        return quoth_apply_fail_at (self, saying->line, error);
    }
  return TRUE;
}
