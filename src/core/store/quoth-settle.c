/* quoth-settle.c: saying what is right where merged copies disagree
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The verdict is a recorded row, so that it comes to the other copies, and undo takes it back with what it changed.
 */

#include "config.h"

#include "store/quoth-disagreement-private.h"

#include <glib/gi18n-lib.h>

#include "store/quoth-changeset.h"
#include "store/quoth-commit.h"
#include "store/quoth-lists.h"
#include "store/quoth-query.h"
#include "store/quoth-reader-private.h"
#include "store/quoth-settle-list.h"
#include "store/quoth-store-private.h"
#include "store/quoth-tables.h"

typedef struct
{
  QuothId id;
  QuothSettlement verdict;
  const QuothCoder *coder;
  QuothBuildFunc build; /* what takes the other side; %NULL for what is done here */
  gpointer build_data;
} Request;

/* The verdict, as it is written. */
typedef struct
{
  const Request *request;
  QuothJournal *journal;
  QuothDatabase *database;
  QuothTables *tables;
  QuothDisagreement *disagreement;
  GCancellable *cancellable;
} Settling;

static void
settling_clear (Settling *self)
{
  g_clear_pointer (&self->tables, quoth_tables_free);
  g_clear_pointer (&self->disagreement, quoth_disagreement_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Settling, settling_clear)

/* (transfer full) (nullable): the open disagreement; %NULL with @error. */
static QuothDisagreement *
find (QuothDatabase *database, const QuothId *id, GError **error)
{
  g_autoptr (QuothReader) reader = quoth_reader_new_within (database);
  g_autoptr (GPtrArray) all = quoth_reader_list_disagreements (reader, TRUE, NULL, error);

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      QuothDisagreement *one = all->pdata[i];

      if (!quoth_id_equal (&one->id, id))
        continue;
      if (!one->is_settled)
        return g_ptr_array_steal_index (all, i);
      g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_EXISTS, _ ("What was said of %s is settled already"), one->phrase);
      return NULL;
    }
  if (all != NULL)
    g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_NOT_FOUND, _ ("There is no such disagreement any more"));
  return NULL;
}

/* ---- Taking what the other side said ---- */

static gboolean
refuse_to_take (const QuothDisagreement *disagreement, GError **error)
{
  const char *about = disagreement->phrase;

  if (disagreement->type == QUOTH_DISAGREE_PLACE)
    g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID, _ ("%s has no place in the text; give it one, or delete it"), about);
  else if (disagreement->type == QUOTH_DISAGREE_TWICE)
    g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
                 _ ("%s was made on both sides; make one of the two, or rename one of them"), about);
  else if (disagreement->type == QUOTH_DISAGREE_CHANGED && !quoth_id_is_none (&disagreement->second))
    g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
                 _ ("The text of the other side has to be put in by correcting the text of %s"), about);
  else
    g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
                 _ ("What the other side said of %s cannot be put in by itself; edit it, and keep what is there then"), about);
  return FALSE;
}

/* What is written down of it. */
typedef struct
{
  const QuothSheet *sheet;
  GBytes *key;
  const char *field;
  sqlite3_value *other;
  QuothId entry;
} Record;

/* (transfer full) (nullable): the row of the value that has the key which was written down; where there was none, the value's own. */
static QuothCells *
find_row (QuothSheets *sheets, const Record *record, const QuothId *value, GError **error)
{
  const QuothSheet *sheet = record->sheet;
  int column = sheet->is_root ? sheet->own : sheet->owner;
  g_autoptr (GPtrArray) rows = column >= 0 ? quoth_sheets_list (sheets, sheet, column, value, error) : NULL;

  if (rows != NULL && rows->len == 1 && sheet->is_root && g_bytes_get_size (record->key) == 0)
    return quoth_cells_copy (rows->pdata[0]);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      g_autoptr (GBytes) found = quoth_sheet_dup_key (sheet, rows->pdata[i]);

      if (g_bytes_equal (found, record->key))
        return quoth_cells_copy (rows->pdata[i]);
    }
  return NULL;
}

