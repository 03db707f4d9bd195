/* quoth-local.c: what a project file keeps for itself, and no copy gets
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/quoth-local.h"

gboolean
quoth_local_get_text (QuothDatabase *database, const char *key, char **value, GError **error)
{
  sqlite3_stmt *statement = quoth_database_prepare (database, "SELECT value FROM local WHERE key = ?1", error);
  int result;

  *value = NULL;
  if (statement == NULL)
    return FALSE;
  quoth_bind_text (statement, 1, key);
  result = quoth_database_step (database, statement, error);
  if (result == SQLITE_ROW)
    *value = quoth_column_dup_text (statement, 0);
  sqlite3_reset (statement);
  return result != 0;
}

gboolean
quoth_local_set_text (QuothDatabase *database, const char *key, const char *value, GError **error)
{
  sqlite3_stmt *statement = value != NULL
                              ? quoth_database_prepare (database, "INSERT OR REPLACE INTO local VALUES (?1, ?2)", error)
                              : quoth_database_prepare (database, "DELETE FROM local WHERE key = ?1", error);

  if (statement == NULL)
    return FALSE;
  quoth_bind_text (statement, 1, key);
  if (value != NULL)
    sqlite3_bind_text (statement, 2, value, -1, SQLITE_STATIC);
  return quoth_database_run (database, statement, error);
}
