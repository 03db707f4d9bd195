/* quoth-undo.c: taking back and making again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * There is no stack of undo steps: the journal is it. An edit is *undone* if the last of the entries that name
 * it in `undoes` is an undo. Read backwards from the newest entry of a coder,
 *
 *   - the next undo is the first edit that is not undone;
 *   - the next redo is the last undo that is the last word on its edit, unless an edit comes first:
 *     a new edit covers what was undone before it, as in every editor. It stays in the journal. (After a merge an edit may be undone twice,
 *     by one coder on two computers: it is made again once.)
 *
 * Both read an index only, and as many entries as were undone since: O(steps since the last edit).
 *
 * A step is taken back by the inverse of its changeset, strictly: each row must be just as the step left it,
 * nothing may refer to what disappears. Rejected: taking back as much as still fits. A coder would not see what was
 * left out, and half an action is none that anybody did. What SQLite does not look after, because it is
 * no foreign key (memos, unique names), quoth-undo-check.c does.
 */

#include "config.h"

#include "store/quoth-undo.h"

#include <glib/gi18n-lib.h>

#include "store/quoth-changeset.h"
#include "store/quoth-entangled.h"
#include "store/quoth-query.h"
#include "store/quoth-reader-private.h"

/* So much later work is named where it stands in the way of an undo. */
#define N_NAMED 3

void
quoth_step_free (QuothStep *self)
{
  g_free (self->label);
  g_free (self);
}

static QuothStep *
load_step (QuothDatabase *database, const QuothId *entry, GError **error)
{
  sqlite3_stmt *statement
    = quoth_database_prepare (database, "SELECT label FROM journal WHERE id = ?1", error);
  QuothStep *step = NULL;

  if (statement == NULL)
    return NULL;
  quoth_bind_id (statement, 1, entry);
  if (quoth_database_step (database, statement, error) == SQLITE_ROW)
    {
      step = g_new0 (QuothStep, 1);
      step->entry = *entry;
      step->label = quoth_column_dup_text (statement, 0);
      sqlite3_reset (statement);
    }
  return step;
}

/* Looks at entries backwards. Returns whether to stop, at @found, which is none if there is no step. */
static gboolean
look_for_undo (QuothEntryKind kind,
               const QuothId *id,
               const QuothId *undoes,
               GHashTable *last_word,
               QuothId *found)
{
  if (kind == QUOTH_ENTRY_EDIT)
    {
      if (GPOINTER_TO_INT (g_hash_table_lookup (last_word, id)) == QUOTH_ENTRY_UNDO)
        return FALSE;
      *found = *id;
      return TRUE;
    }
  if (!g_hash_table_contains (last_word, undoes))
    g_hash_table_insert (last_word, quoth_id_memdup (undoes), GINT_TO_POINTER (kind));
  return FALSE;
}

static gboolean
look_for_redo (QuothEntryKind kind, const QuothId *undoes, GHashTable *last_word, QuothId *found)
{
  if (kind == QUOTH_ENTRY_EDIT)
    return TRUE;
  if (g_hash_table_contains (last_word, undoes))
    return FALSE;
  g_hash_table_insert (last_word, quoth_id_memdup (undoes), GINT_TO_POINTER (kind));
  if (kind == QUOTH_ENTRY_REDO)
    return FALSE;
  *found = *undoes;
  return TRUE;
}

/* Whether an edit did nothing here: it came from another copy, and all of it was overtaken. Then there is nothing to take back. */
static gboolean
did_nothing (QuothDatabase *database, const QuothId *entry)
{
  gint64 nothing = 0;

  return quoth_query_number (database, "SELECT length (effect) = 0 FROM journal WHERE id = ?1", entry, &nothing, NULL) && nothing;
}

