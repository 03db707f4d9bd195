/* quoth-attribute-values.c: what values have of a project's own attributes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Most projects have no attributes, and most kinds of values have none. So it is asked once for each query of a reader whether
 * any value of its kind has one, and once for each transaction of the writer whether there are any at all; where there are none,
 * nothing is looked for. Where there are, a value costs one look-up in the primary key.
 */

#include "config.h"

#include "store/quoth-attribute-values.h"

#include <glib/gi18n-lib.h>

#include "store/quoth-query.h"

/* Whether the project has attribute values, as far as this transaction is. */
static gboolean
look_for_any (QuothTables *self, gboolean *any, GError **error)
{
  gint64 found;

  if (self->has_attributes == QUOTH_UNKNOWN)
    {
      if (!quoth_query_number (self->database, "SELECT EXISTS (SELECT 1 FROM attribute_value)",
                               &QUOTH_ID_NONE, &found, error))
        return FALSE;
      self->has_attributes = found != 0 ? QUOTH_YES : QUOTH_NO;
    }
  *any = self->has_attributes == QUOTH_YES;
  return TRUE;
}

static gboolean
put_one (QuothTables *self, const QuothId *target, const QuothAttributeValue *entry, GError **error)
{
  sqlite3_stmt *statement = quoth_database_prepare (
    self->database, "INSERT INTO attribute_value (target, attribute, value) VALUES (?1, ?2, ?3)",
    error);

  if (statement == NULL)
    return FALSE;
  quoth_bind_id (statement, 1, target);
  quoth_bind_id (statement, 2, &entry->attribute);
  quoth_bind_text (statement, 3, entry->value);
  return quoth_database_run (self->database, statement, error);
}

gboolean
quoth_attribute_values_put (QuothTables *self, const QuothValue *value, GError **error)
{
  gboolean any;

  if (!look_for_any (self, &any, error))
    return FALSE;
  if (any
      && !quoth_query_run (self->database, "DELETE FROM attribute_value WHERE target = ?1",
                           &value->id, error))
    return FALSE;
  if (value->attributes == NULL)
    return TRUE;

  self->has_attributes = QUOTH_YES;
  for (guint i = 0; i < value->attributes->len; i++)
    if (!put_one (self, &value->id, value->attributes->pdata[i], error))
      return FALSE;
  return TRUE;
}

/* (transfer full) (nullable): the attribute @id; %NULL without an error if there is none. */
static QuothAttribute *
load_attribute (QuothDatabase *database, const QuothId *id, GError **error)
{
  sqlite3_stmt *row;
  QuothAttribute *attribute;

  if (!quoth_query_row (database, quoth_attribute_table.select_one, id, &row, error) || row == NULL)
    return NULL;
  attribute = quoth_attribute_table.load (database, row, error);
  sqlite3_reset (row);
  return attribute;
}

/* (transfer none) (nullable): the attribute @id, kept for the rest of the check. */
static QuothAttribute *
get_attribute (QuothTables *self, const QuothValue *owner, const QuothId *id, GError **error)
{
  QuothAttribute *attribute = g_hash_table_lookup (self->attributes, id);

  if (attribute != NULL)
    return attribute;
  if (!quoth_tables_require (self, owner, N_ ("an attribute"), QUOTH_KIND_ATTRIBUTE, id, error))
    return NULL;
  attribute = load_attribute (self->database, id, error);
  if (attribute != NULL)
    g_hash_table_insert (self->attributes, &attribute->value.id, attribute);
  return attribute;
}

static gboolean
check_kind (QuothTables *self, const QuothValue *value, const QuothAttribute *attribute, GError **error)
{
  g_autofree char *described = NULL;

  if (attribute->on == value->kind)
    return TRUE;
  described = quoth_query_describe (self->database, value->kind, &value->id);
  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
               /* Translators: %1$s is an attribute, %2$s a kind of value as the jsonl format names it, %3$s a value */
               _ ("the attribute “%1$s” is for the type “%2$s” and cannot be given to %3$s"),
               attribute->name, quoth_kind_to_nick (attribute->on), described);
  return FALSE;
}

static gboolean
write_canonical (
  QuothTables *self, const QuothId *target, const QuothId *attribute, const char *text, GError **error)
{
  sqlite3_stmt *statement = quoth_database_prepare (
    self->database, "UPDATE attribute_value SET value = ?3 WHERE target = ?1 AND attribute = ?2",
    error);

  if (statement == NULL)
    return FALSE;
  quoth_bind_id (statement, 1, target);
  quoth_bind_id (statement, 2, attribute);
  quoth_bind_text (statement, 3, text);
  return quoth_database_run (self->database, statement, error);
}

