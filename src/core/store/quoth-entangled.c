/* quoth-entangled.c: what later work stands on a step
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SQLite says that a step cannot be taken back, but not because of what. A row is known by its table and its primary key, so the keys of
 * the step's rows are held in a table, and the rows of each later entry are looked up in it; beside them stand the ids of the values
 * that the step made, which may be in any column of a later row. An edit that is taken back by now is passed over, and so is what took it
 * back; of an older edit than the step, the undo or redo that holds now counts.
 *
 * Cost: O(rows of the step + bytes of the journal since). Only a user who was refused waits for it.
 */

#include "config.h"

#include "store/quoth-entangled.h"

#include <string.h>

#include "store/quoth-changeset-rows.h"
#include "store/quoth-journal.h"

typedef struct
{
  QuothDatabase *database;
  GHashTable *keys;       /* GBytes: table and primary key */
  GHashTable *made;       /* QuothId */
  GHashTable *last_words; /* QuothId of an edit → the entry (QuothId) that is the last word on it */
  GHashTable *undone;     /* QuothId of edits that are taken back */
  gboolean is_entangled;  /* what is looked at */
} Search;

static void
search_clear (Search *self)
{
  g_hash_table_unref (self->keys);
  g_hash_table_unref (self->made);
  g_hash_table_unref (self->last_words);
  g_hash_table_unref (self->undone);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

/* (transfer full): by what a row is known. */
static GBytes *
make_key (const QuothRow *row)
{
  GByteArray *key = g_byte_array_new ();
  unsigned char *is_key = NULL;

  g_byte_array_append (key, (const guint8 *) row->name, (guint) strlen (row->name) + 1);
  sqlite3changeset_pk (row->iter, &is_key, NULL);
  for (int i = 0; i < row->n_columns; i++)
    {
      sqlite3_value *value;
      int size;

      if (!is_key[i])
        continue;
      value = row->op == SQLITE_INSERT ? quoth_row_get_new (row, i) : quoth_row_get_old (row, i);
      size = sqlite3_value_bytes (value);
      g_byte_array_append (key, (const guint8 *) &size, sizeof size);
      g_byte_array_append (key, sqlite3_value_blob (value), (guint) size);
    }
  return g_byte_array_free_to_bytes (key);
}

static gboolean
note_row_cb (const QuothRow *row, gpointer data, GError **error)
{
  Search *self = data;
  sqlite3_value *id = row->op == SQLITE_INSERT ? quoth_row_get_new (row, 0) : NULL;

  g_hash_table_add (self->keys, make_key (row));
  if (id != NULL && sqlite3_value_bytes (id) == sizeof (QuothId))
    g_hash_table_add (self->made, g_memdup2 (sqlite3_value_blob (id), sizeof (QuothId)));
  return TRUE;
}

/* An id is sixteen bytes; in a value of an attribute, its usual form. */
static gboolean
is_made (Search *self, sqlite3_value *value)
{
  QuothId id;

  if (sqlite3_value_type (value) == SQLITE_BLOB)
    return sqlite3_value_bytes (value) == sizeof id && g_hash_table_contains (self->made, sqlite3_value_blob (value));
  return sqlite3_value_type (value) == SQLITE_TEXT && sqlite3_value_bytes (value) == QUOTH_ID_STRING_SIZE - 1
         && quoth_id_from_string ((const char *) sqlite3_value_text (value), &id)
         && g_hash_table_contains (self->made, &id);
}

static gboolean
refers_to_made (Search *self, const QuothRow *row)
{
  for (int i = 0; i < row->n_columns; i++)
    {
      sqlite3_value *value = quoth_row_get_new (row, i);

      if (value != NULL && is_made (self, value))
        return TRUE;
    }
  return FALSE;
}

/* Ends at the first row that is. */
static gboolean
look_at_row_cb (const QuothRow *row, gpointer data, GError **error)
{
  Search *self = data;
  g_autoptr (GBytes) key = make_key (row);

  self->is_entangled = g_hash_table_contains (self->keys, key) || refers_to_made (self, row);
  return !self->is_entangled;
}

static gboolean
look_at_entry (Search *self, const QuothId *entry, GError **error)
{
  g_autoptr (GBytes) changeset = quoth_journal_load (self->database, entry, error);

  self->is_entangled = FALSE;
  return changeset != NULL
         && (quoth_changeset_foreach_row (changeset, look_at_row_cb, self, error) || self->is_entangled);
}

/* What the journal says last of each edit, from the oldest to the newest. */
static gboolean
learn_last_words (Search *self, GError **error)
{
  sqlite3_stmt *rows = quoth_database_prepare (
    self->database,
    "SELECT id, kind, undoes FROM journal WHERE kind IN (1, 2) ORDER BY time, counter, origin", error);
  int result = 0;

  while (rows != NULL && (result = quoth_database_step (self->database, rows, error)) == SQLITE_ROW)
    {
      QuothId id = quoth_column_id (rows, 0);
      QuothId edit = quoth_column_id (rows, 2);

      g_hash_table_insert (self->last_words, quoth_id_memdup (&edit), quoth_id_memdup (&id));
      if (sqlite3_column_int (rows, 1) == QUOTH_ENTRY_UNDO)
        g_hash_table_add (self->undone, quoth_id_memdup (&edit));
      else
        g_hash_table_remove (self->undone, &edit);
    }
  return result == SQLITE_DONE;
}

/* Whether what the entry did still holds and is told by no other entry of @later. */
static gboolean
stands (Search *self, const QuothHistoryEntry *entry, GHashTable *later)
{
  const QuothId *last_word;

  if (entry->kind != QUOTH_ENTRY_UNDO && entry->kind != QUOTH_ENTRY_REDO)
    return !g_hash_table_contains (self->undone, &entry->id);
  if (g_hash_table_contains (later, &entry->undoes))
    return FALSE;
  last_word = g_hash_table_lookup (self->last_words, &entry->undoes);
  return last_word != NULL && quoth_id_equal (last_word, &entry->id);
}

static QuothHistoryEntry *
read_entry (sqlite3_stmt *row)
{
  QuothHistoryEntry *entry = g_new0 (QuothHistoryEntry, 1);

  entry->id = quoth_column_id (row, 0);
  entry->kind = (QuothEntryKind) sqlite3_column_int (row, 1);
  entry->coder = quoth_column_id (row, 2);
  entry->time = sqlite3_column_int64 (row, 3);
  entry->label = quoth_column_dup_text (row, 4);
  entry->undoes = quoth_column_id (row, 5);
  return entry;
}

static gboolean
search_later (Search *self, const QuothId *entry, guint limit, GPtrArray *found, GError **error)
{
  g_autoptr (GHashTable) later = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL);
  int result = 0;
  sqlite3_stmt *rows = quoth_database_prepare (
    self->database,
    "SELECT j.id, j.kind, j.coder, j.time, j.label, j.undoes FROM journal s JOIN journal j"
    " ON (j.time, j.counter, j.origin) > (s.time, s.counter, s.origin) WHERE s.id = ?1"
    " ORDER BY j.time, j.counter, j.origin",
    error);

  if (rows == NULL)
    return FALSE;
  quoth_bind_id (rows, 1, entry);
  while (found->len < limit && (result = quoth_database_step (self->database, rows, error)) == SQLITE_ROW)
    {
      g_autoptr (QuothHistoryEntry) candidate = read_entry (rows);

      g_hash_table_add (later, quoth_id_memdup (&candidate->id));
      if (!stands (self, candidate, later))
        continue;
      if (!look_at_entry (self, &candidate->id, error))
        break;
      if (self->is_entangled)
        g_ptr_array_add (found, g_steal_pointer (&candidate));
    }
  if (result == SQLITE_ROW)
    sqlite3_reset (rows);
  return result == SQLITE_DONE || found->len == limit;
}

GPtrArray *
quoth_entangled_list (QuothDatabase *database, const QuothId *entry, guint limit, GError **error)
{
  g_auto (Search) self = {
    database,
    g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL),
    g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL),
    g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, g_free),
    g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL),
  };
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_history_entry_free);
  g_autoptr (GBytes) changeset = quoth_journal_load (database, entry, error);

  if (changeset == NULL || !learn_last_words (&self, error))
    return NULL;
  if (!quoth_changeset_foreach_row (changeset, note_row_cb, &self, error)
      || !search_later (&self, entry, limit, found, error))
    return NULL;
  return g_steal_pointer (&found);
}
