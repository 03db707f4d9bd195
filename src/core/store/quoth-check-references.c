/* quoth-check-references.c: rows that refer to rows that are not there
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The references are those that the schema declares, asked of SQLite, so that none is forgotten
 * here. (Rejected: PRAGMA foreign_key_check, which cannot say which row of a table without rowids
 * it means.)
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/quoth-check-private.h"
#include "store/quoth-schema.h"

/* One reference: @table.@column is the @key of @parent. */
typedef struct
{
  const QuothTable *table;
  char *id_column;
  char *column;
  char *parent;
  char *key;
} Reference;

static void
reference_free (gpointer data)
{
  Reference *self = data;

  g_free (self->id_column);
  g_free (self->column);
  g_free (self->parent);
  g_free (self->key);
  g_free (self);
}

static void
add_missing (QuothCheck *self, const Reference *reference, const QuothId *id, const QuothId *target)
{
  char buffer[QUOTH_ID_STRING_SIZE];
  g_autofree char *what
    = g_strdup_printf (_ ("its “%s” refers to %s %s, which is not there"), reference->column,
                       reference->parent, quoth_id_to_string (target, buffer));

  if (!reference->table->is_value)
    {
      quoth_check_add (self, reference->table->name, _ ("a row %s: %s"),
                       quoth_id_to_string (id, buffer), what);
      return;
    }
  quoth_check_add_value (self, reference->table->kind, id, what);
}

static sqlite3_stmt *
prepare (QuothCheck *self, const char *sql, GError **error)
{
  sqlite3_stmt *statement = NULL;
  int result
    = sqlite3_prepare_v2 (quoth_database_get_handle (self->database), sql, -1, &statement, NULL);

  if (result != SQLITE_OK)
    quoth_database_set_error (self->database, result, error);
  return statement;
}

static gboolean
check_reference (QuothCheck *self, const Reference *reference, GError **error)
{
  g_autofree char *sql
    = g_strdup_printf ("SELECT t.\"%s\", t.\"%s\" FROM \"%s\" t WHERE t.\"%s\" IS NOT NULL"
                       " AND NOT EXISTS (SELECT 1 FROM \"%s\" p WHERE p.\"%s\" = t.\"%s\")",
                       reference->id_column, reference->column, reference->table->name,
                       reference->column, reference->parent, reference->key, reference->column);
  sqlite3_stmt *row = prepare (self, sql, error);
  int result;

  if (row == NULL)
    return FALSE;
  while ((result = quoth_database_step (self->database, row, error)) == SQLITE_ROW)
    {
      QuothId id = quoth_column_id (row, 0);
      QuothId target = quoth_column_id (row, 1);

      add_missing (self, reference, &id, &target);
    }
  sqlite3_finalize (row);
  return result == SQLITE_DONE;
}

/* The references of @table, as the schema declares them. */
static GPtrArray *
list_references (QuothCheck *self, const QuothTable *table, GError **error)
{
  g_autoptr (GPtrArray) references = g_ptr_array_new_with_free_func (reference_free);
  sqlite3_stmt *row = quoth_database_prepare (
    self->database,
    "SELECT c.name, f.\"from\", f.\"table\","
    " coalesce (f.\"to\", (SELECT k.name FROM pragma_table_info (f.\"table\", 'main') k WHERE k.pk = 1))"
    " FROM pragma_foreign_key_list (?1, 'main') f JOIN pragma_table_info (?1, 'main') c ON c.cid = ?2",
    error);
  int result;

  if (row == NULL)
    return NULL;
  quoth_bind_text (row, 1, table->name);
  sqlite3_bind_int (row, 2, table->is_value ? table->id_column : 0);
  while ((result = quoth_database_step (self->database, row, error)) == SQLITE_ROW)
    {
      Reference *reference = g_new0 (Reference, 1);

      reference->table = table;
      reference->id_column = quoth_column_dup_text (row, 0);
      reference->column = quoth_column_dup_text (row, 1);
      reference->parent = quoth_column_dup_text (row, 2);
      reference->key = quoth_column_dup_text (row, 3);
      g_ptr_array_add (references, reference);
    }
  return result == SQLITE_DONE ? g_steal_pointer (&references) : NULL;
}

gboolean
quoth_check_references (QuothCheck *self, GError **error)
{
  for (const QuothTable *table = quoth_schema_get_tables (); table->name != NULL; table++)
    {
      g_autoptr (GPtrArray) references = list_references (self, table, error);

      if (references == NULL || !quoth_check_step (self, 0, error))
        return FALSE;
      for (guint i = 0; i < references->len; i++)
        if (!check_reference (self, references->pdata[i], error))
          return FALSE;
    }
  return TRUE;
}
