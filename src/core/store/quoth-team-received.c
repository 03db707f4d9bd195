/* quoth-team-received.c: which origins came from the folder of a team
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row of the table "local" for each, made before its first entry comes in: one too many does no harm.
 */

#include "config.h"

#include "store/quoth-team-received.h"

#define KEY "'team.received.' || hex (?1)"

static GPtrArray *
list_new (GHashTable *origins, const QuothSeqSet *known)
{
  GPtrArray *list = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer origin;

  g_hash_table_iter_init (&iter, origins);
  while (g_hash_table_iter_next (&iter, &origin, NULL))
    if (quoth_seq_set_get_max (known, origin) == 0)
      g_ptr_array_add (list, origin);
  return list;
}

static gboolean
note (QuothDatabase *database, GPtrArray *origins, GError **error)
{
  for (guint i = 0; i < origins->len; i++)
    {
      sqlite3_stmt *statement
        = quoth_database_prepare (database, "INSERT OR IGNORE INTO local VALUES (" KEY ", 1)", error);

      if (statement == NULL)
        return FALSE;
      quoth_bind_id (statement, 1, origins->pdata[i]);
      if (!quoth_database_run (database, statement, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
quoth_team_received_note (const char *path, GHashTable *origins, const QuothSeqSet *known, GError **error)
{
  g_autoptr (GPtrArray) list = list_new (origins, known);
  g_autoptr (QuothDatabase) database = NULL;

  if (list->len == 0)
    return TRUE;
  database = quoth_database_open (path, SQLITE_OPEN_READWRITE, error);
  if (database == NULL || !quoth_database_exec (database, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (note (database, list, error) && quoth_database_exec (database, "COMMIT", error))
    return TRUE;
  if (!sqlite3_get_autocommit (quoth_database_get_handle (database)))
    quoth_database_exec (database, "ROLLBACK", NULL);
  return FALSE;
}

static gboolean
is_received (QuothDatabase *database, const QuothId *origin, gboolean *received, GError **error)
{
  sqlite3_stmt *row = quoth_database_prepare (database, "SELECT 1 FROM local WHERE key = " KEY, error);
  int result;

  if (row == NULL)
    return FALSE;
  quoth_bind_id (row, 1, origin);
  result = quoth_database_step (database, row, error);
  *received = result == SQLITE_ROW;
  sqlite3_reset (row);
  return result != 0;
}

gboolean
quoth_team_received_leave_out (QuothDatabase *database, GArray *runs, GError **error)
{
  for (guint i = runs->len; i > 0; i--)
    {
      gboolean received;

      if (!is_received (database, &g_array_index (runs, QuothSeqRun, i - 1).origin, &received, error))
        return FALSE;
      if (received)
        g_array_remove_index (runs, i - 1);
    }
  return TRUE;
}
