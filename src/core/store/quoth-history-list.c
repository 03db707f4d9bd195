/* quoth-history-list.c: the entries of the journal, the newest first
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Read backwards, the first undo or redo that names an edit is the last word on it: so whether an edit is taken back is known when
 * it comes, from a table of those last words; and nothing is sorted. An entry's changeset is read only where a value is asked
 * for, and taken apart only if the sixteen bytes of the value's id are in it.
 */

#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* memmem */
#endif

#include "config.h"

#include "store/quoth-history.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/quoth-changeset.h"
#include "store/quoth-journal.h"
#include "store/quoth-reader-private.h"

#define PREFIX_MIN 4

typedef struct
{
  QuothDatabase *database;
  const QuothHistoryQuery *query;
  GHashTable *last_words; /* QuothId of an edit → QuothEntryKind of what was done with it last */
  guint n_found;
} Listing;

void
quoth_history_entry_free (QuothHistoryEntry *self)
{
  g_free (self->label);
  g_free (self);
}

/* Whether the row of @id is among what @changeset wrote: the id alone may be a reference. */
static gboolean
writes (QuothDatabase *database, GBytes *changeset, const QuothId *id, gboolean *does, GError **error)
{
  gsize size;
  const void *data = g_bytes_get_data (changeset, &size);
  g_autoptr (GArray) items = NULL;

  *does = FALSE;
  if (memmem (data, size, id->bytes, sizeof id->bytes) == NULL)
    return TRUE;
  items = quoth_changeset_to_news (database, changeset, error);
  if (items == NULL)
    return FALSE;
  for (guint i = 0; i < items->len && !*does; i++)
    *does = quoth_id_equal (&g_array_index (items, QuothNewsItem, i).id, id);
  return TRUE;
}

static gboolean
is_wanted (Listing *self, const QuothHistoryEntry *entry, gboolean *wanted, GError **error)
{
  g_autoptr (GBytes) changeset = NULL;

  *wanted = self->query->coder == NULL || quoth_id_equal (&entry->coder, self->query->coder);
  if (!*wanted || self->query->value == NULL)
    return TRUE;
  changeset = quoth_journal_load (self->database, &entry->id, error);
  return changeset != NULL && writes (self->database, changeset, self->query->value, wanted, error);
}

static void
read_entry (Listing *self, sqlite3_stmt *row, QuothHistoryEntry *entry)
{
  gpointer last_word;

  entry->id = quoth_column_id (row, 0);
  entry->kind = (QuothEntryKind) sqlite3_column_int (row, 1);
  entry->coder = quoth_column_id (row, 2);
  entry->time = sqlite3_column_int64 (row, 3);
  entry->label = (char *) sqlite3_column_text (row, 4);
  entry->undoes = quoth_column_id (row, 5);
  last_word = g_hash_table_lookup (self->last_words, &entry->id);
  entry->is_undone = GPOINTER_TO_INT (last_word) == QUOTH_ENTRY_UNDO;
  if ((entry->kind == QUOTH_ENTRY_UNDO || entry->kind == QUOTH_ENTRY_REDO)
      && !g_hash_table_contains (self->last_words, &entry->undoes))
    g_hash_table_insert (self->last_words, quoth_id_memdup (&entry->undoes), GINT_TO_POINTER (entry->kind));
}

static gboolean
list (Listing *self, sqlite3_stmt *rows, QuothHistoryFunc func, gpointer user_data, GCancellable *cancellable, GError **error)
{
  int result;

  while ((result = quoth_database_step (self->database, rows, error)) == SQLITE_ROW)
    {
      QuothHistoryEntry entry = { 0 };
      gboolean wanted;

      read_entry (self, rows, &entry);
      if (entry.time < self->query->since || (self->query->limit > 0 && self->n_found == self->query->limit))
        return TRUE;
      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !is_wanted (self, &entry, &wanted, error))
        return FALSE;
      if (!wanted)
        continue;
      self->n_found++;
      if (!func (&entry, user_data, error))
        return FALSE;
    }
  return result == SQLITE_DONE;
}

gboolean
quoth_reader_foreach_entry (QuothReader *self,
                            const QuothHistoryQuery *query,
                            QuothHistoryFunc func,
                            gpointer user_data,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autoptr (GHashTable) last_words = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL);
  Listing listing = { quoth_reader_get_database (self), query, last_words, 0 };
  sqlite3_stmt *rows;
  gboolean entered, done = FALSE;

  if (!quoth_reader_enter (self, &entered, error))
    return FALSE;
  rows = quoth_database_prepare (listing.database,
                                 "SELECT id, kind, coder, time, label, undoes FROM journal"
                                 " ORDER BY time DESC, counter DESC, origin DESC",
                                 error);
  if (rows != NULL)
    {
      done = list (&listing, rows, func, user_data, cancellable, error);
      sqlite3_reset (rows);
    }
  quoth_reader_leave (self, entered);
  return done;
}

/* Counts the entries whose id ends with @text, to two; the first is @entry. */
static gboolean
count_entries (QuothDatabase *database, const char *text, QuothId *entry, guint *n_found, GError **error)
{
  sqlite3_stmt *rows = quoth_database_prepare (database, "SELECT id FROM journal", error);
  int result = 0;

  *n_found = 0;
  while (rows != NULL && *n_found < 2 && (result = quoth_database_step (database, rows, error)) == SQLITE_ROW)
    {
      QuothId id = quoth_column_id (rows, 0);
      char string[QUOTH_ID_STRING_SIZE];

      if (!g_str_has_suffix (quoth_id_to_string (&id, string), text))
        continue;
      if (*n_found == 0)
        *entry = id;
      (*n_found)++;
    }
  if (result == SQLITE_ROW)
    sqlite3_reset (rows);
  return result != 0;
}

gboolean
quoth_reader_find_entry (QuothReader *self, const char *text, QuothId *entry, GError **error)
{
  g_autofree char *lower = g_ascii_strdown (text, -1);
  guint n_found;

  if (!count_entries (quoth_reader_get_database (self), lower, entry, &n_found, error))
    return FALSE;
  if (n_found == 1 && strlen (text) >= PREFIX_MIN)
    return TRUE;
  if (n_found == 0)
    g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_NOT_FOUND, _("there is no entry “%s” in the journal"), text);
  else
    g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
                 _("several entries of the journal may be meant by “%s”: give more of the last characters of its id"), text);
  return FALSE;
}
