/* quoth-settle.c: saying what is right where merged copies disagree
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The verdict is a recorded row, so that it comes to the other copies, and undo takes it back with what it changed.
 */

#include "config.h"

#include "store/quoth-disagreement-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/quoth-changeset.h"
#include "store/quoth-query.h"
#include "store/quoth-reader-private.h"
#include "store/quoth-sheets.h"
#include "store/quoth-store-private.h"
#include "store/quoth-tables.h"

typedef struct
{
  QuothId id;
  QuothVerdict verdict;
  QuothId coder;
} Request;

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
  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
               disagreement->type == QUOTH_DISAGREE_PLACE
                 ? _ ("%s has no place in the text; give it one, or delete it")
                 : _ ("What the other side said of %s cannot be put in by itself; edit it, and keep what is there then"),
               disagreement->phrase);
  return FALSE;
}

/* The row of the value that has the key which was written down. */
static QuothCells *
find_row (QuothSheets *sheets, const QuothSheet *sheet, const QuothId *value, GBytes *key, GError **error)
{
  int column = sheet->is_root ? sheet->own : sheet->owner;
  g_autoptr (GPtrArray) rows = column >= 0 ? quoth_sheets_list (sheets, sheet, column, value, error) : NULL;

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      g_autoptr (GBytes) found = quoth_sheet_dup_key (sheet, rows->pdata[i]);

      if (g_bytes_equal (found, key))
        return quoth_cells_copy (rows->pdata[i]);
    }
  return NULL;
}

/* @row: place, key, field and the other value. */
static gboolean
set_column (QuothDatabase *database, const QuothDisagreement *disagreement, sqlite3_stmt *row, GError **error)
{
  g_autoptr (QuothSheets) sheets = quoth_sheets_new (database, error);
  const QuothSheet *sheet = sheets != NULL ? quoth_sheets_find (sheets, (const char *) sqlite3_column_text (row, 0)) : NULL;
  g_autoptr (GBytes) key = g_bytes_new (sqlite3_column_blob (row, 1), (gsize) sqlite3_column_bytes (row, 1));
  const char *field = (const char *) sqlite3_column_text (row, 2);
  g_autoptr (QuothCells) cells = NULL;
  g_autoptr (QuothCells) to = quoth_cells_new ();
  GError *local = NULL;

  if (sheets == NULL)
    return FALSE;
  if (sheet == NULL || field == NULL || g_bytes_get_size (key) == 0 || g_str_equal (sheet->table->name, "span")
      || g_str_equal (field, "current"))
    return refuse_to_take (disagreement, error);
  cells = find_row (sheets, sheet, &disagreement->value, key, &local);
  if (cells == NULL)
    {
      if (local != NULL)
        g_propagate_error (error, local);
      return local == NULL && refuse_to_take (disagreement, error);
    }
  quoth_cells_set (to, quoth_sheet_find_column (sheet, field), sqlite3_column_value (row, 3));
  return quoth_sheets_update (sheets, sheet, cells, NULL, to, error) == QUOTH_HIT_DONE;
}

static gboolean
take_value (QuothDatabase *database, const QuothDisagreement *disagreement, GError **error)
{
  sqlite3_stmt *row;
  gboolean done;

  if (!quoth_query_row (database, "SELECT place, key, field, other FROM disagreement WHERE id = ?1", &disagreement->id, &row, error)
      || row == NULL)
    return FALSE;
  done = set_column (database, disagreement, row, error);
  sqlite3_reset (row);
  return done;
}

static gboolean
take (QuothJournal *journal, const QuothDisagreement *disagreement, GError **error)
{
  QuothDatabase *database = quoth_journal_get_database (journal);
  g_autoptr (QuothTables) tables = NULL;

  if (disagreement->type == QUOTH_DISAGREE_CHANGED)
    return take_value (database, disagreement, error);
  if (disagreement->type != QUOTH_DISAGREE_DELETED)
    return refuse_to_take (disagreement, error);
  tables = quoth_tables_new (database);
  quoth_tables_begin (tables, quoth_journal_get_record (journal));
  return quoth_tables_delete (tables, disagreement->kind, &disagreement->value, error);
}

/* What is taken has to fit, as an undo has. */
static gboolean
take_checked (QuothJournal *journal, const QuothDisagreement *disagreement, GError **error)
{
  QuothDatabase *database = quoth_journal_get_database (journal);
  g_autoptr (sqlite3_session) session = quoth_changeset_record (database, error);
  g_autoptr (GBytes) changeset = NULL;

  if (session == NULL || !take (journal, disagreement, error))
    return FALSE;
  changeset = quoth_changeset_finish (database, session, error);
  return changeset != NULL && quoth_undo_check (database, changeset, error);
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
  quoth_bind_id (statement, 3, &request->coder);
  sqlite3_bind_int64 (statement, 4, g_get_real_time () / 1000);
  return quoth_database_run (database, statement, error);
}

static gboolean
settle_cb (QuothJournal *journal, QuothEntry *entry, gpointer data, GError **error)
{
  const Request *request = data;
  QuothDatabase *database = quoth_journal_get_database (journal);
  g_autoptr (QuothDisagreement) disagreement = find (database, &request->id, error);

  if (disagreement == NULL)
    return FALSE;
  if (!quoth_query_has (database, QUOTH_KIND_CODER, &request->coder, NULL))
    {
      g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_REFERENCE,
                           _ ("The coder who makes this change is not in the project; add the coder first"));
      return FALSE;
    }
  entry->label = g_strdup_printf (_ ("Settle what was said of %s"), disagreement->phrase);
  return (request->verdict != QUOTH_SETTLE_TAKE || take_checked (journal, disagreement, error))
         && write_verdict (database, request, error);
}

static gboolean
work_cb (QuothJournal *journal, gpointer data, GCancellable *cancellable, QuothWritten *written, GError **error)
{
  const Request *request = data;
  g_auto (QuothEntry) entry = { .kind = QUOTH_ENTRY_EDIT, .coder = request->coder };

  return quoth_journal_write (journal, &entry, settle_cb, data, cancellable, written, error);
}

gboolean
quoth_store_settle (QuothStore *self,
                    const QuothId *disagreement,
                    QuothVerdict verdict,
                    const QuothId *coder,
                    GCancellable *cancellable,
                    GError **error)
{
  Request request = { *disagreement, verdict, *coder };
  QuothWriter *writer = quoth_store_require_writer (self, error);

  return writer != NULL && quoth_writer_work (writer, work_cb, &request, cancellable, error);
}