QuothStep *
quoth_undo_find (QuothDatabase *database,
                 const QuothId *coder,
                 QuothDirection direction,
                 GError **error)
{
  g_autoptr (GHashTable) last_word
    = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL);
  QuothId found = QUOTH_ID_NONE;
  gboolean stop = FALSE;
  int result = 0;
  sqlite3_stmt *statement
    = quoth_database_prepare (database,
                              "SELECT kind, id, undoes FROM journal WHERE coder = ?1 AND kind <= 2"
                              " ORDER BY time DESC, counter DESC, origin DESC",
                              error);

  if (statement == NULL)
    return NULL;
  quoth_bind_id (statement, 1, coder);
  while (!stop && (result = quoth_database_step (database, statement, error)) == SQLITE_ROW)
    {
      QuothEntryKind kind = (QuothEntryKind) sqlite3_column_int (statement, 0);
      QuothId id = quoth_column_id (statement, 1);
      QuothId undoes = quoth_column_id (statement, 2);

      stop = direction == QUOTH_UNDO ? look_for_undo (kind, &id, &undoes, last_word, &found)
                                     : look_for_redo (kind, &undoes, last_word, &found);
      if (stop && direction == QUOTH_UNDO && did_nothing (database, &found))
        {
          stop = FALSE;
          found = QUOTH_ID_NONE;
        }
    }
  if (result == SQLITE_ROW)
    sqlite3_reset (statement);
  if (result == 0 || quoth_id_is_none (&found))
    return NULL;
  return load_step (database, &found, error);
}

static gboolean
apply_step (QuothDatabase *database, const QuothStep *step, QuothDirection direction, GError **error)
{
  g_autoptr (GBytes) changeset = quoth_journal_load (database, &step->entry, error);

  if (changeset == NULL)
    return FALSE;
  if (direction == QUOTH_UNDO)
    {
      g_autoptr (GBytes) inverse = quoth_changeset_invert (database, changeset, error);

      return inverse != NULL && quoth_changeset_apply (database, inverse, error)
             && quoth_undo_check (database, inverse, error);
    }
  return quoth_changeset_apply (database, changeset, error)
         && quoth_undo_check (database, changeset, error);
}

static void
set_nothing_error (QuothDirection direction, GError **error)
{
  g_set_error_literal (error,
                       QUOTH_ERROR,
                       QUOTH_ERROR_NOT_FOUND,
                       direction == QUOTH_UNDO ? _ ("There is nothing to undo")
                                               : _ ("There is nothing to redo"));
}

/* (transfer full) (nullable): the later work that stands in the way of taking a step back, in words. */
static char *
describe_entangled (QuothDatabase *database, const QuothStep *step)
{
  g_autoptr (GPtrArray) later = quoth_entangled_list (database, &step->entry, N_NAMED + 1, NULL);
  g_autoptr (GString) words = g_string_new (NULL);

  if (later == NULL || later->len == 0)
    return NULL;
  for (guint i = 0; i < MIN (later->len, N_NAMED); i++)
    {
      const QuothHistoryEntry *entry = later->pdata[i];
      g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (entry->time / 1000);
      g_autoptr (GDateTime) local = g_date_time_to_local (utc);
      g_autofree char *when = g_date_time_format (local, "%Y-%m-%d %H:%M");
      char string[QUOTH_ID_STRING_SIZE];

      g_string_append_printf (words, "%s“%s” (%s, %s)", i > 0 ? ", " : "", entry->label, when,
                              quoth_id_to_string (&entry->id, string) + sizeof string - 1 - QUOTH_ENTRY_SHORT);
    }
  if (later->len > N_NAMED)
    g_string_append (words, _ (" and more"));
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* Names the step in an error that says what is in its way. The database is as it was before. */
static void
name_step (QuothDatabase *database, const QuothStep *step, QuothDirection direction, GError *local, GError **error)
{
  g_autofree char *later = NULL;

  if (!g_error_matches (local, QUOTH_ERROR, QUOTH_ERROR_CONFLICT))
    {
      g_propagate_error (error, local);
      return;
    }
  later = direction == QUOTH_UNDO ? describe_entangled (database, step) : NULL;
  if (later != NULL)
    g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_CONFLICT, _ ("“%s” cannot be undone: %s: %s"), step->label, local->message, later);
  else if (direction == QUOTH_UNDO)
    g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_CONFLICT, _ ("“%s” cannot be undone: %s"), step->label, local->message);
  else
    g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_CONFLICT, _ ("“%s” cannot be redone: %s"), step->label, local->message);
  g_error_free (local);
}

