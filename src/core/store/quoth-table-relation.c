/* quoth-table-relation.c: the table of the relations between claims
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/quoth-relation-type.h"
#include "model/quoth-relation.h"
#include "store/quoth-query.h"
#include "store/quoth-tables-private.h"
#include "store/quoth-valid.h"

static gboolean
check_fields (const QuothRelation *relation, GError **error)
{
  if (!quoth_valid_name (N_ ("the kind of the relation"), relation->relation_kind, error))
    return FALSE;
  if (quoth_id_is_none (&relation->from) || quoth_id_is_none (&relation->to)
      || quoth_id_is_none (&relation->coder))
    g_set_error_literal (
      error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
      _ ("a relation needs a claim it comes from, a claim it goes to, and a coder"));
  else if (quoth_id_equal (&relation->from, &relation->to))
    g_set_error_literal (
      error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
      _ ("a claim cannot have a relation to itself; it must go to another claim"));
  else
    return TRUE;
  return FALSE;
}

static gboolean
put_relation (QuothTables *self, gpointer value, GError **error)
{
  QuothRelation *relation = value;
  sqlite3_stmt *statement;

  if (!check_fields (relation, error))
    return FALSE;

  statement = quoth_database_prepare (
    self->database,
    "INSERT INTO relation (id, kind, from_claim, to_claim, coder, created)"
    " VALUES (?1, ?2, ?3, ?4, ?5, coalesce (?6, ?7))"
    " ON CONFLICT DO UPDATE SET kind = excluded.kind, from_claim = excluded.from_claim,"
    " to_claim = excluded.to_claim, coder = excluded.coder, created = coalesce (?6, created)",
    error);
  if (statement == NULL)
    return FALSE;
  quoth_bind_id (statement, 1, &relation->value.id);
  quoth_bind_text (statement, 2, relation->relation_kind);
  quoth_bind_id (statement, 3, &relation->from);
  quoth_bind_id (statement, 4, &relation->to);
  quoth_bind_id (statement, 5, &relation->coder);
  if (relation->created != 0)
    sqlite3_bind_int64 (statement, 6, relation->created);
  sqlite3_bind_int64 (statement, 7, self->now);
  return quoth_database_run (self->database, statement, error);
}

static gboolean
remove_relation (QuothTables *self, const QuothId *id, GError **error)
{
  /* It may go because one of its claims does. */
  g_hash_table_remove (self->put, id);
  return quoth_tables_remove_attached (self, id, error)
         && quoth_query_run (self->database, "DELETE FROM relation WHERE id = ?1", id, error);
}

/* Whether a category of @claim is @code or under it. */
static gboolean
is_under (QuothTables *self, const QuothId *claim, const QuothId *code, gboolean *under, GError **error)
{
  sqlite3_stmt *statement;
  int result;

  *under = TRUE;
  if (quoth_id_is_none (code))
    return TRUE;
  statement = quoth_database_prepare (
    self->database,
    "WITH RECURSIVE above (id) AS (SELECT code FROM claim_category WHERE claim = ?1"
    " UNION SELECT c.parent FROM above JOIN code c ON c.id = above.id WHERE c.parent IS NOT NULL)"
    " SELECT 1 FROM above WHERE id = ?2",
    error);
  if (statement == NULL)
    return FALSE;
  quoth_bind_id (statement, 1, claim);
  quoth_bind_id (statement, 2, code);
  result = quoth_database_step (self->database, statement, error);
  *under = result == SQLITE_ROW;
  sqlite3_reset (statement);
  return result != 0;
}

static gboolean
refuse_end (QuothTables *self,
            const QuothRelationType *type,
            const QuothId *claim,
            const QuothId *code,
            GError **error)
{
  g_autofree char *described = quoth_query_describe (self->database, QUOTH_KIND_CLAIM, claim);
  g_autofree char *described_code = quoth_query_describe (self->database, QUOTH_KIND_CODE, code);

  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
               /* Translators: %1$s is a type of relations, %2$s a claim, %3$s a code */
               _ ("the codebook does not allow a relation “%1$s” with %2$s at that end: it needs a category "
                  "that is %3$s or under it"),
               type->name, described, described_code);
  return FALSE;
}

