/* quoth-history-list.c: the entries of the journal, the newest first
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An edit is taken back if the last undo or redo that names it is an undo. Those last words are read first, from an index that has all of it
 * (0.2 µs an entry): so a list may begin anywhere in the journal. An entry's changeset is read only where it matters what it wrote, and
 * taken apart only if the sixteen bytes of the value's id are in it. A value's history ends with the entry that made it, if a merge has not
 * changed what that did: before it, nobody could have known the id.
 */

#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* memmem */
#endif

#include "config.h"

#include "store/quoth-history.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/quoth-changeset-rows.h"
#include "store/quoth-changeset.h"
#include "store/quoth-journal.h"
#include "store/quoth-query.h"
#include "store/quoth-reader-private.h"
#include "text/quoth-fold.h"

#define PREFIX_MIN 4

typedef struct
{
  QuothDatabase *database;
  const QuothHistoryQuery *query;
  char *words;            /* folded */
  GHashTable *last_words; /* QuothId of an edit → QuothEntryKind of what was done with it last */
  GHashTable *names;      /* QuothId of a coder → what the coder is called */
  guint n_found;
  gboolean at_beginning; /* the entry made the value that is asked for */
} Listing;

static void
listing_clear (Listing *self)
{
  g_clear_pointer (&self->last_words, g_hash_table_unref);
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_clear_pointer (&self->words, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Listing, listing_clear)

void
quoth_history_entry_free (QuothHistoryEntry *self)
{
  g_free (self->coder_name);
  g_free (self->label);
  g_free (self);
}

/* The steps of a coder name edits of that coder only. */
static gboolean
learn_last_words (Listing *self, GError **error)
{
  sqlite3_stmt *rows = quoth_database_prepare (
    self->database,
    "SELECT undoes, kind FROM journal WHERE kind IN (1, 2) ORDER BY coder, time, counter, origin", error);
  int result = 0;

  while (rows != NULL && (result = quoth_database_step (self->database, rows, error)) == SQLITE_ROW)
    {
      QuothId edit = quoth_column_id (rows, 0);

      g_hash_table_insert (self->last_words, quoth_id_memdup (&edit), GINT_TO_POINTER (sqlite3_column_int (rows, 1)));
    }
  return result == SQLITE_DONE;
}

/* ---- What an entry wrote ---- */

/* The row of @item is among what the entry wrote: the id alone may be a reference. */
static gboolean
is_about (const QuothHistoryQuery *query, const QuothNewsItem *item)
{
  return (query->value == NULL || quoth_id_equal (&item->id, query->value))
         && (query->document == NULL || quoth_id_equal (&item->document, query->document));
}

static gboolean
writes (Listing *self, GBytes *changeset, gboolean may_be_first, gboolean *does, GError **error)
{
  const QuothId *value = self->query->value;
  gsize size;
  const void *data = g_bytes_get_data (changeset, &size);
  g_autoptr (GArray) items = NULL;

  *does = FALSE;
  if (value != NULL && memmem (data, size, value->bytes, sizeof value->bytes) == NULL)
    return TRUE;
  items = quoth_changeset_to_news (self->database, changeset, error);
  if (items == NULL)
    return FALSE;
  for (guint i = 0; i < items->len && !*does; i++)
    {
      const QuothNewsItem *item = &g_array_index (items, QuothNewsItem, i);

      *does = is_about (self->query, item);
      self->at_beginning = *does && value != NULL && may_be_first && item->type == QUOTH_NEWS_ADDED;
    }
  return TRUE;
}

static gboolean
collect_texts_cb (const QuothRow *row, gpointer data, GError **error)
{
  GString *texts = data;

  for (int i = 0; i < row->n_columns; i++)
    {
      sqlite3_value *sides[] = { quoth_row_get_old (row, i), quoth_row_get_new (row, i) };

      for (guint side = 0; side < G_N_ELEMENTS (sides); side++)
        if (sides[side] != NULL && sqlite3_value_type (sides[side]) == SQLITE_TEXT)
          {
            g_string_append (texts, (const char *) sqlite3_value_text (sides[side]));
            g_string_append_c (texts, '\n');
          }
    }
  return TRUE;
}

static gboolean
has_words (Listing *self, const QuothHistoryEntry *entry, GBytes *changeset, gboolean *does, GError **error)
{
  g_autoptr (GString) texts = g_string_new (entry->label);

  *does = quoth_fold_matches (entry->label, self->words);
  if (*does)
    return TRUE;
  g_string_append_c (texts, '\n');
  if (!quoth_changeset_foreach_row (changeset, collect_texts_cb, texts, error))
    return FALSE;
  *does = quoth_fold_matches (texts->str, self->words);
  return TRUE;
}

/* Whether it can be seen in the row itself that the entry did not write the value. */
static gboolean
is_out_of_question (Listing *self, sqlite3_stmt *row)
{
  const QuothId *value = self->query->value;

  return value != NULL && sqlite3_column_type (row, 7) == SQLITE_BLOB
         && memmem (sqlite3_column_blob (row, 7), (gsize) sqlite3_column_bytes (row, 7), value->bytes, sizeof value->bytes) == NULL;
}

static gboolean
is_wanted (Listing *self, const QuothHistoryEntry *entry, gboolean may_be_first, gboolean *wanted, GError **error)
{
  const QuothHistoryQuery *query = self->query;
  g_autoptr (GBytes) changeset = NULL;

  *wanted = TRUE;
  if (query->value == NULL && query->document == NULL && self->words == NULL)
    return TRUE;
  changeset = quoth_journal_load (self->database, &entry->id, error);
  if (changeset == NULL)
    return FALSE;
  if ((query->value != NULL || query->document != NULL) && !writes (self, changeset, may_be_first, wanted, error))
    return FALSE;
  return !*wanted || self->words == NULL || has_words (self, entry, changeset, wanted, error);
}

/* ---- The list ---- */

/* ---- Whose it is ---- */

/* How far the entries of a coder are looked through for the one that brought the coder: the first work of somebody, as a rule. */
#define FIRST_ENTRIES 8

typedef struct
{
  const QuothId *coder;
  char *name;
} Naming;

static gboolean
find_coder_cb (const QuothRow *row, gpointer data, GError **error)
{
  Naming *self = data;
  QuothId id = quoth_row_get_id (row, 0);
  sqlite3_value *name;

  if (!g_str_equal (row->name, "coder") || !quoth_id_equal (&id, self->coder))
    return TRUE;
  name = quoth_row_get (row, 1);
  self->name = name != NULL ? g_strdup ((const char *) sqlite3_value_text (name)) : NULL;
  return self->name == NULL;
}

/* (transfer full) (nullable): a coder who took back even the first action, by which the project came to know the coder, has a name in that. */
static char *
find_former_name (QuothDatabase *database, const QuothId *coder)
{
  g_autoptr (GArray) entries = quoth_query_ids (
    database, "SELECT id FROM journal WHERE coder = ?1 ORDER BY time, counter, origin LIMIT " G_STRINGIFY (FIRST_ENTRIES), coder, NULL);
  Naming naming = { coder, NULL };

  for (guint i = 0; entries != NULL && naming.name == NULL && i < entries->len; i++)
    {
      g_autoptr (GBytes) changeset = quoth_journal_load_written (database, &g_array_index (entries, QuothId, i), NULL);

      if (changeset != NULL)
        quoth_changeset_foreach_row (changeset, find_coder_cb, &naming, NULL);
    }
  return naming.name;
}

/* (transfer none) (nullable) */
static char *
get_coder_name (Listing *self, const QuothId *coder)
{
  char *name = NULL;

  if (quoth_id_is_none (coder) || g_hash_table_lookup_extended (self->names, coder, NULL, (gpointer *) &name))
    return name;
  name = quoth_query_dup_name (self->database, QUOTH_KIND_CODER, coder);
  if (name == NULL)
    name = find_former_name (self->database, coder);
  g_hash_table_insert (self->names, quoth_id_memdup (coder), name);
  return name;
}

/* ---- Listing ---- */

static void
read_entry (Listing *self, sqlite3_stmt *row, QuothHistoryEntry *entry)
{
  entry->id = quoth_column_id (row, 0);
  entry->kind = (QuothEntryKind) sqlite3_column_int (row, 1);
  entry->coder = quoth_column_id (row, 2);
  entry->coder_name = get_coder_name (self, &entry->coder);
  entry->time = sqlite3_column_int64 (row, 3);
  entry->label = (char *) sqlite3_column_text (row, 4);
  entry->undoes = quoth_column_id (row, 5);
  entry->is_undone = GPOINTER_TO_INT (g_hash_table_lookup (self->last_words, &entry->id)) == QUOTH_ENTRY_UNDO;
}

static gboolean
list (Listing *self, sqlite3_stmt *rows, QuothHistoryFunc func, gpointer user_data, GCancellable *cancellable, GError **error)
{
  int result;

  while ((result = quoth_database_step (self->database, rows, error)) == SQLITE_ROW)
    {
      QuothHistoryEntry entry = { 0 };
      gboolean wanted, may_be_first;

      if (self->at_beginning || (self->query->limit > 0 && self->n_found == self->query->limit))
        return TRUE;
      if (is_out_of_question (self, rows))
        continue;
      read_entry (self, rows, &entry);
      may_be_first = entry.kind == QUOTH_ENTRY_EDIT && sqlite3_column_int (rows, 6) == 0;
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !is_wanted (self, &entry, may_be_first, &wanted, error))
        return FALSE;
      if (!wanted)
        continue;
      self->n_found++;
      if (!func (&entry, user_data, error))
        return FALSE;
    }
  return result == SQLITE_DONE;
}