static gboolean
write_step (QuothJournal *journal, QuothEntry *entry, const QuothStep *step, QuothDirection direction, GError **error)
{
  QuothDatabase *database = quoth_journal_get_database (journal);
  GError *local = NULL;

  if (!apply_step (database, step, direction, &local))
    {
      name_step (database, step, direction, local, error);
      return FALSE;
    }
  entry->label = g_strdup (step->label);
  entry->undoes = step->entry;
  return TRUE;
}

static gboolean
write_next_cb (QuothJournal *journal, QuothEntry *entry, gpointer data, GError **error)
{
  const QuothStepRequest *request = data;
  QuothDirection direction = request->kind == QUOTH_STEP_REDO ? QUOTH_REDO : QUOTH_UNDO;
  GError *local = NULL;
  g_autoptr (QuothStep) step
    = quoth_undo_find (quoth_journal_get_database (journal), &request->coder, direction, &local);

  if (step != NULL)
    return write_step (journal, entry, step, direction, error);
  if (local != NULL)
    g_propagate_error (error, local);
  else
    set_nothing_error (direction, error);
  return FALSE;
}

/* Whether an entry of the journal is a step that its coder may choose to take back. */
static gboolean
check_choice (const QuothStepRequest *request, QuothEntryKind kind, const QuothId *coder, gboolean is_undone, const char *label, GError **error)
{
  const char *why = NULL;

  if (kind == QUOTH_ENTRY_UNDO || kind == QUOTH_ENTRY_REDO)
    why = _ ("it is itself an undo or a redo; choose the edit");
  else if (kind != QUOTH_ENTRY_EDIT)
    why = _ ("it is no edit, but something the program did");
  else if (!quoth_id_equal (coder, &request->coder))
    why = _ ("somebody else did it; a coder takes back the own work");
  else if (is_undone)
    why = _ ("it is undone already");
  if (why != NULL)
    g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID, _ ("“%s” cannot be chosen: %s"), label, why);
  return why == NULL;
}

static void
set_no_entry_error (GError **error)
{
  g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_NOT_FOUND, _ ("There is no such entry in the journal"));
}

/* (transfer full): the step that the request names. */
static QuothStep *
load_choice (QuothDatabase *database, const QuothStepRequest *request, GError **error)
{
  g_autoptr (QuothStep) step = NULL;
  sqlite3_stmt *row;
  QuothId coder;
  gboolean is_good;

  if (!quoth_query_row (database,
                        "SELECT kind, coder, label, (SELECT u.kind FROM journal u WHERE u.coder = j.coder AND u.undoes = j.id"
                        " ORDER BY u.time DESC, u.counter DESC, u.origin DESC LIMIT 1) FROM journal j WHERE id = ?1",
                        &request->entry, &row, error))
    return NULL;
  if (row == NULL)
    {
      set_no_entry_error (error);
      return NULL;
    }
  step = g_new0 (QuothStep, 1);
  step->entry = request->entry;
  step->label = quoth_column_dup_text (row, 2);
  coder = quoth_column_id (row, 1);
  is_good = check_choice (request, (QuothEntryKind) sqlite3_column_int (row, 0), &coder,
                          sqlite3_column_int (row, 3) == QUOTH_ENTRY_UNDO, step->label, error);
  sqlite3_reset (row);
  return is_good ? g_steal_pointer (&step) : NULL;
}

static gboolean
write_chosen_cb (QuothJournal *journal, QuothEntry *entry, gpointer data, GError **error)
{
  g_autoptr (QuothStep) step = load_choice (quoth_journal_get_database (journal), data, error);

  return step != NULL && write_step (journal, entry, step, QUOTH_UNDO, error);
}

/* Whether @step comes after the entry @point in the journal. */
static gboolean
is_after (QuothDatabase *database, const QuothStep *step, const QuothId *point, gboolean *after, GError **error)
{
  sqlite3_stmt *row = quoth_database_prepare (
    database,
    "SELECT (s.time, s.counter, s.origin) > (p.time, p.counter, p.origin) FROM journal s, journal p WHERE s.id = ?1 AND p.id = ?2", error);
  int result;

  if (row == NULL)
    return FALSE;
  quoth_bind_id (row, 1, &step->entry);
  quoth_bind_id (row, 2, point);
  result = quoth_database_step (database, row, error);
  *after = result == SQLITE_ROW && sqlite3_column_int (row, 0) != 0;
  if (result == SQLITE_DONE)
    set_no_entry_error (error);
  sqlite3_reset (row);
  return result == SQLITE_ROW;
}

