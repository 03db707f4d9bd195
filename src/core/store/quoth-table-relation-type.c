/* quoth-table-relation-type.c: the table of the types of relations that a codebook adds, or bounds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A relation has the key of its type, as it has those that every project has. When the key changes, the relations follow.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/quoth-relation-type.h"
#include "store/quoth-query.h"
#include "store/quoth-tables-private.h"
#include "store/quoth-uses.h"
#include "store/quoth-valid.h"

#define IS_BUILT_IN "('supports', 'contradicts', 'repeats', 'elaborates', 'qualifies')"

static gboolean
check_fields (const QuothRelationType *type, GError **error)
{
  return quoth_valid_name (N_ ("the key of the type of relations"), type->key, error)
         && quoth_valid_name (N_ ("the name of the type of relations"), type->name, error)
         && quoth_valid_text (N_ ("the definition of the type of relations"), type->definition, error)
         && quoth_valid_color (N_ ("the colour of the type of relations"), type->color, error);
}

/* Two types that swap their keys in one change would leave relations of which nobody knows which are meant. */
static gboolean
check_rename (QuothTables *self, const QuothRelationType *type, GError **error)
{
  sqlite3_stmt *statement = quoth_database_prepare (
    self->database,
    "SELECT 1 FROM relation_type t JOIN relation_type other ON other.key = ?2 AND other.id <> t.id"
    " WHERE t.id = ?1 AND t.key <> ?2 AND EXISTS (SELECT 1 FROM relation WHERE kind = t.key)",
    error);
  int result;

  if (statement == NULL)
    return FALSE;
  quoth_bind_id (statement, 1, &type->value.id);
  quoth_bind_text (statement, 2, type->key);
  result = quoth_database_step (self->database, statement, error);
  sqlite3_reset (statement);
  if (result == SQLITE_ROW)
    g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_EXISTS,
                 _ ("the type of relations “%s” is in use and cannot get the key “%s” of another type"),
                 type->name, type->key);
  return result == SQLITE_DONE;
}

/* The relations of the type get the key that it is about to have. */
static gboolean
rename_in_relations (QuothTables *self, const QuothRelationType *type, GError **error)
{
  sqlite3_stmt *statement = quoth_database_prepare (
    self->database,
    "UPDATE relation SET kind = ?2 WHERE kind = (SELECT key FROM relation_type WHERE id = ?1"
    " AND key <> ?2 AND key NOT IN " IS_BUILT_IN ")",
    error);

  if (statement == NULL)
    return FALSE;
  quoth_bind_id (statement, 1, &type->value.id);
  quoth_bind_text (statement, 2, type->key);
  return quoth_database_run (self->database, statement, error);
}

static gboolean
put_relation_type (QuothTables *self, gpointer value, GError **error)
{
  QuothRelationType *type = value;
  sqlite3_stmt *statement;

  if (!check_fields (type, error) || !check_rename (self, type, error)
      || !rename_in_relations (self, type, error))
    return FALSE;

  statement = quoth_database_prepare (
    self->database,
    "INSERT INTO relation_type (id, key, name, definition, symmetric, from_code, to_code, color, position)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"
    " ON CONFLICT DO UPDATE SET key = excluded.key, name = excluded.name,"
    " definition = excluded.definition, symmetric = excluded.symmetric,"
    " from_code = excluded.from_code, to_code = excluded.to_code, color = excluded.color,"
    " position = excluded.position",
    error);
  if (statement == NULL)
    return FALSE;
  quoth_bind_id (statement, 1, &type->value.id);
  quoth_bind_text (statement, 2, type->key);
  quoth_bind_text (statement, 3, type->name);
  quoth_bind_text (statement, 4, type->definition);
  sqlite3_bind_int (statement, 5, type->symmetric ? 1 : 0);
  quoth_bind_id (statement, 6, &type->from_code);
  quoth_bind_id (statement, 7, &type->to_code);
  quoth_bind_text (statement, 8, type->color);
  sqlite3_bind_int64 (statement, 9, type->position);
  return quoth_database_run (self->database, statement, error);
}

static gboolean
remove_relation_type (QuothTables *self, const QuothId *id, GError **error)
{
  static const QuothUse uses[] = {
    { QUOTH_USE_RELATION, "SELECT count (*) FROM relation_type t JOIN relation r ON r.kind = t.key"
                          " WHERE t.id = ?1 AND t.key NOT IN " IS_BUILT_IN },
  };

  return quoth_uses_refuse (self->database, QUOTH_KIND_RELATION_TYPE, id, uses, G_N_ELEMENTS (uses),
                            error)
         && quoth_tables_remove_attached (self, id, error)
         && quoth_query_run (self->database, "DELETE FROM relation_type WHERE id = ?1", id, error);
}

static gboolean
check_key (QuothTables *self, const QuothRelationType *type, GError **error)
{
  gint64 found;

  if (!quoth_query_number (self->database,
                           "SELECT count (*) FROM relation_type t JOIN relation_type other"
                           " ON other.key = t.key AND other.id <> t.id WHERE t.id = ?1",
                           &type->value.id, &found, error))
    return FALSE;
  if (found == 0)
    return TRUE;
  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_EXISTS,
               _ ("there is another type of relations with the key “%s”; each needs a key of its own"),
               type->key);
  return FALSE;
}

static gboolean
check_relation_type (QuothTables *self, gpointer value, GError **error)
{
  QuothRelationType *type = value;

  return quoth_tables_require_optional (self, value, N_ ("where it comes from"), QUOTH_KIND_CODE,
                                        &type->from_code, error)
         && quoth_tables_require_optional (self, value, N_ ("where it goes to"), QUOTH_KIND_CODE,
                                           &type->to_code, error)
         && check_key (self, type, error);
}

static gpointer
load_relation_type (QuothDatabase *database, sqlite3_stmt *row, GError **error)
{
  QuothId id = quoth_column_id (row, 0);
  QuothRelationType *type = quoth_relation_type_new (&id);

  type->key = quoth_column_dup_text (row, 1);
  type->name = quoth_column_dup_text (row, 2);
  type->definition = quoth_column_dup_text (row, 3);
  type->symmetric = sqlite3_column_int (row, 4) != 0;
  type->from_code = quoth_column_id (row, 5);
  type->to_code = quoth_column_id (row, 6);
  type->color = quoth_column_dup_text (row, 7);
  type->position = (guint) sqlite3_column_int64 (row, 8);
  return type;
}

#define SELECT_RELATION_TYPE                                                               \
  "SELECT id, key, name, definition, symmetric, from_code, to_code, color, position FROM " \
  "relation_type "

const QuothTableClass quoth_relation_type_table = {
  .put = put_relation_type,
  .remove = remove_relation_type,
  .check = check_relation_type,
  .select_all = SELECT_RELATION_TYPE "ORDER BY position, id",
  .select_one = SELECT_RELATION_TYPE "WHERE id = ?1",
  .load = load_relation_type,
};