/* Puts what the entries must be less than at ?2 to ?4. */
static gboolean
bind_end (Listing *self, sqlite3_stmt *rows, GError **error)
{
  const QuothHistoryQuery *query = self->query;
  sqlite3_stmt *before;
  QuothId origin;

  sqlite3_bind_int64 (rows, 2, query->until > 0 ? query->until : G_MAXINT64);
  sqlite3_bind_int64 (rows, 3, query->until > 0 ? G_MININT64 : G_MAXINT64);
  sqlite3_bind_zeroblob (rows, 4, sizeof (QuothId));
  if (query->before == NULL)
    return TRUE;
  if (!quoth_query_row (self->database, "SELECT time, counter, origin FROM journal WHERE id = ?1", query->before, &before, error))
    return FALSE;
  if (before == NULL)
    return TRUE;
  if (query->until == 0 || sqlite3_column_int64 (before, 0) < query->until)
    {
      origin = quoth_column_id (before, 2);
      sqlite3_bind_int64 (rows, 2, sqlite3_column_int64 (before, 0));
      sqlite3_bind_int64 (rows, 3, sqlite3_column_int64 (before, 1));
      sqlite3_bind_blob (rows, 4, origin.bytes, sizeof origin.bytes, SQLITE_TRANSIENT);
    }
  sqlite3_reset (before);
  return TRUE;
}

