/* quoth-table-annotation-type.c: the table of the types of annotations that a project adds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A cue has the key of its type, as it has those that every project has. When the key changes, the cues follow.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/quoth-annotation-type.h"
#include "store/quoth-query.h"
#include "store/quoth-tables-private.h"
#include "store/quoth-uses.h"
#include "store/quoth-valid.h"

#define IS_BUILT_IN "('cue', 'evidence')"

static gboolean
check_fields (const QuothAnnotationType *type, GError **error)
{
  return quoth_valid_name (N_ ("the key of the type of annotations"), type->key, error)
         && quoth_valid_word (N_ ("the key of the type of annotations"), type->key, error)
         && quoth_valid_name (N_ ("the name of the type of annotations"), type->name, error)
         && quoth_valid_text (N_ ("the definition of the type of annotations"), type->definition, error)
         && quoth_valid_color (N_ ("the colour of the type of annotations"), type->color, error);
}

/* Two types that swap their keys in one change would leave cues of which nobody knows which are meant. */
static gboolean
check_rename (QuothTables *self, const QuothAnnotationType *type, GError **error)
{
  sqlite3_stmt *statement = quoth_database_prepare (
    self->database,
    "SELECT 1 FROM annotation_type t JOIN annotation_type other ON other.key = ?2 AND other.id <> t.id"
    " WHERE t.id = ?1 AND t.key <> ?2 AND EXISTS (SELECT 1 FROM cue WHERE kind = t.key)",
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
                 _ ("the type of annotations “%s” is in use and cannot get the key “%s” of another type"),
                 type->name, type->key);
  return result == SQLITE_DONE;
}

/* The cues of the type get the key that it is about to have. */
static gboolean
rename_in_cues (QuothTables *self, const QuothAnnotationType *type, GError **error)
{
  sqlite3_stmt *statement = quoth_database_prepare (
    self->database,
    "UPDATE cue SET kind = ?2 WHERE kind = (SELECT key FROM annotation_type WHERE id = ?1"
    " AND key <> ?2 AND key NOT IN " IS_BUILT_IN ")",
    error);

  if (statement == NULL)
    return FALSE;
  quoth_bind_id (statement, 1, &type->value.id);
  quoth_bind_text (statement, 2, type->key);
  return quoth_database_run (self->database, statement, error);
}

static gboolean
put_annotation_type (QuothTables *self, gpointer value, GError **error)
{
  QuothAnnotationType *type = value;
  sqlite3_stmt *statement;

  if (!check_fields (type, error) || !check_rename (self, type, error)
      || !rename_in_cues (self, type, error))
    return FALSE;

  statement = quoth_database_prepare (
    self->database,
    "INSERT INTO annotation_type (id, key, name, color, definition, position) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
    " ON CONFLICT DO UPDATE SET key = excluded.key, name = excluded.name, color = excluded.color,"
    " definition = excluded.definition, position = excluded.position",
    error);
  if (statement == NULL)
    return FALSE;
  quoth_bind_id (statement, 1, &type->value.id);
  quoth_bind_text (statement, 2, type->key);
  quoth_bind_text (statement, 3, type->name);
  quoth_bind_text (statement, 4, type->color);
  quoth_bind_text (statement, 5, type->definition);
  sqlite3_bind_int64 (statement, 6, type->position);
  return quoth_database_run (self->database, statement, error);
}

static gboolean
remove_annotation_type (QuothTables *self, const QuothId *id, GError **error)
{
  static const QuothUse uses[] = {
    { QUOTH_USE_CUE, "SELECT count (*) FROM annotation_type t JOIN cue c ON c.kind = t.key"
                     " WHERE t.id = ?1 AND t.key NOT IN " IS_BUILT_IN },
  };

  return quoth_uses_refuse (self->database, QUOTH_KIND_ANNOTATION_TYPE, id, uses, G_N_ELEMENTS (uses), error)
         && quoth_tables_remove_attached (self, id, error)
         && quoth_query_run (self->database, "DELETE FROM annotation_type WHERE id = ?1", id, error);
}

static gboolean
check_annotation_type (QuothTables *self, gpointer value, GError **error)
{
  QuothAnnotationType *type = value;
  gint64 found;

  if (!quoth_query_number (self->database,
                           "SELECT count (*) FROM annotation_type t JOIN annotation_type other"
                           " ON other.key = t.key AND other.id <> t.id WHERE t.id = ?1",
                           &type->value.id, &found, error))
    return FALSE;
  if (found == 0)
    return TRUE;
  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_EXISTS,
               _ ("there is another type of annotations with the key “%s”; each needs a key of its own"),
               type->key);
  return FALSE;
}

static gpointer
load_annotation_type (QuothDatabase *database, sqlite3_stmt *row, GError **error)
{
  QuothId id = quoth_column_id (row, 0);
  QuothAnnotationType *type = quoth_annotation_type_new (&id);

  type->key = quoth_column_dup_text (row, 1);
  type->name = quoth_column_dup_text (row, 2);
  type->color = quoth_column_dup_text (row, 3);
  type->definition = quoth_column_dup_text (row, 4);
  type->position = (guint) sqlite3_column_int64 (row, 5);
  return type;
}

#define SELECT_ANNOTATION_TYPE "SELECT id, key, name, color, definition, position FROM annotation_type "

const QuothTableClass quoth_annotation_type_table = {
  .put = put_annotation_type,
  .remove = remove_annotation_type,
  .check = check_annotation_type,
  .select_all = SELECT_ANNOTATION_TYPE "ORDER BY position, id",
  .select_one = SELECT_ANNOTATION_TYPE "WHERE id = ?1",
  .load = load_annotation_type,
};
