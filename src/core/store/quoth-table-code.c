/* quoth-table-code.c: the tables of the codebook
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/quoth-code.h"
#include "store/quoth-code-examples.h"
#include "store/quoth-query.h"
#include "store/quoth-tables-private.h"
#include "store/quoth-uses.h"
#include "store/quoth-valid.h"

static gboolean
check_shortcut (const char *shortcut, GError **error)
{
  if (shortcut == NULL || *shortcut == '\0'
      || (strlen (shortcut) == 1 && *shortcut >= '1' && *shortcut <= '9'))
    return TRUE;
  if (quoth_valid_text (N_ ("the shortcut of the code"), shortcut, error))
    g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
                 _ ("the shortcut of the code is “%s”: it must be one of the keys 1 to 9"),
                 shortcut);
  return FALSE;
}

static gboolean
check_fields (const QuothCode *code, GError **error)
{
  return quoth_valid_name (N_ ("the key of the code"), code->key, error)
         && quoth_valid_name (N_ ("the name of the code"), code->name, error)
         && quoth_valid_text (N_ ("the definition of the code"), code->definition, error)
         && quoth_valid_text (N_ ("the inclusion rule of the code"), code->inclusion, error)
         && quoth_valid_text (N_ ("the exclusion rule of the code"), code->exclusion, error)
         && quoth_valid_color (N_ ("the colour of the code"), code->color, error)
         && check_shortcut (code->shortcut, error)
         && quoth_code_examples_check_fields (code, error);
}

static gboolean
put_code (QuothTables *self, gpointer value, GError **error)
{
  QuothCode *code = value;
  sqlite3_stmt *statement;

  if (!check_fields (code, error))
    return FALSE;

  statement = quoth_database_prepare (
    self->database,
    "INSERT INTO code (id, key, name, parent, definition, inclusion, exclusion, color, shortcut, "
    "position)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"
    " ON CONFLICT DO UPDATE SET key = excluded.key, name = excluded.name, parent = excluded.parent,"
    " definition = excluded.definition, inclusion = excluded.inclusion, exclusion = "
    "excluded.exclusion,"
    " color = excluded.color, shortcut = excluded.shortcut, position = excluded.position",
    error);
  if (statement == NULL)
    return FALSE;
  quoth_bind_id (statement, 1, &code->value.id);
  quoth_bind_text (statement, 2, code->key);
  quoth_bind_text (statement, 3, code->name);
  quoth_bind_id (statement, 4, &code->parent);
  quoth_bind_text (statement, 5, code->definition);
  quoth_bind_text (statement, 6, code->inclusion);
  quoth_bind_text (statement, 7, code->exclusion);
  quoth_bind_text (statement, 8, code->color);
  quoth_bind_text (statement, 9, code->shortcut);
  sqlite3_bind_int64 (statement, 10, code->position);
  return quoth_database_run (self->database, statement, error)
         && quoth_code_examples_put (self->database, code, error);
}

static gboolean
remove_code (QuothTables *self, const QuothId *id, GError **error)
{
  static const QuothUse uses[] = {
    { QUOTH_USE_CLAIM, "SELECT count (*) FROM claim_category WHERE code = ?1" },
    { QUOTH_USE_CODE, "SELECT count (*) FROM code WHERE parent = ?1" },
    { QUOTH_USE_RELATION_TYPE,
      "SELECT count (*) FROM relation_type WHERE from_code = ?1 OR to_code = ?1" },
  };

  return quoth_uses_refuse (self->database, QUOTH_KIND_CODE, id, uses, G_N_ELEMENTS (uses), error)
         && quoth_tables_remove_attached (self, id, error)
         && quoth_query_run (self->database, "DELETE FROM code_example WHERE code = ?1", id, error)
         && quoth_query_run (self->database, "DELETE FROM code WHERE id = ?1", id, error);
}

static gboolean
check_key (QuothTables *self, const QuothCode *code, GError **error)
{
  gint64 found;

  if (!quoth_query_number (self->database,
                           "SELECT count (*) FROM code c JOIN code other"
                           " ON other.key = c.key AND other.id <> c.id WHERE c.id = ?1",
                           &code->value.id, &found, error))
    return FALSE;
  if (found == 0)
    return TRUE;
  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_EXISTS,
               _ ("there is another code with the key “%s”; every code needs a key of its own"),
               code->key);
  return FALSE;
}

static gboolean
check_shortcut_is_free (QuothTables *self, const QuothCode *code, GError **error)
{
  gint64 found;

  if (!quoth_query_number (self->database,
                           "SELECT count (*) FROM code c JOIN code other"
                           " ON other.shortcut = c.shortcut AND other.id <> c.id WHERE c.id = ?1",
                           &code->value.id, &found, error))
    return FALSE;
  if (found == 0)
    return TRUE;
  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_EXISTS,
               _ ("the shortcut %s of the code “%s” is that of another code too; a key can set one code only"),
               code->shortcut, code->name);
  return FALSE;
}

static gboolean
check_code (QuothTables *self, gpointer value, GError **error)
{
  QuothCode *code = value;
  gint64 found;

  if (!quoth_tables_require_optional (self, &code->value, N_ ("its parent"), QUOTH_KIND_CODE,
                                      &code->parent, error)
      || !check_key (self, code, error) || !check_shortcut_is_free (self, code, error)
      || !quoth_code_examples_check (self, code, error)
      || !quoth_query_number (
        self->database,
        "WITH RECURSIVE above (id) AS (SELECT parent FROM code WHERE id = ?1"
        " UNION SELECT c.parent FROM above JOIN code c ON c.id = above.id WHERE "
        "c.parent IS NOT NULL)"
        " SELECT count (*) FROM above WHERE id = ?1",
        &code->value.id, &found, error))
    return FALSE;
  if (found == 0)
    return TRUE;
  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
               _ ("the code “%s” cannot be under itself, nor under a code that is under it"),
               code->name);
  return FALSE;
}

static gpointer
load_code (QuothDatabase *database, sqlite3_stmt *row, GError **error)
{
  QuothId id = quoth_column_id (row, 0);
  g_autoptr (QuothCode) code = quoth_code_new (&id);

  code->key = quoth_column_dup_text (row, 1);
  code->name = quoth_column_dup_text (row, 2);
  code->parent = quoth_column_id (row, 3);
  code->definition = quoth_column_dup_text (row, 4);
  code->inclusion = quoth_column_dup_text (row, 5);
  code->exclusion = quoth_column_dup_text (row, 6);
  code->color = quoth_column_dup_text (row, 7);
  code->shortcut = quoth_column_dup_text (row, 8);
  code->position = (guint) sqlite3_column_int64 (row, 9);
  return quoth_code_examples_load (database, code, error) ? g_steal_pointer (&code) : NULL;
}

#define SELECT_CODE                                                                            \
  "SELECT id, key, name, parent, definition, inclusion, exclusion, color, shortcut, position " \
  "FROM code "

const QuothTableClass quoth_code_table = {
  .put = put_code,
  .remove = remove_code,
  .check = check_code,
  .select_all = SELECT_CODE "ORDER BY position, id",
  .select_one = SELECT_CODE "WHERE id = ?1",
  .load = load_code,
};
