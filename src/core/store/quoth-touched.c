/* quoth-touched.c: when each value of a project was made and last changed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * By the journal: no table has a column for it, since most of what is asked is in what order things were done, and that the journal has.
 */

#include "config.h"

#include "store/quoth-reader.h"

#include "store/quoth-changeset-rows.h"
#include "store/quoth-journal.h"
#include "store/quoth-query.h"
#include "store/quoth-reader-private.h"

typedef struct
{
  GHashTable *touches;
  QuothDatabase *database;
  gint64 time;
} Touching;

static gboolean
note_row_cb (const QuothRow *row, gpointer data, GError **error)
{
  Touching *self = data;
  QuothTouch *touch;
  QuothId id;

  if (!row->table->is_value && !g_str_equal (row->name, "attribute_value"))
    return TRUE;
  id = row->table->is_value ? quoth_row_find_value (row, self->database) : quoth_row_get_id (row, 0);
  touch = g_hash_table_lookup (self->touches, &id);
  if (touch == NULL)
    {
      touch = g_new0 (QuothTouch, 1);
      touch->made = self->time;
      g_hash_table_insert (self->touches, quoth_id_memdup (&id), touch);
    }
  touch->last = self->time;
  return TRUE;
}

static gboolean
note_entries (Touching *self, GCancellable *cancellable, GError **error)
{
  int result = 0;
  sqlite3_stmt *row = quoth_database_prepare (
    self->database, "SELECT id, time FROM journal ORDER BY time, counter, origin", error);

  while (row != NULL && (result = quoth_database_step (self->database, row, error)) == SQLITE_ROW)
    {
      QuothId id = quoth_column_id (row, 0);
      g_autoptr (GBytes) changeset = NULL;

      self->time = sqlite3_column_int64 (row, 1);
      if (!g_cancellable_set_error_if_cancelled (cancellable, error))
        changeset = quoth_journal_load (self->database, &id, error);
      if (changeset != NULL && quoth_changeset_foreach_row (changeset, note_row_cb, self, error))
        continue;
      sqlite3_reset (row);
      return FALSE;
    }
  return result == SQLITE_DONE;
}

GHashTable *
quoth_reader_list_touches (QuothReader *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) touches = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, g_free);
  Touching touching = { .touches = touches, .database = quoth_reader_get_database (self) };
  gboolean entered, done;

  if (!quoth_reader_enter (self, &entered, error))
    return NULL;
  done = note_entries (&touching, cancellable, error);
  quoth_reader_leave (self, entered);
  return done ? g_steal_pointer (&touches) : NULL;
}
