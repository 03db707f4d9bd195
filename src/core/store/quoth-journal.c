/* quoth-journal.c: the journal, through which every write goes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each entry is named twice: by its id, and by (origin, seq). An origin is one opening of one copy of the file for
 * writing; it is drawn when that first writes, and never again. Were it kept in the file, then two people
 * who copy a project and go on separately would share an origin and count their entries with the same numbers, and
 * a merge could not tell "the same entry" from "two entries with one name". seq counts within the origin
 * from 1, so that a copy can be told by how far it knows each origin.
 *
 * (time, counter, origin) is a hybrid logical clock (Kulkarni et al. 2014): milliseconds that never go back behind
 * an entry that is already known, with a counter for what happens in the same one. So an entry is
 * always later than everything its author could see, whatever the clocks of the machines say.
 *
 * Cost of recording: SQLite's session looks at each row before it is written and keeps its key; at the end it
 * reads each row once more (but see quoth-record.c). Rejected: triggers (they cannot be ordered against the writes they are to invert, and each
 * table would need three), and an own log of values (bulk changes and merges would need the rows anyway).
 */

#include "config.h"

#include "store/quoth-journal.h"

#include <glib/gi18n-lib.h>

#include "store/quoth-changeset.h"
#include "store/quoth-schema.h"

struct _QuothJournal
{
  QuothDatabase *database;
  QuothRecord *record; /* of the transaction that is being written; borrowed */
  QuothId origin;
  gint64 seq;
  gint64 n_added; /* entries of the transaction that is not committed yet */
};

void
quoth_entry_clear (QuothEntry *self)
{
  g_clear_pointer (&self->label, g_free);
}

void
quoth_entry_name_free (QuothEntryName *self)
{
  g_free (self->label);
  g_free (self);
}

void
quoth_written_clear (QuothWritten *self)
{
  g_clear_pointer (&self->changeset, g_bytes_unref);
  g_clear_pointer (&self->label, g_free);
}

QuothJournal *
quoth_journal_new (QuothDatabase *database)
{
  QuothJournal *self = g_new0 (QuothJournal, 1);

  self->database = database;
  return self;
}

void
quoth_journal_free (QuothJournal *self)
{
  g_free (self);
}

QuothDatabase *
quoth_journal_get_database (QuothJournal *self)
{
  return self->database;
}

QuothRecord *
quoth_journal_get_record (QuothJournal *self)
{
  return self->record;
}

static gboolean
read_clock (QuothJournal *self, gint64 *time, gint64 *counter, GError **error)
{
  gint64 now = g_get_real_time () / 1000;
  sqlite3_stmt *statement = quoth_database_prepare (
    self->database,
    "SELECT time, counter FROM journal ORDER BY time DESC, counter DESC LIMIT 1",
    error);
  int result = statement != NULL ? quoth_database_step (self->database, statement, error) : 0;

  *time = now;
  *counter = 0;
  if (result == SQLITE_ROW && sqlite3_column_int64 (statement, 0) >= now)
    {
      *time = sqlite3_column_int64 (statement, 0);
      *counter = sqlite3_column_int64 (statement, 1) + 1;
    }
  if (result == SQLITE_ROW)
    sqlite3_reset (statement);
  return result != 0;
}

gboolean
quoth_journal_add (QuothJournal *self, const QuothEntry *entry, GBytes *changeset, GError **error)
{
  QuothId id = quoth_id_new ();
  int codec;
  g_autoptr (GBytes) packed = quoth_changeset_pack (changeset, &codec);
  gint64 time, counter;
  sqlite3_stmt *statement;

  if (quoth_id_is_none (&self->origin))
    {
      self->origin = quoth_id_new ();
      self->seq = 0;
    }
  if (!read_clock (self, &time, &counter, error))
    return FALSE;

  statement = quoth_database_prepare (
    self->database,
    "INSERT INTO journal (id, origin, seq, time, counter, coder, kind, label, undoes, schema, codec, changeset)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
    error);
  if (statement == NULL)
    return FALSE;
  quoth_bind_id (statement, 1, &id);
  quoth_bind_id (statement, 2, &self->origin);
  sqlite3_bind_int64 (statement, 3, self->seq + self->n_added + 1);
  sqlite3_bind_int64 (statement, 4, time);
  sqlite3_bind_int64 (statement, 5, counter);
  /* The column takes no NULL: nobody is sixteen zeros. */
  sqlite3_bind_blob (statement, 6, entry->coder.bytes, sizeof entry->coder.bytes, SQLITE_STATIC);
  sqlite3_bind_int (statement, 7, entry->kind);
  sqlite3_bind_text (statement, 8, entry->label, -1, SQLITE_STATIC);
  quoth_bind_id (statement, 9, &entry->undoes);
  sqlite3_bind_int (statement, 10, QUOTH_SCHEMA_VERSION);
  sqlite3_bind_int (statement, 11, codec);
  sqlite3_bind_blob64 (
    statement, 12, g_bytes_get_data (packed, NULL), g_bytes_get_size (packed), SQLITE_STATIC);
  if (g_bytes_get_size (packed) == 0)
    sqlite3_bind_zeroblob (statement, 12, 0);
  if (!quoth_database_run (self->database, statement, error))
    return FALSE;
  self->n_added++;
  return TRUE;
}

