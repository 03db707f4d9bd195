/* quoth-check-journal.c: whether the journal is whole and can be read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/quoth-changeset.h"
#include "store/quoth-check-private.h"
#include "store/quoth-history.h"
#include "store/quoth-schema.h"

/* The entries of each copy of a project are numbered from 1 on; the first of them may be in a base. */
static gboolean
check_numbers (QuothCheck *self, GError **error)
{
  sqlite3_stmt *row = quoth_database_prepare (self->database,
                                              "SELECT origin, count (*), max (journal.seq) - coalesce (covered.seq, 0) AS due FROM journal"
                                              " LEFT JOIN covered USING (origin) GROUP BY origin HAVING count (*) <> due",
                                              error);
  int result;

  if (row == NULL)
    return FALSE;
  while ((result = quoth_database_step (self->database, row, error)) == SQLITE_ROW)
    {
      QuothId origin = quoth_column_id (row, 0);
      char buffer[QUOTH_ID_STRING_SIZE];

      quoth_check_add (self, _ ("journal"),
                       _ ("of the %u entries that came from the copy %s, %u are missing"),
                       (guint) sqlite3_column_int64 (row, 2), quoth_id_to_string (&origin, buffer),
                       (guint) (sqlite3_column_int64 (row, 2) - sqlite3_column_int64 (row, 1)));
    }
  return result == SQLITE_DONE;
}

/* An undo names the entry that it took back, unless that is in a base by now. */
static gboolean
check_undone (QuothCheck *self, GError **error)
{
  sqlite3_stmt *row
    = quoth_database_prepare (self->database,
                              "SELECT id, label FROM journal j WHERE undoes IS NOT NULL"
                              " AND NOT EXISTS (SELECT 1 FROM journal WHERE id = j.undoes)"
                              " AND NOT EXISTS (SELECT 1 FROM journal WHERE kind = 5)",
                              error);
  int result;

  if (row == NULL)
    return FALSE;
  while ((result = quoth_database_step (self->database, row, error)) == SQLITE_ROW)
    quoth_check_add (self, _ ("journal"),
                     _ ("the entry “%s” takes back an entry that is not there"),
                     (const char *) sqlite3_column_text (row, 1));
  return result == SQLITE_DONE;
}

/* Whether every change in @changeset can be read. */
static gboolean
read_changeset (GBytes *changeset)
{
  sqlite3_changeset_iter *iterator = NULL;
  gsize size;
  gpointer data = (gpointer) g_bytes_get_data (changeset, &size);
  int result;

  if (size == 0)
    return TRUE;
  if (!quoth_changeset_is_whole (changeset))
    return FALSE;
  if (sqlite3changeset_start (&iterator, (int) size, data) != SQLITE_OK)
    return FALSE;
  do
    result = sqlite3changeset_next (iterator);
  while (result == SQLITE_ROW);
  return sqlite3changeset_finalize (iterator) == SQLITE_OK && result == SQLITE_DONE;
}

/* Of the rows that are looked at. */
enum
{
  CHANGESET = 2,
  EFFECT = 3,
  KIND = 4,
};

/* Looks at the packed changeset in @column. */
static void
check_changeset (QuothCheck *self, sqlite3_stmt *row, int column)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) packed = NULL;
  g_autoptr (GBytes) changeset = NULL;

  /* What did nothing here is empty, whatever the codec. */
  if (sqlite3_column_type (row, column) == SQLITE_NULL || (column == EFFECT && sqlite3_column_bytes (row, column) == 0))
    return;
  /* So is what the program did itself; but no step is written that did nothing. */
  if (column == CHANGESET && sqlite3_column_bytes (row, column) == 0 && sqlite3_column_int (row, KIND) <= QUOTH_ENTRY_REDO)
    {
      quoth_check_add (self, _ ("journal"), _ ("what the entry “%s” did is missing"), (const char *) sqlite3_column_text (row, 0));
      return;
    }
  packed = g_bytes_new_static (sqlite3_column_blob (row, column),
                               (gsize) sqlite3_column_bytes (row, column));
  changeset = quoth_changeset_unpack (packed, sqlite3_column_int (row, 1), &error);
  if (changeset == NULL || !read_changeset (changeset))
    quoth_check_add (self, _ ("journal"), _ ("what the entry “%s” did cannot be read: %s"),
                     (const char *) sqlite3_column_text (row, 0),
                     error != NULL ? error->message : _ ("its changeset is damaged"));
}

static gboolean
check_changesets (QuothCheck *self, GError **error)
{
  sqlite3_stmt *row = quoth_database_prepare (
    self->database,
    /* Those of a newer Quoth may have other tables. */
    "SELECT label, codec, changeset, effect, kind FROM journal WHERE schema <= " G_STRINGIFY (QUOTH_SCHEMA_VERSION), error);
  int result;

  if (row == NULL)
    return FALSE;
  while ((result = quoth_database_step (self->database, row, error)) == SQLITE_ROW)
    {
      check_changeset (self, row, CHANGESET);
      check_changeset (self, row, EFFECT);
      if (!quoth_check_step (self, 1, error))
        {
          sqlite3_reset (row);
          return FALSE;
        }
    }
  return result == SQLITE_DONE;
}

gboolean
quoth_check_journal (QuothCheck *self, GError **error)
{
  return check_numbers (self, error) && check_undone (self, error)
         && check_changesets (self, error);
}
