/* quoth-table-assignment.c: the table of the assignments
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An assignment stays with its coder and its text: another one is made for others.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/quoth-assignment.h"
#include "store/quoth-query.h"
#include "store/quoth-tables-private.h"
#include "store/quoth-valid.h"

static gboolean
check_fields (const QuothAssignment *assignment, GError **error)
{
  if (!quoth_valid_date (N_ ("the deadline of the assignment"), assignment->deadline, error)
      || !quoth_valid_text (N_ ("the note of the assignment"), assignment->note, error))
    return FALSE;
  if (!quoth_id_is_none (&assignment->coder) && !quoth_id_is_none (&assignment->document))
    return TRUE;
  g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
                       _ ("an assignment needs a coder, and the text that is assigned to them"));
  return FALSE;
}

static gboolean
check_stored (QuothTables *self, const QuothAssignment *assignment, GError **error)
{
  sqlite3_stmt *row;
  QuothId coder, document;
  g_autofree char *described = NULL;

  if (!quoth_query_row (self->database, "SELECT coder, document FROM assignment WHERE id = ?1", &assignment->value.id, &row,
                        error))
    return FALSE;
  if (row == NULL)
    return TRUE;
  coder = quoth_column_id (row, 0);
  document = quoth_column_id (row, 1);
  sqlite3_reset (row);
  if (quoth_id_equal (&coder, &assignment->coder) && quoth_id_equal (&document, &assignment->document))
    return TRUE;
  described = quoth_query_describe (self->database, QUOTH_KIND_ASSIGNMENT, &assignment->value.id);
  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
               /* Translators: %s is "the assignment “speech · Ann”" */
               _ ("%s cannot become one of another text or coder; make a new one, and delete this one"), described);
  return FALSE;
}

static gboolean
put_assignment (QuothTables *self, gpointer value, GError **error)
{
  QuothAssignment *assignment = value;
  sqlite3_stmt *statement;

  if (!check_fields (assignment, error) || !check_stored (self, assignment, error))
    return FALSE;

  statement = quoth_database_prepare (
    self->database,
    "INSERT INTO assignment (id, coder, document, blind, state, note, deadline, opened, purpose)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"
    " ON CONFLICT DO UPDATE SET blind = excluded.blind, state = excluded.state, note = excluded.note,"
    " deadline = excluded.deadline, opened = excluded.opened, purpose = excluded.purpose",
    error);
  if (statement == NULL)
    return FALSE;
  quoth_bind_id (statement, 1, &assignment->value.id);
  quoth_bind_id (statement, 2, &assignment->coder);
  quoth_bind_id (statement, 3, &assignment->document);
  sqlite3_bind_int (statement, 4, assignment->blind ? 1 : 0);
  quoth_bind_text (statement, 5, quoth_assignment_state_to_nick (assignment->state));
  quoth_bind_text (statement, 6, assignment->note);
  quoth_bind_text (statement, 7, assignment->deadline);
  sqlite3_bind_int (statement, 8, assignment->opened ? 1 : 0);
  quoth_bind_text (statement, 9, quoth_assignment_purpose_to_nick (assignment->purpose));
  return quoth_database_run (self->database, statement, error);
}

static gboolean
remove_assignment (QuothTables *self, const QuothId *id, GError **error)
{
  /* It may go because its text does. */
  g_hash_table_remove (self->put, id);
  return quoth_tables_remove_attached (self, id, error)
         && quoth_query_run (self->database, "DELETE FROM assignment WHERE id = ?1", id, error);
}

gboolean
quoth_tables_remove_assignments (QuothTables *self, const QuothId *document, GError **error)
{
  g_autoptr (GArray) ids = quoth_query_ids (self->database, "SELECT id FROM assignment WHERE document = ?1", document, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (!remove_assignment (self, &g_array_index (ids, QuothId, i), error))
      return FALSE;
  return ids != NULL;
}

static gboolean
check_assignment (QuothTables *self, gpointer value, GError **error)
{
  QuothAssignment *assignment = value;
  g_autofree char *described = NULL;
  gint64 found;

  if (!quoth_tables_require (self, value, N_ ("its coder"), QUOTH_KIND_CODER, &assignment->coder, error)
      || !quoth_tables_require (self, value, N_ ("its text"), QUOTH_KIND_DOCUMENT, &assignment->document, error)
      || !quoth_query_number (self->database,
                              "SELECT count (*) FROM assignment a JOIN assignment other ON other.document = a.document"
                              " AND other.coder = a.coder AND other.id <> a.id WHERE a.id = ?1",
                              &assignment->value.id, &found, error))
    return FALSE;
  if (found == 0)
    return TRUE;
  described = quoth_query_describe (self->database, QUOTH_KIND_ASSIGNMENT, &assignment->value.id);
  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_EXISTS,
               /* Translators: %s is "the assignment “speech · Ann”" */
               _ ("%s is there already, with another id; change that one"), described);
  return FALSE;
}

static gpointer
load_assignment (QuothDatabase *database, sqlite3_stmt *row, GError **error)
{
  QuothId id = quoth_column_id (row, 0);
  QuothAssignment *assignment = quoth_assignment_new (&id);

  assignment->coder = quoth_column_id (row, 1);
  assignment->document = quoth_column_id (row, 2);
  assignment->blind = sqlite3_column_int (row, 3) != 0;
  quoth_assignment_state_from_nick ((const char *) sqlite3_column_text (row, 4), &assignment->state);
  assignment->note = quoth_column_dup_text (row, 5);
  assignment->deadline = quoth_column_dup_text (row, 6);
  assignment->opened = sqlite3_column_int (row, 7) != 0;
  quoth_assignment_purpose_from_nick ((const char *) sqlite3_column_text (row, 8), &assignment->purpose);
  return assignment;
}

#define SELECT_ASSIGNMENT "SELECT id, coder, document, blind, state, note, deadline, opened, purpose FROM assignment "

const QuothTableClass quoth_assignment_table = {
  .put = put_assignment,
  .remove = remove_assignment,
  .check = check_assignment,
  .select_all = SELECT_ASSIGNMENT "ORDER BY id",
  .select_one = SELECT_ASSIGNMENT "WHERE id = ?1",
  .load = load_assignment,
};