/* The last step, unless that was done before the chosen point, whoever's that is. */
static gboolean
write_after_cb (QuothJournal *journal, QuothEntry *entry, gpointer data, GError **error)
{
  const QuothStepRequest *request = data;
  QuothDatabase *database = quoth_journal_get_database (journal);
  GError *local = NULL;
  g_autoptr (QuothStep) step = quoth_undo_find (database, &request->coder, QUOTH_UNDO, &local);
  gboolean after;

  if (local != NULL)
    g_propagate_error (error, local);
  if (step == NULL)
    return local == NULL;
  if (!is_after (database, step, &request->entry, &after, error))
    return FALSE;
  return !after || write_step (journal, entry, step, QUOTH_UNDO, error);
}

static gboolean
undo_after (QuothJournal *journal, const QuothStepRequest *request, GCancellable *cancellable, QuothWritten *written, GError **error)
{
  QuothEntry like = { .kind = QUOTH_ENTRY_UNDO, .coder = request->coder };

  if (!quoth_journal_write_series (journal, &like, write_after_cb, (gpointer) request, cancellable, written, error))
    return FALSE;
  if (written->changeset == NULL)
    g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_NOT_FOUND, _ ("There is nothing to undo after that step"));
  return written->changeset != NULL;
}

gboolean
quoth_undo_run (QuothJournal *journal,
                const QuothStepRequest *request,
                GCancellable *cancellable,
                QuothWritten *written,
                GError **error)
{
  g_auto (QuothEntry) entry
    = { .kind = request->kind == QUOTH_STEP_REDO ? QUOTH_ENTRY_REDO : QUOTH_ENTRY_UNDO, .coder = request->coder };

  if (request->kind == QUOTH_STEP_UNDO_AFTER)
    return undo_after (journal, request, cancellable, written, error);
  return quoth_journal_write (journal,
                              &entry,
                              request->kind == QUOTH_STEP_UNDO_ENTRY ? write_chosen_cb : write_next_cb,
                              (gpointer) request,
                              cancellable,
                              written,
                              error);
}

static QuothStep *
peek (QuothReader *reader, const QuothId *coder, QuothDirection direction)
{
  return quoth_undo_find (quoth_reader_get_database (reader), coder, direction, NULL);
}

QuothStep *
quoth_reader_peek_undo (QuothReader *self, const QuothId *coder)
{
  return peek (self, coder, QUOTH_UNDO);
}

QuothStep *
quoth_reader_peek_redo (QuothReader *self, const QuothId *coder)
{
  return peek (self, coder, QUOTH_REDO);
}

gboolean
quoth_reader_count_undo_after (QuothReader *self, const QuothId *coder, const QuothId *entry, guint *n, GError **error)
{
  QuothDatabase *database = quoth_reader_get_database (self);
  g_autoptr (GHashTable) last_word = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL);
  int result = 0;
  sqlite3_stmt *rows = quoth_database_prepare (
    database,
    "SELECT kind, id, undoes FROM journal WHERE coder = ?1 AND kind <= 2"
    " AND (time, counter, origin) > (SELECT time, counter, origin FROM journal WHERE id = ?2)"
    " ORDER BY time DESC, counter DESC, origin DESC",
    error);

  *n = 0;
  if (rows == NULL)
    return FALSE;
  quoth_bind_id (rows, 1, coder);
  quoth_bind_id (rows, 2, entry);
  while ((result = quoth_database_step (database, rows, error)) == SQLITE_ROW)
    {
      QuothId id = quoth_column_id (rows, 1), undoes = quoth_column_id (rows, 2), found;

      *n += look_for_undo ((QuothEntryKind) sqlite3_column_int (rows, 0), &id, &undoes, last_word, &found) ? 1 : 0;
    }
  return result == SQLITE_DONE;
}
