/* quoth-table-attribute.c: the table of the attributes that a project defines
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/quoth-attribute-values.h"
#include "store/quoth-query.h"
#include "store/quoth-uses.h"
#include "store/quoth-valid.h"

/* Choices are kept one a line. */
static gboolean
check_choices (const QuothAttribute *attribute, GError **error)
{
  guint n = attribute->choices != NULL ? g_strv_length (attribute->choices) : 0;

  if ((attribute->type == QUOTH_ATTRIBUTE_CHOICE) != (n > 0))
    {
      g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
                   n > 0 ? _ ("the attribute “%s” has choices: only one of the type choice can")
                         : _ ("the attribute “%s” is a choice of nothing: it needs at least one choice"),
                   attribute->name);
      return FALSE;
    }
  for (guint i = 0; i < n; i++)
    {
      const char *choice = attribute->choices[i];

      if (!quoth_valid_name (N_ ("a choice of the attribute"), choice, error))
        return FALSE;
      for (guint j = 0; j < i; j++)
        if (g_str_equal (choice, attribute->choices[j]))
          {
            g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
                         _ ("the attribute “%s” has the choice “%s” twice"), attribute->name, choice);
            return FALSE;
          }
      if (strchr (choice, '\n') != NULL)
        {
          g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
                       _ ("a choice of the attribute “%s” is of more than one line"), attribute->name);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
check_fields (const QuothAttribute *attribute, GError **error)
{
  if (!quoth_valid_name (N_ ("the key of the attribute"), attribute->key, error)
      || !quoth_valid_name (N_ ("the name of the attribute"), attribute->name, error)
      || !quoth_valid_text (N_ ("the definition of the attribute"), attribute->definition, error))
    return FALSE;
  if (!quoth_attribute_allows_kind (attribute->on))
    {
      g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
                   _ ("the attribute “%s” is for the type “%s”, which cannot have attributes"),
                   attribute->name, quoth_kind_to_nick (attribute->on));
      return FALSE;
    }
  return check_choices (attribute, error);
}

/* What has values of it stays of the kind it is for. */
static gboolean
check_stored (QuothTables *self, const QuothAttribute *attribute, GError **error)
{
  g_autofree char *on = NULL;
  sqlite3_stmt *row;

  if (!quoth_query_row (self->database,
                        "SELECT on_kind FROM attribute a WHERE id = ?1"
                        " AND EXISTS (SELECT 1 FROM attribute_value WHERE attribute = a.id)",
                        &attribute->value.id, &row, error))
    return FALSE;
  if (row == NULL)
    return TRUE;
  on = quoth_column_dup_text (row, 0);
  sqlite3_reset (row);
  if (g_strcmp0 (on, quoth_kind_to_nick (attribute->on)) == 0)
    return TRUE;
  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
               _ ("the attribute “%s” has values on the type “%s” and cannot move to the type “%s”"),
               attribute->name, on, quoth_kind_to_nick (attribute->on));
  return FALSE;
}

static gboolean
put_attribute (QuothTables *self, gpointer value, GError **error)
{
  QuothAttribute *attribute = value;
  g_autofree char *choices = NULL;
  sqlite3_stmt *statement;

  if (!check_fields (attribute, error) || !check_stored (self, attribute, error))
    return FALSE;

  statement = quoth_database_prepare (
    self->database,
    "INSERT INTO attribute (id, on_kind, key, name, type, choices, definition, position)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
    " ON CONFLICT DO UPDATE SET on_kind = excluded.on_kind, key = excluded.key,"
    " name = excluded.name, type = excluded.type, choices = excluded.choices,"
    " definition = excluded.definition, position = excluded.position",
    error);
  if (statement == NULL)
    return FALSE;
  if (attribute->choices != NULL)
    choices = g_strjoinv ("\n", attribute->choices);
  quoth_bind_id (statement, 1, &attribute->value.id);
  quoth_bind_text (statement, 2, quoth_kind_to_nick (attribute->on));
  quoth_bind_text (statement, 3, attribute->key);
  quoth_bind_text (statement, 4, attribute->name);
  quoth_bind_text (statement, 5, quoth_attribute_type_to_nick (attribute->type));
  quoth_bind_text (statement, 6, choices);
  quoth_bind_text (statement, 7, attribute->definition);
  sqlite3_bind_int64 (statement, 8, attribute->position);
  return quoth_database_run (self->database, statement, error);
}