/* Whether the ends have the categories that the type asks for; of a symmetric type, this way round or the other. */
static gboolean
check_ends (QuothTables *self, const QuothRelation *relation, const QuothRelationType *type, GError **error)
{
  gboolean from_fits, to_fits;
  gboolean turned_from_fits = FALSE, turned_to_fits = FALSE;

  if (!is_under (self, &relation->from, &type->from_code, &from_fits, error)
      || !is_under (self, &relation->to, &type->to_code, &to_fits, error))
    return FALSE;
  if (type->symmetric
      && (!is_under (self, &relation->to, &type->from_code, &turned_to_fits, error)
          || !is_under (self, &relation->from, &type->to_code, &turned_from_fits, error)))
    return FALSE;
  if ((from_fits && to_fits) || (turned_from_fits && turned_to_fits))
    return TRUE;
  return from_fits ? refuse_end (self, type, &relation->to, &type->to_code, error)
                   : refuse_end (self, type, &relation->from, &type->from_code, error);
}

/* The type of the codebook that adds or bounds the kind of the relation; %NULL in @type (out) if there is none. */
static gboolean
load_type (QuothTables *self, const QuothRelation *relation, QuothRelationType **type, GError **error)
{
  sqlite3_stmt *row;
  QuothId id;

  *type = NULL;
  if (!quoth_query_row (self->database,
                        "SELECT t.id FROM relation r JOIN relation_type t ON t.key = r.kind"
                        " WHERE r.id = ?1 ORDER BY t.id",
                        &relation->value.id, &row, error))
    return FALSE;
  if (row == NULL)
    return TRUE;
  id = quoth_column_id (row, 0);
  sqlite3_reset (row);
  if (!quoth_query_row (self->database, quoth_relation_type_table.select_one, &id, &row, error))
    return FALSE;
  *type = quoth_relation_type_table.load (self->database, row, error);
  sqlite3_reset (row);
  return *type != NULL;
}

/* The kind is one that every project has, or a type of this project's codebook, which may bound it. */
static gboolean
check_kind (QuothTables *self, const QuothRelation *relation, GError **error)
{
  g_autoptr (QuothRelationType) type = NULL;

  if (!load_type (self, relation, &type, error))
    return FALSE;
  if (type != NULL)
    return check_ends (self, relation, type, error);
  if (g_strv_contains (quoth_relation_get_kinds (), relation->relation_kind))
    return TRUE;
  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
               _ ("the kind of the relation is “%s”: it must be supports, contradicts, repeats, "
                  "elaborates, qualifies or a type of the codebook"),
               relation->relation_kind);
  return FALSE;
}

static gboolean
check_relation (QuothTables *self, gpointer value, GError **error)
{
  QuothRelation *relation = value;

  return quoth_tables_require (self, value, N_ ("where it comes from"), QUOTH_KIND_CLAIM,
                               &relation->from, error)
         && quoth_tables_require (self, value, N_ ("where it goes to"), QUOTH_KIND_CLAIM,
                                  &relation->to, error)
         && quoth_tables_require (self, value, N_ ("its coder"), QUOTH_KIND_CODER, &relation->coder,
                                  error)
         && check_kind (self, relation, error);
}

static gpointer
load_relation (QuothDatabase *database, sqlite3_stmt *row, GError **error)
{
  QuothId id = quoth_column_id (row, 0);
  QuothRelation *relation = quoth_relation_new (&id);

  relation->relation_kind = quoth_column_dup_text (row, 1);
  relation->from = quoth_column_id (row, 2);
  relation->to = quoth_column_id (row, 3);
  relation->coder = quoth_column_id (row, 4);
  relation->created = sqlite3_column_int64 (row, 5);
  return relation;
}

#define SELECT_RELATION "SELECT id, kind, from_claim, to_claim, coder, created FROM relation "

const QuothTableClass quoth_relation_table = {
  .put = put_relation,
  .remove = remove_relation,
  .check = check_relation,
  .select_all = SELECT_RELATION "ORDER BY id",
  .select_one = SELECT_RELATION "WHERE id = ?1",
  .load = load_relation,
};