/* (transfer full): what @func wrote. */
static GBytes *
record_changes (QuothJournal *self, QuothEntry *entry, QuothWriteFunc func, gpointer data, GError **error)
{
  g_autoptr (QuothRecord) record = quoth_record_new (self->database, error);
  gboolean done;

  if (record == NULL)
    return NULL;
  self->record = record;
  done = func (self, entry, data, error);
  self->record = NULL;
  return done ? quoth_record_finish (record, error) : NULL;
}

static gboolean
write_recorded (QuothJournal *self,
                QuothEntry *entry,
                QuothWriteFunc func,
                gpointer data,
                QuothWritten *written,
                GError **error)
{
  g_autoptr (GBytes) changeset = record_changes (self, entry, func, data, error);

  if (changeset == NULL)
    return FALSE;
  if (g_bytes_get_size (changeset) == 0)
    return TRUE;
  if (!quoth_journal_add (self, entry, changeset, error))
    return FALSE;
  written->changeset = g_steal_pointer (&changeset);
  written->label = g_strdup (entry->label);
  return TRUE;
}

typedef struct
{
  QuothWriteFunc func;
  QuothLookFunc look;
  gpointer data;
} Rework;

static gboolean
write_unlisted (QuothJournal *self,
                QuothEntry *entry,
                QuothWriteFunc func,
                gpointer data,
                QuothWritten *written,
                GError **error)
{
  const Rework *rework = data;
  g_autoptr (GBytes) changeset = record_changes (self, entry, rework->func, rework->data, error);

  if (changeset == NULL || (rework->look != NULL && !rework->look (self, changeset, rework->data, error)))
    return FALSE;
  written->changeset = g_steal_pointer (&changeset);
  written->label = g_strdup (entry->label);
  return TRUE;
}

static gboolean
commit (QuothJournal *self, GError **error)
{
  if (quoth_database_exec (self->database, "COMMIT", error))
    {
      self->seq += self->n_added;
      self->n_added = 0;
      return TRUE;
    }
  /* Whether such an entry is in the file is only known after the next recovery of its log, so its number
   * must not be used again: go on under another origin. */
  self->origin = QUOTH_ID_NONE;
  return FALSE;
}

static void
roll_back (QuothJournal *self)
{
  self->n_added = 0;
  /* SQLite has done it already after some errors of the disk. */
  if (!sqlite3_get_autocommit (quoth_database_get_handle (self->database)))
    quoth_database_exec (self->database, "ROLLBACK", NULL);
}

/* @more was done after @self. */
static gboolean
written_add (QuothWritten *self, QuothDatabase *database, QuothWritten *more, GError **error)
{
  GBytes *both;

  if (self->changeset == NULL)
    {
      *self = *more;
      *more = (QuothWritten){ 0 };
      return TRUE;
    }
  both = quoth_changeset_concat (database, self->changeset, more->changeset, error);
  if (both == NULL)
    return FALSE;
  g_bytes_unref (self->changeset);
  self->changeset = both;
  return TRUE;
}

/* Entry after entry, until @func makes none. */
static gboolean
write_series (QuothJournal *self,
              QuothEntry *like,
              QuothWriteFunc func,
              gpointer data,
              QuothWritten *written,
              GError **error)
{
  for (;;)
    {
      g_auto (QuothEntry) entry = { .kind = like->kind, .coder = like->coder };
      g_auto (QuothWritten) one = { 0 };

      if (!write_recorded (self, &entry, func, data, &one, error))
        return FALSE;
      if (one.changeset == NULL)
        return TRUE;
      if (!written_add (written, self->database, &one, error))
        return FALSE;
    }
}