/* What is not packed is looked into without being loaded: most of what is about one value is not. */
#define ENTRIES "SELECT id, kind, coder, time, label, undoes, effect IS NOT NULL FROM journal WHERE "
#define PLAIN_ENTRIES \
  "SELECT id, kind, coder, time, label, undoes, effect IS NOT NULL, CASE WHEN codec = 0 THEN coalesce (effect, changeset) END FROM journal WHERE "
#define WITHIN "time >= ?1 AND (time, counter, origin) < (?2, ?3, ?4) ORDER BY time DESC, counter DESC, origin DESC"

static sqlite3_stmt *
prepare (Listing *self, GError **error)
{
  if (self->query->value == NULL)
    return self->query->coder != NULL ? quoth_database_prepare (self->database, ENTRIES "coder = ?5 AND " WITHIN, error)
                                      : quoth_database_prepare (self->database, ENTRIES WITHIN, error);
  return self->query->coder != NULL ? quoth_database_prepare (self->database, PLAIN_ENTRIES "coder = ?5 AND " WITHIN, error)
                                    : quoth_database_prepare (self->database, PLAIN_ENTRIES WITHIN, error);
}

static gboolean
prepare_and_list (Listing *self, QuothHistoryFunc func, gpointer user_data, GCancellable *cancellable, GError **error)
{
  const QuothHistoryQuery *query = self->query;
  sqlite3_stmt *rows = prepare (self, error);
  gboolean done;

  if (rows == NULL)
    return FALSE;
  sqlite3_bind_int64 (rows, 1, query->since);
  if (query->coder != NULL)
    sqlite3_bind_blob (rows, 5, query->coder->bytes, sizeof query->coder->bytes, SQLITE_TRANSIENT);
  done = bind_end (self, rows, error) && list (self, rows, func, user_data, cancellable, error);
  sqlite3_reset (rows);
  return done;
}

gboolean
quoth_reader_foreach_entry (QuothReader *self,
                            const QuothHistoryQuery *query,
                            QuothHistoryFunc func,
                            gpointer user_data,
                            GCancellable *cancellable,
                            GError **error)
{
  g_auto (Listing) listing = { .database = quoth_reader_get_database (self), .query = query };
  gboolean entered, done;

  if (!quoth_reader_enter (self, &entered, error))
    return FALSE;
  listing.last_words = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL);
  listing.names = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, g_free);
  listing.words = query->words != NULL ? quoth_fold (query->words) : NULL;
  done = learn_last_words (&listing, error) && prepare_and_list (&listing, func, user_data, cancellable, error);
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
