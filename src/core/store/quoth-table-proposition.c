/* quoth-table-proposition.c: the table of the propositions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/quoth-proposition.h"
#include "store/quoth-query.h"
#include "store/quoth-tables-private.h"
#include "store/quoth-uses.h"
#include "store/quoth-valid.h"

static gboolean
put_proposition (QuothTables *self, gpointer value, GError **error)
{
  QuothProposition *proposition = value;
  sqlite3_stmt *statement;

  if (!quoth_valid_name (N_ ("the statement of the proposition"), proposition->statement, error)
      || !quoth_valid_text (N_ ("the note of the proposition"), proposition->note, error))
    return FALSE;

  statement = quoth_database_prepare (
    self->database,
    "INSERT INTO proposition (id, statement, note) VALUES (?1, ?2, ?3)"
    " ON CONFLICT DO UPDATE SET statement = excluded.statement, note = excluded.note",
    error);
  if (statement == NULL)
    return FALSE;
  quoth_bind_id (statement, 1, &proposition->value.id);
  quoth_bind_text (statement, 2, proposition->statement);
  quoth_bind_text (statement, 3, proposition->note);
  return quoth_database_run (self->database, statement, error);
}

static gboolean
remove_proposition (QuothTables *self, const QuothId *id, GError **error)
{
  static const QuothUse uses[] = {
    { QUOTH_USE_CLAIM, "SELECT count (*) FROM claim_proposition WHERE proposition = ?1" },
  };

  return quoth_uses_refuse (self->database, QUOTH_KIND_PROPOSITION, id, uses, G_N_ELEMENTS (uses),
                            error)
         && quoth_tables_remove_attached (self, id, error)
         && quoth_query_run (self->database, "DELETE FROM proposition WHERE id = ?1", id, error);
}

static gboolean
check_proposition (QuothTables *self, gpointer value, GError **error)
{
  return TRUE;
}

static gpointer
load_proposition (QuothDatabase *database, sqlite3_stmt *row, GError **error)
{
  QuothId id = quoth_column_id (row, 0);
  QuothProposition *proposition = quoth_proposition_new (&id);

  proposition->statement = quoth_column_dup_text (row, 1);
  proposition->note = quoth_column_dup_text (row, 2);
  return proposition;
}

const QuothTableClass quoth_proposition_table = {
  .put = put_proposition,
  .remove = remove_proposition,
  .check = check_proposition,
  .select_all = "SELECT id, statement, note FROM proposition ORDER BY id",
  .select_one = "SELECT id, statement, note FROM proposition WHERE id = ?1",
  .load = load_proposition,
};