typedef gboolean (*RecordFunc) (QuothJournal *self,
                                QuothEntry *entry,
                                QuothWriteFunc func,
                                gpointer data,
                                QuothWritten *written,
                                GError **error);

static gboolean
record_guarded (QuothJournal *self,
                RecordFunc record,
                QuothEntry *entry,
                QuothWriteFunc func,
                gpointer data,
                QuothWritten *written,
                GError **error)
{
  g_autoptr (GError) local = NULL;
  GError *fault = NULL;
  gboolean done;

  quoth_database_guard (self->database);
  done = record (self, entry, func, data, written, &local);
  if (!quoth_database_unguard (self->database, &fault))
    {
      /* Why it failed in the end may be no more than what came of that. */
      g_propagate_error (error, fault);
      return FALSE;
    }
  if (!done)
    g_propagate_error (error, g_steal_pointer (&local));
  return done;
}

static gboolean
transact (QuothJournal *self,
          RecordFunc record,
          QuothEntry *entry,
          QuothWriteFunc func,
          gpointer data,
          GCancellable *cancellable,
          QuothWritten *written,
          GError **error)
{
  gboolean done;

  *written = (QuothWritten){ 0 };
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  quoth_database_set_cancellable (self->database, cancellable);
  done = quoth_database_exec (self->database, "BEGIN IMMEDIATE", error)
         && record_guarded (self, record, entry, func, data, written, error);
  quoth_database_set_cancellable (self->database, NULL);

  /* From here on it is too late to cancel. */
  if (done && written->changeset != NULL)
    done = commit (self, error);
  roll_back (self);
  if (!done)
    quoth_written_clear (written);
  return done;
}

gboolean
quoth_journal_write (QuothJournal *self,
                     QuothEntry *entry,
                     QuothWriteFunc func,
                     gpointer data,
                     GCancellable *cancellable,
                     QuothWritten *written,
                     GError **error)
{
  return transact (self, write_recorded, entry, func, data, cancellable, written, error);
}

gboolean
quoth_journal_rework (QuothJournal *self,
                      QuothWriteFunc func,
                      QuothLookFunc look,
                      const char *label,
                      gpointer data,
                      GCancellable *cancellable,
                      QuothWritten *written,
                      GError **error)
{
  Rework rework = { func, look, data };
  g_auto (QuothEntry) entry = { .label = g_strdup (label) };

  return transact (self, write_unlisted, &entry, NULL, &rework, cancellable, written, error);
}

gboolean
quoth_journal_write_series (QuothJournal *self,
                            const QuothEntry *like,
                            QuothWriteFunc func,
                            gpointer data,
                            GCancellable *cancellable,
                            QuothWritten *written,
                            GError **error)
{
  QuothEntry entry = { .kind = like->kind, .coder = like->coder };

  return transact (self, write_series, &entry, func, data, cancellable, written, error);
}

gboolean
quoth_journal_get_end (QuothJournal *self, gint64 *end, GError **error)
{
  sqlite3_stmt *statement = quoth_database_prepare (self->database, "SELECT max (rowid) FROM journal", error);

  if (statement == NULL || quoth_database_step (self->database, statement, error) != SQLITE_ROW)
    return FALSE;
  *end = sqlite3_column_int64 (statement, 0);
  sqlite3_reset (statement);
  return TRUE;
}

GPtrArray *
quoth_journal_list_foreign (QuothJournal *self, gint64 *seen, GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_entry_name_free);
  sqlite3_stmt *statement = quoth_database_prepare (
    self->database, "SELECT rowid, origin, id, label FROM journal WHERE rowid > ?1 AND kind <> 5 ORDER BY rowid", error);
  int result;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, *seen);
  while ((result = quoth_database_step (self->database, statement, error)) == SQLITE_ROW)
    {
      QuothId origin = quoth_column_id (statement, 1);
      QuothEntryName *entry;

      *seen = sqlite3_column_int64 (statement, 0);
      if (quoth_id_equal (&origin, &self->origin))
        continue;
      entry = g_new0 (QuothEntryName, 1);
      entry->id = quoth_column_id (statement, 2);
      entry->row = *seen;
      entry->label = g_strdup ((const char *) sqlite3_column_text (statement, 3));
      g_ptr_array_add (entries, entry);
    }
  return result == SQLITE_DONE ? g_steal_pointer (&entries) : NULL;
}

