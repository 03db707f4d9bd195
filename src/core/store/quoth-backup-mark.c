/* quoth-backup-mark.c: what a backup says of itself
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It is in the backup, not in its name nor in a list beside it: so it goes where the file goes, and a file that somebody renamed or
 * worked in does not say of itself what is the case any more.
 */

#include "config.h"

#include "store/quoth-backup-mark.h"

#include "store/quoth-query.h"

void
quoth_backup_mark_clear (QuothBackupMark *self)
{
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->source, g_free);
}

static QuothBackupReason
find_reason (const char *nick)
{
  for (int i = 0; i < QUOTH_N_BACKUP_REASONS; i++)
    if (g_strcmp0 (nick, quoth_backup_reason_to_nick (i)) == 0)
      return i;
  return QUOTH_BACKUP_BY_HAND;
}

gboolean
quoth_backup_mark_read (QuothDatabase *database, QuothBackupMark *mark, GError **error)
{
  sqlite3_stmt *row = quoth_database_prepare (
    database,
    "SELECT max (iif (key = 'backup.name', value, NULL)), max (iif (key = 'backup.source', value, NULL)),"
    " max (iif (key = 'backup.reason', value, NULL)), max (iif (key = 'backup.time', value, NULL)),"
    " max (iif (key = 'backup.number', value, NULL)), max (iif (key = 'backup.problems', value, NULL)),"
    " max (iif (key = 'backup.entries', value, NULL)), max (iif (key = 'backup.last', value, NULL))"
    " FROM local WHERE key GLOB 'backup.*'",
    error);

  *mark = (QuothBackupMark){ 0 };
  if (row == NULL || quoth_database_step (database, row, error) != SQLITE_ROW)
    return FALSE;
  mark->name = quoth_column_dup_text (row, 0);
  mark->source = quoth_column_dup_text (row, 1);
  mark->reason = find_reason ((const char *) sqlite3_column_text (row, 2));
  mark->time = sqlite3_column_int64 (row, 3);
  mark->number = sqlite3_column_int64 (row, 4);
  mark->n_problems = sqlite3_column_int64 (row, 5);
  mark->n_entries = sqlite3_column_int64 (row, 6);
  mark->last = quoth_column_id (row, 7);
  sqlite3_reset (row);
  return TRUE;
}

gboolean
quoth_backup_mark_write (QuothDatabase *database, const QuothBackupMark *self, GError **error)
{
  sqlite3_stmt *statement = quoth_database_prepare (
    database,
    "INSERT OR REPLACE INTO local VALUES ('backup.name', ?1), ('backup.source', ?2), ('backup.reason', ?3),"
    " ('backup.time', ?4), ('backup.number', ?5), ('backup.problems', ?6), ('backup.entries', ?7), ('backup.last', ?8)",
    error);

  if (statement == NULL)
    return FALSE;
  quoth_bind_text (statement, 1, self->name);
  quoth_bind_text (statement, 2, self->source);
  quoth_bind_text (statement, 3, quoth_backup_reason_to_nick (self->reason));
  sqlite3_bind_int64 (statement, 4, self->time);
  sqlite3_bind_int64 (statement, 5, self->number);
  sqlite3_bind_int64 (statement, 6, self->n_problems);
  sqlite3_bind_int64 (statement, 7, self->n_entries);
  quoth_bind_id (statement, 8, &self->last);
  return quoth_database_run (database, statement, error);
}

gboolean
quoth_backup_mark_erase (QuothDatabase *database, GError **error)
{
  return quoth_database_exec (database, "DELETE FROM local WHERE key GLOB 'backup.*'", error);
}

gboolean
quoth_backup_mark_look (QuothDatabase *database, gint64 *n_entries, QuothId *last, GError **error)
{
  sqlite3_stmt *row = NULL;

  *last = QUOTH_ID_NONE;
  if (!quoth_query_number (database, "SELECT count (*) FROM journal", &QUOTH_ID_NONE, n_entries, error)
      || !quoth_query_row (database,
                           "SELECT id FROM journal ORDER BY time DESC, counter DESC, origin DESC LIMIT 1",
                           &QUOTH_ID_NONE,
                           &row,
                           error))
    return FALSE;
  if (row != NULL)
    {
      *last = quoth_column_id (row, 0);
      sqlite3_reset (row);
    }
  return TRUE;
}