static gboolean
check_one (QuothTables *self, const QuothValue *value, const QuothAttributeValue *entry, GError **error)
{
  QuothAttribute *attribute = get_attribute (self, value, &entry->attribute, error);
  g_autofree char *canonical = NULL;
  QuothId actor;

  if (attribute == NULL || !check_kind (self, value, attribute, error)
      || !quoth_attribute_check (attribute, entry->value, &canonical, error))
    return FALSE;
  if (attribute->type == QUOTH_ATTRIBUTE_ACTOR && quoth_id_from_string (canonical, &actor)
      && !quoth_tables_require (self, value, N_ ("the value of an attribute"), QUOTH_KIND_ACTOR,
                                &actor, error))
    return FALSE;
  return g_str_equal (canonical, entry->value)
         || write_canonical (self, &value->id, &entry->attribute, canonical, error);
}

gboolean
quoth_attribute_values_check (QuothTables *self, const QuothValue *value, GError **error)
{
  for (guint i = 0; value->attributes != NULL && i < value->attributes->len; i++)
    if (!check_one (self, value, value->attributes->pdata[i], error))
      return FALSE;
  return TRUE;
}

gboolean
quoth_attribute_values_has (QuothDatabase *database, QuothKind kind, gboolean *has, GError **error)
{
  sqlite3_stmt *statement = quoth_database_prepare (
    database,
    "SELECT 1 FROM attribute a CROSS JOIN attribute_value v ON v.attribute = a.id"
    " WHERE a.on_kind = ?1 LIMIT 1",
    error);
  int result;

  if (statement == NULL)
    return FALSE;
  quoth_bind_text (statement, 1, quoth_kind_to_nick (kind));
  result = quoth_database_step (database, statement, error);
  *has = result == SQLITE_ROW;
  sqlite3_reset (statement);
  return result != 0;
}

gboolean
quoth_attribute_values_load (QuothDatabase *database, gpointer value, GError **error)
{
  sqlite3_stmt *row = quoth_database_prepare (
    database, "SELECT attribute, value FROM attribute_value WHERE target = ?1 ORDER BY attribute",
    error);
  int result;

  if (row == NULL)
    return FALSE;
  quoth_bind_id (row, 1, &QUOTH_VALUE (value)->id);
  while ((result = quoth_database_step (database, row, error)) == SQLITE_ROW)
    {
      QuothId attribute = quoth_column_id (row, 0);

      quoth_value_set_attribute (value, &attribute, (const char *) sqlite3_column_text (row, 1));
    }
  return result == SQLITE_DONE;
}

/* ---- What does not fit ---- */

/* (transfer full) (nullable): why @text of @target does not fit @attribute. */
static char *
find_misfit (QuothDatabase *database,
             const QuothAttribute *attribute,
             const QuothId *target,
             const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *canonical = NULL;
  QuothId actor;

  if (!quoth_query_has (database, attribute->on, target, NULL))
    return g_strdup_printf (_ ("the attribute “%s” is for the type “%s” only"), attribute->name,
                            quoth_kind_to_nick (attribute->on));
  if (!quoth_attribute_check (attribute, text, &canonical, &error))
    return g_strdup (error->message);
  if (attribute->type == QUOTH_ATTRIBUTE_ACTOR && quoth_id_from_string (canonical, &actor)
      && !quoth_query_has (database, QUOTH_KIND_ACTOR, &actor, NULL))
    return g_strdup_printf (_ ("the attribute “%s” names an actor who is not there"), attribute->name);
  return NULL;
}

gboolean
quoth_attribute_values_find_misfits (
  QuothDatabase *database, const QuothId *id, QuothMisfitFunc func, gpointer user_data, GError **error)
{
  g_autoptr (QuothAttribute) attribute = NULL;
  gboolean go_on = TRUE;
  int result = SQLITE_DONE;
  sqlite3_stmt *row = quoth_database_prepare (
    database,
    "SELECT target, attribute, value FROM attribute_value WHERE attribute = ?1"
    " UNION ALL SELECT target, attribute, value FROM attribute_value WHERE target = ?1",
    error);

  if (row == NULL)
    return FALSE;
  quoth_bind_id (row, 1, id);
  while (go_on && (result = quoth_database_step (database, row, error)) == SQLITE_ROW)
    {
      QuothId target = quoth_column_id (row, 0);
      QuothId key = quoth_column_id (row, 1);
      g_autofree char *why = NULL;

      if (attribute == NULL || !quoth_id_equal (&attribute->value.id, &key))
        {
          g_clear_pointer (&attribute, quoth_value_unref);
          attribute = load_attribute (database, &key, NULL);
        }
      if (attribute != NULL)
        why = find_misfit (database, attribute, &target, (const char *) sqlite3_column_text (row, 2));
      go_on = why == NULL || func (attribute, &target, why, user_data);
    }
  sqlite3_reset (row);
  return !go_on || result == SQLITE_DONE;
}
