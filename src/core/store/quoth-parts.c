/* quoth-parts.c: the lists inside a value, each in a table of its own
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/quoth-parts.h"

#include "store/quoth-query.h"

static gboolean
put_list (QuothDatabase *database, const QuothPartTable *table, gconstpointer value, GError **error)
{
  for (guint i = 0; i < quoth_part_list_count (&table->list, value); i++)
    {
      sqlite3_stmt *statement = quoth_database_prepare (database, table->insert, error);

      if (statement == NULL)
        return FALSE;
      quoth_bind_id (statement, 1, &((const QuothValue *) value)->id);
      sqlite3_bind_int64 (statement, 2, i);
      table->bind (statement, quoth_part_list_get (&table->list, value, i));
      if (!quoth_database_run (database, statement, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
load_list (QuothDatabase *database, const QuothPartTable *table, gpointer value, GError **error)
{
  sqlite3_stmt *row = quoth_database_prepare (database, table->select, error);
  int result;

  if (row == NULL)
    return FALSE;
  quoth_bind_id (row, 1, &QUOTH_VALUE (value)->id);
  while ((result = quoth_database_step (database, row, error)) == SQLITE_ROW)
    table->load (row, quoth_part_list_add (&table->list, value));
  return result == SQLITE_DONE;
}

gboolean
quoth_parts_put (QuothDatabase *database,
                 const QuothPartTable *tables,
                 guint n_tables,
                 gconstpointer value,
                 GError **error)
{
  for (guint i = 0; i < n_tables; i++)
    if (!put_list (database, &tables[i], value, error))
      return FALSE;
  return TRUE;
}

gboolean
quoth_parts_remove (QuothDatabase *database,
                    const QuothPartTable *tables,
                    guint n_tables,
                    const QuothId *id,
                    GError **error)
{
  for (guint i = 0; i < n_tables; i++)
    if (!quoth_query_run (database, tables[i].remove, id, error))
      return FALSE;
  return TRUE;
}

gboolean
quoth_parts_load (QuothDatabase *database,
                  const QuothPartTable *tables,
                  guint n_tables,
                  gpointer value,
                  GError **error)
{
  for (guint i = 0; i < n_tables; i++)
    if (!load_list (database, &tables[i], value, error))
      return FALSE;
  return TRUE;
}
