/* quoth-apply-check.c: a dry run of an apply: what can be found out without writing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The store checks all of this too, and more, when it writes.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "formats/quoth-apply-private.h"

static gboolean
has_value (QuothApply *self, const QuothId *id, guint kind)
{
  QuothPending *pending = quoth_apply_find_pending (self, id);

  if (pending != NULL)
    return !pending->was_deleted && (kind == QUOTH_KIND_ANY || pending->value->kind == kind);
  if (g_hash_table_contains (self->deleted, id))
    return FALSE;
  if (kind != QUOTH_KIND_ANY)
    return quoth_reader_has (self->reader, kind, id);
  for (guint k = 0; k < QUOTH_N_KINDS; k++)
    if (quoth_reader_has (self->reader, k, id))
      return TRUE;
  return FALSE;
}

static gboolean
check_reference_cb (QuothId *id, guint kind, gpointer user_data, GError **error)
{
  char string[QUOTH_ID_STRING_SIZE];

  if (quoth_id_is_none (id) || has_value (user_data, id, kind))
    return TRUE;
  g_set_error (error,
               QUOTH_ERROR,
               QUOTH_ERROR_REFERENCE,
               _("There is no %s with the id %s"),
               kind == QUOTH_KIND_ANY ? _("value") : quoth_kind_to_nick (kind),
               quoth_id_to_string (id, string));
  return FALSE;
}

static QuothText *
get_text (QuothApply *self, GHashTable *texts, const QuothId *document, GError **error)
{
  QuothPending *pending = quoth_apply_find_pending (self, document);
  QuothText *text = g_hash_table_lookup (texts, document);

  if (text != NULL)
    return text;
  text = pending != NULL && quoth_document (pending->value)->text != NULL
           ? quoth_text_ref (quoth_document (pending->value)->text)
           : quoth_reader_load_text (self->reader, document, error);
  if (text != NULL)
    g_hash_table_insert (texts, quoth_id_memdup (document), text);
  return text;
}

/* That the actors are there whom attributes name. */
static gboolean
check_attributes (QuothApply *self, const QuothValue *value, GError **error)
{
  for (guint i = 0; value->attributes != NULL && i < value->attributes->len; i++)
    {
      const QuothAttributeValue *entry = value->attributes->pdata[i];
      const QuothAttribute *attribute = quoth_apply_find_attribute (self, &entry->attribute);
      QuothId actor;

      if (attribute != NULL && attribute->type == QUOTH_ATTRIBUTE_ACTOR
          && quoth_id_from_string (entry->value, &actor)
          && !check_reference_cb (&actor, QUOTH_KIND_ACTOR, self, error))
        return FALSE;
    }
  return TRUE;
}

/* The types of annotations that are there after the apply, by their keys. */
static GHashTable *
list_annotation_types (QuothApply *self, GError **error)
{
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);
  QuothApplyIndex *index = quoth_apply_get_index (self, QUOTH_KIND_ANNOTATION_TYPE, error);

  for (guint i = 0; index != NULL && i < index->values->len; i++)
    {
      QuothAnnotationType *type = index->values->pdata[i];

      if (quoth_apply_find_pending (self, &type->value.id) == NULL && !g_hash_table_contains (self->deleted, &type->value.id))
        g_hash_table_add (keys, type->key);
    }
  for (guint i = 0; i < self->pending->len; i++)
    {
      const QuothPending *pending = self->pending->pdata[i];

      if (pending->value->kind == QUOTH_KIND_ANNOTATION_TYPE && !pending->was_deleted)
        g_hash_table_add (keys, quoth_annotation_type (pending->value)->key);
    }
  return index != NULL ? g_steal_pointer (&keys) : NULL;
}

/* In the words of the store (quoth-table-cue.c). */
static gboolean
refuse_cue_kind (const char *kind, GHashTable *types, GError **error)
{
  g_autoptr (GList) keys = g_list_sort (g_hash_table_get_keys (types), (GCompareFunc) strcmp);
  g_autoptr (GString) list = g_string_new (NULL);

  for (const GList *key = keys; key != NULL; key = key->next)
    g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", (const char *) key->data);
  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
               _("the type of the annotation is “%s”: it must be cue, evidence or the key of an annotation type that the codebook defines "
                 "(an “annotation-type” in jsonl): %s"),
               kind, list->len > 0 ? list->str : _("none yet"));
  return FALSE;
}