static gboolean
take_list (const Settling *self, QuothSheets *sheets, const Record *record, GError **error)
{
  gboolean found;

  return quoth_settle_list (self->database, sheets, record->sheet, &self->disagreement->value, &record->entry, &found, error)
         && (found || refuse_to_take (self->disagreement, error));
}

/* A column of a row, or that a part of a value is deleted. */
static gboolean
take_row (const Settling *self, QuothSheets *sheets, const Record *record, GError **error)
{
  gboolean deletes = self->disagreement->type == QUOTH_DISAGREE_DELETED;
  g_autoptr (QuothCells) to = quoth_cells_new ();
  GError *local = NULL;
  g_autoptr (QuothCells) row = find_row (sheets, record, &self->disagreement->value, &local);

  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  if (deletes)
    return row == NULL || quoth_sheets_delete (sheets, record->sheet, row, NULL, error) == QUOTH_HIT_DONE;
  if (row == NULL || record->field == NULL || g_str_equal (record->field, "current"))
    return refuse_to_take (self->disagreement, error);
  quoth_cells_set (to, quoth_sheet_find_column (record->sheet, record->field), record->other);
  return quoth_sheets_update (sheets, record->sheet, row, NULL, to, error) == QUOTH_HIT_DONE;
}

static gboolean
take_record (const Settling *self, QuothSheets *sheets, const Record *record, GError **error)
{
  if (record->sheet == NULL)
    return refuse_to_take (self->disagreement, error);
  if (self->disagreement->type == QUOTH_DISAGREE_DELETED && record->sheet->is_root)
    return quoth_tables_delete (self->tables, self->disagreement->kind, &self->disagreement->value, error);
  if (quoth_list_find (record->sheet) != NULL)
    return take_list (self, sheets, record, error);
  return take_row (self, sheets, record, error);
}

static gboolean
take (const Settling *self, GError **error)
{
  g_autoptr (QuothSheets) sheets = quoth_sheets_new (self->database, error);
  g_autoptr (GBytes) key = NULL;
  Record record;
  sqlite3_stmt *row;
  gboolean done;

  if (self->disagreement->type != QUOTH_DISAGREE_CHANGED && self->disagreement->type != QUOTH_DISAGREE_DELETED)
    return refuse_to_take (self->disagreement, error);
  if (sheets == NULL
      || !quoth_query_row (self->database, "SELECT place, key, field, other, entry FROM disagreement WHERE id = ?1",
                           &self->disagreement->id, &row, error)
      || row == NULL)
    return FALSE;
  key = g_bytes_new (sqlite3_column_blob (row, 1), (gsize) sqlite3_column_bytes (row, 1));
  record = (Record){ quoth_sheets_find (sheets, (const char *) sqlite3_column_text (row, 0)), key,
                     (const char *) sqlite3_column_text (row, 2), sqlite3_column_value (row, 3), quoth_column_id (row, 4) };
  done = take_record (self, sheets, &record, error);
  sqlite3_reset (row);
  return done;
}

/* The value has to be one that somebody might have written. */
static gboolean
check_value (const Settling *self, GError **error)
{
  g_autoptr (QuothReader) reader = quoth_reader_new_within (self->database);
  g_autoptr (QuothValue) value = NULL;

  if (!quoth_reader_has (reader, self->disagreement->kind, &self->disagreement->value))
    return TRUE;
  value = quoth_reader_get (reader, self->disagreement->kind, &self->disagreement->value, error);
  return value != NULL && quoth_tables_check (self->tables, value, error);
}

/* What is taken has to fit, as an undo has. */
static gboolean
take_checked (const Settling *self, GError **error)
{
  g_autoptr (sqlite3_session) session = quoth_changeset_record (self->database, error);
  g_autoptr (GBytes) changeset = NULL;

  if (session == NULL)
    return FALSE;
  quoth_tables_begin (self->tables, quoth_journal_get_record (self->journal));
  if (!take (self, error))
    return FALSE;
  changeset = quoth_changeset_finish (self->database, session, error);
  return changeset != NULL && quoth_undo_check (self->database, changeset, error) && check_value (self, error);
}

