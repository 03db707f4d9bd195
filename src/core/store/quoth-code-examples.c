/* quoth-code-examples.c: the table of the codes' examples
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An example has an id, so it can move from one code to another in one change: it belongs to the code that was put last with it.
 */

#include "config.h"

#include "store/quoth-code-examples.h"

#include <glib/gi18n-lib.h>

#include "store/quoth-query.h"
#include "store/quoth-valid.h"

gboolean
quoth_code_examples_check_fields (const QuothCode *code, GError **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (quoth_id_hash, quoth_id_equal);

  for (guint i = 0; i < code->examples->len; i++)
    {
      QuothCodeExample *example = code->examples->pdata[i];

      if (!quoth_valid_name (N_ ("the text of an example"), example->text, error)
          || !quoth_valid_text (N_ ("the note of an example"), example->note, error))
        return FALSE;
      if (quoth_id_is_none (&example->id) || !g_hash_table_add (ids, &example->id))
        {
          g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
                       _ ("an example of the code “%s” has no id of its own"), code->name);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
put_example (QuothDatabase *database,
             const QuothCode *code,
             const QuothCodeExample *example,
             guint position,
             GError **error)
{
  sqlite3_stmt *statement = quoth_database_prepare (
    database,
    "INSERT INTO code_example (id, code, annotation, text, note, position)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
    " ON CONFLICT DO UPDATE SET code = excluded.code, annotation = excluded.annotation,"
    " text = excluded.text, note = excluded.note, position = excluded.position",
    error);

  if (statement == NULL)
    return FALSE;
  quoth_bind_id (statement, 1, &example->id);
  quoth_bind_id (statement, 2, &code->value.id);
  quoth_bind_id (statement, 3, &example->annotation);
  quoth_bind_text (statement, 4, example->text);
  quoth_bind_text (statement, 5, example->note);
  sqlite3_bind_int64 (statement, 6, position);
  return quoth_database_run (database, statement, error);
}

gboolean
quoth_code_examples_put (QuothDatabase *database, const QuothCode *code, GError **error)
{
  if (!quoth_query_run (database, "DELETE FROM code_example WHERE code = ?1", &code->value.id, error))
    return FALSE;
  for (guint i = 0; i < code->examples->len; i++)
    if (!put_example (database, code, code->examples->pdata[i], i, error))
      return FALSE;
  return TRUE;
}

static gboolean
check_annotation (QuothTables *self, const QuothCode *code, const QuothId *annotation, GError **error)
{
  char buffer[QUOTH_ID_STRING_SIZE];
  gint64 found;

  if (!quoth_query_number (self->database, "SELECT count (*) FROM annotation WHERE id = ?1",
                           annotation, &found, error))
    return FALSE;
  if (found > 0)
    return TRUE;
  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_REFERENCE,
               _ ("an example of the code “%s” was taken from the annotation %s, which is not in this project"),
               code->name, quoth_id_to_string (annotation, buffer));
  return FALSE;
}

gboolean
quoth_code_examples_check (QuothTables *self, const QuothCode *code, GError **error)
{
  for (guint i = 0; i < code->examples->len; i++)
    {
      const QuothCodeExample *example = code->examples->pdata[i];

      if (!quoth_id_is_none (&example->annotation)
          && !check_annotation (self, code, &example->annotation, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
quoth_code_examples_load (QuothDatabase *database, QuothCode *code, GError **error)
{
  sqlite3_stmt *row = quoth_database_prepare (
    database,
    "SELECT id, annotation, text, note FROM code_example WHERE code = ?1 ORDER BY position, id", error);
  int result;

  if (row == NULL)
    return FALSE;
  quoth_bind_id (row, 1, &code->value.id);
  while ((result = quoth_database_step (database, row, error)) == SQLITE_ROW)
    {
      QuothId annotation = quoth_column_id (row, 1);
      QuothCodeExample *example = quoth_code_add_example (
        code, &annotation, (const char *) sqlite3_column_text (row, 2), (const char *) sqlite3_column_text (row, 3));

      example->id = quoth_column_id (row, 0);
    }
  return result == SQLITE_DONE;
}