static gboolean
check_cue_kind (QuothApply *self, gpointer value, GError **error)
{
  const char *kind = QUOTH_VALUE (value)->kind == QUOTH_KIND_CUE ? quoth_cue (value)->cue_kind : NULL;

  if (kind == NULL || !quoth_cue_kind_is_own (kind))
    return TRUE;
  if (self->annotation_types == NULL)
    self->annotation_types = list_annotation_types (self, error);
  if (self->annotation_types == NULL)
    return FALSE;
  return g_hash_table_contains (self->annotation_types, kind) || refuse_cue_kind (kind, self->annotation_types, error);
}

static gboolean
check_value (QuothApply *self, GHashTable *texts, gpointer value, GError **error)
{
  QuothText *text;

  if (!quoth_apply_foreach_reference (value, check_reference_cb, self, error)
      || !check_attributes (self, value, error) || !check_cue_kind (self, value, error))
    return FALSE;
  if (!quoth_kind_is_annotation (QUOTH_VALUE (value)->kind))
    return TRUE;
  if (QUOTH_ANNOTATION (value)->unplaced)
    return quoth_annotation_check (value, NULL, error);
  text = get_text (self, texts, &QUOTH_ANNOTATION (value)->document, error);
  return text != NULL && quoth_annotation_check (value, text, error);
}

/* ---- Names that must be unique ---- */

static const char *
get_unique_name (gpointer value)
{
  switch ((int) QUOTH_VALUE (value)->kind)
    {
    case QUOTH_KIND_CODER:
      return quoth_coder (value)->name;
    case QUOTH_KIND_ACTOR_KIND:
      return quoth_actor_kind (value)->key;
    case QUOTH_KIND_ANNOTATION_TYPE:
      return quoth_annotation_type (value)->key;
    case QUOTH_KIND_CODE:
      return quoth_code (value)->key;
    case QUOTH_KIND_RELATION_TYPE:
      return quoth_relation_type (value)->key;
    case QUOTH_KIND_DOCUMENT:
      return quoth_document (value)->name;
    default:
      return NULL;
    }
}

/* Whether another value that is there after the apply has the name already. */
static gboolean
check_name (QuothApply *self, GHashTable *names, QuothValue *value, GError **error)
{
  const char *name = get_unique_name (value);
  QuothApplyIndex *index;
  GPtrArray *named;
  gboolean taken;

  if (name == NULL)
    return TRUE;
  index = quoth_apply_get_index (self, value->kind, error);
  if (index == NULL)
    return FALSE;
  taken = !g_hash_table_add (names, g_strdup_printf ("%u %s", value->kind, name));
  named = g_hash_table_lookup (index->by_name, name);
  for (guint i = 0; named != NULL && i < named->len; i++)
    {
      const QuothId *other = &QUOTH_VALUE (named->pdata[i])->id;

      taken = taken
              || (g_strcmp0 (get_unique_name (named->pdata[i]), name) == 0
                  && quoth_apply_find_pending (self, other) == NULL && !g_hash_table_contains (self->deleted, other));
    }
  if (!taken)
    return TRUE;
  g_set_error (error,
               QUOTH_ERROR,
               QUOTH_ERROR_EXISTS,
               _("There is another %s “%s”; each needs a name of its own"),
               quoth_kind_to_nick (value->kind),
               name);
  return FALSE;
}

gboolean
quoth_apply_check (QuothApply *self, GError **error)
{
  g_autoptr (GHashTable) texts
    = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, (GDestroyNotify) quoth_text_unref);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->pending->len; i++)
    {
      QuothPending *pending = self->pending->pdata[i];

      if (pending->was_deleted)
        continue;
      if (!check_value (self, texts, pending->value, error) || !check_name (self, names, pending->value, error))
        return quoth_apply_fail_at (self, pending->line, error);
    }
  return TRUE;
}