/* By the change that the caller makes. */
static gboolean
take_by_change (const Settling *self, GError **error)
{
  const Request *request = self->request;
  g_autoptr (QuothReader) reader = quoth_reader_new_within (self->database);
  g_autoptr (QuothChange) change = request->build (reader, request->build_data, self->cancellable, error);

  return change != NULL
         && (quoth_change_is_empty (change) || quoth_commit_write (self->journal, self->tables, change, self->cancellable, error));
}

/* ---- The verdict ---- */

static gboolean
write_verdict (QuothDatabase *database, const Request *request, GError **error)
{
  static const char *const verdicts[] = { "kept", "taken", "dismissed" };
  sqlite3_stmt *statement = quoth_database_prepare (
    database, "INSERT INTO settlement (disagreement, verdict, coder, time) VALUES (?1, ?2, ?3, ?4)", error);

  if (statement == NULL)
    return FALSE;
  quoth_bind_id (statement, 1, &request->id);
  quoth_bind_text (statement, 2, verdicts[request->verdict]);
  quoth_bind_id (statement, 3, &request->coder->value.id);
  sqlite3_bind_int64 (statement, 4, g_get_real_time () / 1000);
  return quoth_database_run (database, statement, error);
}

/* Who settles may be new in the project. */
static gboolean
need_coder (const Settling *self, GError **error)
{
  const QuothCoder *coder = self->request->coder;
  g_autoptr (QuothChange) change = NULL;

  if (quoth_query_has (self->database, QUOTH_KIND_CODER, &coder->value.id, NULL))
    return TRUE;
  change = quoth_change_new ("", &coder->value.id);
  quoth_change_put (change, (gpointer) coder);
  return quoth_commit_write (self->journal, self->tables, change, self->cancellable, error);
}

static gboolean
settle_cb (QuothJournal *journal, QuothEntry *entry, gpointer data, GError **error)
{
  Settling *self = data;
  const Request *request = self->request;

  self->journal = journal;
  self->database = quoth_journal_get_database (journal);
  self->disagreement = find (self->database, &request->id, error);
  if (self->disagreement == NULL)
    return FALSE;
  self->tables = quoth_tables_new (self->database);
  entry->label = g_strdup_printf (_ ("Settle what was said of %s"), self->disagreement->phrase);
  return need_coder (self, error)
         && (request->verdict != QUOTH_SETTLE_TAKE
             || (request->build != NULL ? take_by_change (self, error) : take_checked (self, error)))
         && write_verdict (self->database, request, error);
}

static gboolean
work_cb (QuothJournal *journal, gpointer data, GCancellable *cancellable, QuothWritten *written, GError **error)
{
  const Request *request = data;
  g_auto (Settling) settling = { .request = request, .cancellable = cancellable };
  g_auto (QuothEntry) entry = { .kind = QUOTH_ENTRY_EDIT, .coder = request->coder->value.id };

  return quoth_journal_write (journal, &entry, settle_cb, &settling, cancellable, written, error);
}

static gboolean
run (QuothStore *store, Request *request, GCancellable *cancellable, GError **error)
{
  QuothWriter *writer = quoth_store_require_writer (store, error);

  return writer != NULL && quoth_writer_work (writer, work_cb, request, cancellable, error);
}

gboolean
quoth_store_settle (QuothStore *self,
                    const QuothId *disagreement,
                    QuothSettlement verdict,
                    const QuothCoder *coder,
                    GCancellable *cancellable,
                    GError **error)
{
  Request request = { .id = *disagreement, .verdict = verdict, .coder = coder };

  return run (self, &request, cancellable, error);
}

gboolean
quoth_store_settle_by (QuothStore *self,
                       const QuothId *disagreement,
                       const QuothCoder *coder,
                       QuothBuildFunc build,
                       gpointer data,
                       GCancellable *cancellable,
                       GError **error)
{
  Request request
    = { .id = *disagreement, .verdict = QUOTH_SETTLE_TAKE, .coder = coder, .build = build, .build_data = data };

  return run (self, &request, cancellable, error);
}