/* Which step it is of which nothing can be known. */
static void
set_damaged_error (const char *label, gint64 time, GError **error)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time / 1000);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;
  g_autofree char *when = local != NULL ? g_date_time_format (local, "%Y-%m-%d %H:%M") : g_strdup ("?");

  /* Translators: the name of a step, and when it was done */
  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_DAMAGED,
               _ ("What the step “%s” (%s) did cannot be read: its entry in the journal is damaged; go back to a backup"), label, when);
}

/* (transfer full): what is in @packed, if it can be read; else @label and @time say what it is of. */
static GBytes *
unpack (GBytes *packed, int codec, const char *label, gint64 time, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GBytes) changeset = quoth_changeset_unpack (packed, codec, &local);

  if (changeset != NULL && quoth_changeset_is_whole (changeset))
    return quoth_changeset_mend (changeset);
  if (g_error_matches (local, QUOTH_ERROR, QUOTH_ERROR_NEWER))
    g_propagate_error (error, g_steal_pointer (&local));
  else
    set_damaged_error (label, time, error);
  return NULL;
}

GBytes *
quoth_journal_load (QuothDatabase *database, const QuothId *id, GError **error)
{
  g_autoptr (GBytes) packed = NULL;
  g_autofree char *label = NULL;
  gint64 time;
  sqlite3_stmt *statement = quoth_database_prepare (
    database,
    "SELECT coalesce (effect, changeset), codec, schema, label, time, effect IS NULL AND kind <= 2 FROM journal WHERE id = ?1", error);
  int result, codec, schema;
  gboolean must_have; /* no step is written that did nothing */

  if (statement == NULL)
    return NULL;
  quoth_bind_id (statement, 1, id);
  result = quoth_database_step (database, statement, error);
  if (result == 0)
    return NULL;
  if (result == SQLITE_DONE)
    {
      g_set_error_literal (
        error, QUOTH_ERROR, QUOTH_ERROR_NOT_FOUND, _ ("There is no such entry in the journal"));
      return NULL;
    }

  packed = g_bytes_new (sqlite3_column_blob (statement, 0), (gsize) sqlite3_column_bytes (statement, 0));
  codec = sqlite3_column_int (statement, 1);
  schema = sqlite3_column_int (statement, 2);
  label = quoth_column_dup_text (statement, 3);
  time = sqlite3_column_int64 (statement, 4);
  must_have = sqlite3_column_int (statement, 5) != 0;
  sqlite3_reset (statement);
  if (schema < QUOTH_SCHEMA_OLDEST || schema > QUOTH_SCHEMA_VERSION)
    {
      g_set_error_literal (error,
                           QUOTH_ERROR,
                           QUOTH_ERROR_CONFLICT,
                           _ ("it was done by another version of Quoth, whose tables are not those of this one"));
      return NULL;
    }
  if (g_bytes_get_size (packed) == 0 && must_have)
    {
      set_damaged_error (label, time, error);
      return NULL;
    }
  /* It did nothing here. */
  if (g_bytes_get_size (packed) == 0)
    return g_steal_pointer (&packed);
  return unpack (packed, codec, label, time, error);
}

GBytes *
quoth_journal_load_written (QuothDatabase *database, const QuothId *id, GError **error)
{
  g_autoptr (GBytes) packed = NULL;
  g_autofree char *label = NULL;
  gint64 time;
  int codec, result;
  sqlite3_stmt *row = quoth_database_prepare (database, "SELECT changeset, codec, label, time FROM journal WHERE id = ?1", error);

  if (row == NULL)
    return NULL;
  quoth_bind_id (row, 1, id);
  result = quoth_database_step (database, row, error);
  if (result == SQLITE_DONE)
    g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_NOT_FOUND, _ ("There is no such entry in the journal"));
  if (result != SQLITE_ROW)
    return NULL;
  packed = g_bytes_new (sqlite3_column_blob (row, 0), (gsize) sqlite3_column_bytes (row, 0));
  codec = sqlite3_column_int (row, 1);
  label = quoth_column_dup_text (row, 2);
  time = sqlite3_column_int64 (row, 3);
  sqlite3_reset (row);
  return unpack (packed, codec, label, time, error);
}
