/* quoth-changeset-rows.c: the rows of a changeset
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/quoth-changeset-rows.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/quoth-changeset.h"

static const QuothTable *
find_table (const char *name)
{
  const QuothTable *table = quoth_schema_get_tables ();

  while (table->name != NULL && !g_str_equal (table->name, name))
    table++;
  return table;
}

static gboolean
walk (QuothRow *row, QuothRowFunc func, gpointer user_data, int *result, GError **error)
{
  while (*result == SQLITE_OK && (*result = sqlite3changeset_next (row->iter)) == SQLITE_ROW)
    {
      const char *name;

      *result = sqlite3changeset_op (row->iter, &name, &row->n_columns, &row->op, NULL);
      if (*result != SQLITE_OK)
        break;
      /* Rows come table by table. */
      if (row->table == NULL || row->table->name == NULL || !g_str_equal (row->table->name, name))
        row->table = find_table (name);
      row->name = name;
      if (row->table->name != NULL && !func (row, user_data, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
quoth_changeset_foreach_row (GBytes *changeset, QuothRowFunc func, gpointer user_data, GError **error)
{
  QuothRow row = { 0 };
  int result = SQLITE_CORRUPT;
  int finished = SQLITE_OK;
  gboolean done = TRUE;

  if (quoth_changeset_is_whole (changeset))
    {
      result = sqlite3changeset_start (
        &row.iter, (int) g_bytes_get_size (changeset), (void *) g_bytes_get_data (changeset, NULL));
      done = walk (&row, func, user_data, &result, error);
      finished = sqlite3changeset_finalize (row.iter);
    }
  if (!done || (result == SQLITE_DONE && finished == SQLITE_OK))
    return done;
  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_DAMAGED, _("An entry of the journal is damaged: %s"),
               sqlite3_errstr (result != SQLITE_DONE ? result : finished));
  return FALSE;
}

sqlite3_value *
quoth_row_get_old (const QuothRow *row, int column)
{
  sqlite3_value *value = NULL;

  if (row->op != SQLITE_INSERT)
    sqlite3changeset_old (row->iter, column, &value);
  return value;
}

sqlite3_value *
quoth_row_get_new (const QuothRow *row, int column)
{
  sqlite3_value *value = NULL;

  if (row->op != SQLITE_DELETE)
    sqlite3changeset_new (row->iter, column, &value);
  return value;
}

sqlite3_value *
quoth_row_get (const QuothRow *row, int column)
{
  sqlite3_value *value = quoth_row_get_new (row, column);

  return value != NULL ? value : quoth_row_get_old (row, column);
}

QuothId
quoth_row_get_id (const QuothRow *row, int column)
{
  QuothId id = QUOTH_ID_NONE;
  sqlite3_value *value = quoth_row_get (row, column);

  if (value != NULL && sqlite3_value_bytes (value) == sizeof id.bytes)
    memcpy (id.bytes, sqlite3_value_blob (value), sizeof id.bytes);
  return id;
}

/* Whether a table has the name of a kind: "actor_kind" is "actor-kind". */
static gboolean
is_named_like (const char *table, const char *nick)
{
  while (*table != '\0' && (*table == *nick || (*table == '_' && *nick == '-')))
    {
      table++;
      nick++;
    }
  return *table == *nick;
}

gboolean
quoth_row_is_root (const QuothRow *row)
{
  const QuothTable *table = row->table;

  if (!table->is_value)
    return FALSE;
  if (quoth_kind_is_annotation (table->kind))
    return g_str_equal (table->name, "annotation");
  return table->id_column == 0 && is_named_like (table->name, quoth_kind_to_nick (table->kind));
}

static QuothId
look_up (QuothDatabase *database, const char *sql, const QuothId *key)
{
  QuothId found = QUOTH_ID_NONE;
  sqlite3_stmt *statement = quoth_database_prepare (database, sql, NULL);

  if (statement == NULL)
    return found;
  quoth_bind_id (statement, 1, key);
  if (quoth_database_step (database, statement, NULL) == SQLITE_ROW)
    found = quoth_column_id (statement, 0);
  sqlite3_reset (statement);
  return found;
}

QuothId
quoth_row_find_document (QuothDatabase *database, const QuothId *revision)
{
  return look_up (database, "SELECT document FROM revision WHERE id = ?1", revision);
}

QuothId
quoth_row_find_value (const QuothRow *row, QuothDatabase *database)
{
  QuothId id = quoth_row_get_id (row, row->table->id_column);
  QuothId key;

  if (!quoth_id_is_none (&id))
    return id;
  key = quoth_row_get_id (row, 0);
  if (row->table->kind == QUOTH_KIND_DOCUMENT)
    return quoth_row_find_document (database, &key);
  return look_up (database, "SELECT code FROM code_example WHERE id = ?1", &key);
}
