/* quoth-rewind.c: the state of the tables before the last entries of the journal
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The entries are read from the newest back, and the inverse of what each did here is added to a group, in which SQLite keeps one change a
 * row: what was made and deleted again, or changed a hundred times, is written once or not at all. So applying costs by the rows that differ,
 * and not by the steps that led there. (Rejected: to apply inverse after inverse, since SQLite prepares its statements anew for each
 * changeset, 0.2 ms an entry.) Where a table had fewer columns in the older entries, SQLite refuses to add them to the group; then what
 * is in it is applied, and the next one begun.
 *
 * Cost: O(bytes of the entries), memory O(rows that they wrote).
 */

#include "config.h"

#include "store/quoth-rewind.h"

#include "store/quoth-changeset.h"
#include "store/quoth-journal.h"

#define PROGRESS_INTERVAL (G_TIME_SPAN_SECOND / 10)

typedef struct
{
  QuothDatabase *database;
  sqlite3_changegroup *group;
  gboolean is_empty;
} Rewind;

static void
rewind_clear (Rewind *self)
{
  g_clear_pointer (&self->group, sqlite3changegroup_delete);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Rewind, rewind_clear)

/* Does what is in the group, and begins another one. */
static gboolean
flush (Rewind *self, GError **error)
{
  g_autoptr (GBytes) changeset = NULL;
  void *data = NULL;
  int size = 0;
  int result = SQLITE_OK;

  if (self->group != NULL && !self->is_empty)
    result = sqlite3changegroup_output (self->group, &size, &data);
  changeset = g_bytes_new_with_free_func (data, (gsize) size, sqlite3_free, data);
  g_clear_pointer (&self->group, sqlite3changegroup_delete);
  self->is_empty = TRUE;
  if (result == SQLITE_OK)
    result = sqlite3changegroup_new (&self->group);
  if (result == SQLITE_OK)
    return size == 0 || quoth_changeset_apply (self->database, changeset, error);
  quoth_database_set_error (self->database, result, error);
  return FALSE;
}

static int
add (Rewind *self, GBytes *changeset)
{
  return sqlite3changegroup_add (self->group, (int) g_bytes_get_size (changeset), (void *) g_bytes_get_data (changeset, NULL));
}

static gboolean
take_back (Rewind *self, const QuothId *entry, GError **error)
{
  g_autoptr (GBytes) changeset = quoth_journal_load (self->database, entry, error);
  g_autoptr (GBytes) inverse = changeset != NULL ? quoth_changeset_invert (self->database, changeset, error) : NULL;
  int result;

  if (inverse == NULL)
    return FALSE;
  result = add (self, inverse);
  if (result == SQLITE_SCHEMA)
    {
      if (!flush (self, error))
        return FALSE;
      result = add (self, inverse);
    }
  self->is_empty = FALSE;
  if (result != SQLITE_OK)
    quoth_database_set_error (self->database, result, error);
  return result == SQLITE_OK;
}

/* (transfer full) (element-type QuothId): the entries after @position, the newest first. */
static GArray *
list_later (QuothDatabase *database, const QuothPosition *position, GError **error)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (QuothId));
  int result;
  sqlite3_stmt *rows = quoth_database_prepare (database,
                                               "SELECT id FROM journal WHERE (time, counter, origin) > (?1, ?2, ?3)"
                                               " ORDER BY time DESC, counter DESC, origin DESC",
                                               error);

  if (rows == NULL)
    return NULL;
  sqlite3_bind_int64 (rows, 1, position->time);
  sqlite3_bind_int64 (rows, 2, position->counter);
  quoth_bind_id (rows, 3, &position->origin);
  while ((result = quoth_database_step (database, rows, error)) == SQLITE_ROW)
    {
      QuothId id = quoth_column_id (rows, 0);

      g_array_append_val (entries, id);
    }
  return result == SQLITE_DONE ? g_steal_pointer (&entries) : NULL;
}

gboolean
quoth_rewind_to (QuothDatabase *database,
                 const QuothPosition *position,
                 QuothProgressFunc progress,
                 gpointer progress_data,
                 GCancellable *cancellable,
                 GError **error)
{
  g_auto (Rewind) self = { database, NULL, TRUE };
  g_autoptr (GArray) entries = list_later (database, position, error);
  gint64 last = 0;

  if (entries == NULL || !flush (&self, error))
    return FALSE;
  for (guint i = 0; i < entries->len; i++)
    {
      gint64 now = g_get_monotonic_time ();

      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !take_back (&self, &g_array_index (entries, QuothId, i), error))
        return FALSE;
      if (progress == NULL || now - last < PROGRESS_INTERVAL)
        continue;
      progress (i, entries->len, progress_data);
      last = now;
    }
  return flush (&self, error);
}