static gboolean
remove_attribute (QuothTables *self, const QuothId *id, GError **error)
{
  static const QuothUse uses[] = {
    { QUOTH_USE_VALUE, "SELECT count (*) FROM attribute_value WHERE attribute = ?1" },
  };

  return quoth_uses_refuse (self->database, QUOTH_KIND_ATTRIBUTE, id, uses, G_N_ELEMENTS (uses), error)
         && quoth_tables_remove_attached (self, id, error)
         && quoth_query_run (self->database, "DELETE FROM attribute WHERE id = ?1", id, error);
}

static gboolean
check_key (QuothTables *self, const QuothAttribute *attribute, GError **error)
{
  gint64 found;

  if (!quoth_query_number (self->database,
                           "SELECT count (*) FROM attribute a JOIN attribute other"
                           " ON other.key = a.key AND other.on_kind = a.on_kind AND other.id <> a.id"
                           " WHERE a.id = ?1",
                           &attribute->value.id, &found, error))
    return FALSE;
  if (found == 0)
    return TRUE;
  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_EXISTS,
               _ ("there is another attribute with the key “%s” for the type “%s”; each needs a key of its own"),
               attribute->key, quoth_kind_to_nick (attribute->on));
  return FALSE;
}

typedef struct
{
  QuothTables *tables;
  GError **error;
} Refusal;

static gboolean
refuse_misfit_cb (const QuothAttribute *attribute,
                  const QuothId *target,
                  const char *why,
                  gpointer user_data)
{
  Refusal *refusal = user_data;
  g_autofree char *described = NULL;

  /* Of what the same change put, its own check tells more. */
  if (g_hash_table_contains (refusal->tables->put, target))
    return TRUE;
  described = quoth_query_describe (refusal->tables->database, attribute->on, target);
  g_set_error (refusal->error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
               /* Translators: %1$s is an attribute, %2$s a value that has it, %3$s why it does not fit */
               _ ("the attribute “%1$s” cannot change in this way, since %2$s has a value that would not fit: %3$s"),
               attribute->name, described, why);
  return FALSE;
}

static gboolean
check_attribute (QuothTables *self, gpointer value, GError **error)
{
  QuothAttribute *attribute = value;
  g_autoptr (GError) local_error = NULL;
  Refusal refusal = { self, &local_error };

  if (!check_key (self, attribute, error)
      || !quoth_attribute_values_find_misfits (self->database, &attribute->value.id,
                                               refuse_misfit_cb, &refusal, error))
    return FALSE;
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gpointer
load_attribute (QuothDatabase *database, sqlite3_stmt *row, GError **error)
{
  QuothId id = quoth_column_id (row, 0);
  QuothAttribute *attribute = quoth_attribute_new (&id);
  const char *choices = (const char *) sqlite3_column_text (row, 5);

  quoth_kind_from_nick ((const char *) sqlite3_column_text (row, 1), &attribute->on);
  attribute->key = quoth_column_dup_text (row, 2);
  attribute->name = quoth_column_dup_text (row, 3);
  quoth_attribute_type_from_nick ((const char *) sqlite3_column_text (row, 4), &attribute->type);
  if (choices != NULL)
    attribute->choices = g_strsplit (choices, "\n", -1);
  attribute->definition = quoth_column_dup_text (row, 6);
  attribute->position = (guint) sqlite3_column_int64 (row, 7);
  return attribute;
}

#define SELECT_ATTRIBUTE \
  "SELECT id, on_kind, key, name, type, choices, definition, position FROM attribute "

const QuothTableClass quoth_attribute_table = {
  .put = put_attribute,
  .remove = remove_attribute,
  .check = check_attribute,
  .select_all = SELECT_ATTRIBUTE "ORDER BY position, id",
  .select_one = SELECT_ATTRIBUTE "WHERE id = ?1",
  .load = load_attribute,
};
