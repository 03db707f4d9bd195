/* quoth-table-verdict.c: the table of what became of adjudicated annotations
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A verdict stays with the annotation that it is on. Annotations never change their documents, so that what is in one document when it is
 * written stays so in every merge. That a verdict which is not "rejected" has something in the gold layer is what adjudication sees to,
 * and no rule: two copies may each change one half of it.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/quoth-verdict.h"
#include "store/quoth-query.h"
#include "store/quoth-tables-private.h"
#include "store/quoth-valid.h"

static gboolean
check_fields (const QuothVerdict *verdict, GError **error)
{
  if (!quoth_valid_text (N_ ("the reason of the verdict"), verdict->reason, error)
      || !quoth_valid_word (N_ ("what the verdict has seen"), verdict->seen, error))
    return FALSE;
  if (quoth_id_is_none (&verdict->source) || quoth_id_is_none (&verdict->coder))
    g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
                         _ ("a verdict needs the annotation that it is on, and a coder who says so"));
  else if (quoth_id_equal (&verdict->source, &verdict->gold))
    g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
                         _ ("an annotation cannot go into itself; what is gold is an annotation of its own"));
  else
    return TRUE;
  return FALSE;
}

static gboolean
check_stored (QuothTables *self, const QuothVerdict *verdict, GError **error)
{
  sqlite3_stmt *row;
  QuothId source;
  g_autofree char *described = NULL;

  if (!quoth_query_row (self->database, "SELECT source FROM verdict WHERE id = ?1", &verdict->value.id, &row, error))
    return FALSE;
  if (row == NULL)
    return TRUE;
  source = quoth_column_id (row, 0);
  sqlite3_reset (row);
  if (quoth_id_equal (&source, &verdict->source))
    return TRUE;
  described = quoth_query_describe (self->database, QUOTH_KIND_VERDICT, &verdict->value.id);
  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
               /* Translators: %s is "the verdict on “peace”" */
               _ ("%s cannot become one on something else; make a new one, and delete this one"), described);
  return FALSE;
}

static gboolean
put_verdict (QuothTables *self, gpointer value, GError **error)
{
  QuothVerdict *verdict = value;
  sqlite3_stmt *statement;

  if (!check_fields (verdict, error) || !check_stored (self, verdict, error))
    return FALSE;

  statement = quoth_database_prepare (
    self->database,
    "INSERT INTO verdict (id, source, gold, verdict, reason, coder, time, seen)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, coalesce (?7, ?8), ?9)"
    " ON CONFLICT DO UPDATE SET gold = excluded.gold, verdict = excluded.verdict, reason = excluded.reason,"
    " coder = excluded.coder, time = coalesce (?7, time), seen = excluded.seen",
    error);
  if (statement == NULL)
    return FALSE;
  quoth_bind_id (statement, 1, &verdict->value.id);
  quoth_bind_id (statement, 2, &verdict->source);
  quoth_bind_id (statement, 3, &verdict->gold);
  quoth_bind_text (statement, 4, quoth_verdict_kind_to_nick (verdict->verdict_kind));
  quoth_bind_text (statement, 5, verdict->reason);
  quoth_bind_id (statement, 6, &verdict->coder);
  if (verdict->time != 0)
    sqlite3_bind_int64 (statement, 7, verdict->time);
  sqlite3_bind_int64 (statement, 8, self->now);
  quoth_bind_text (statement, 9, verdict->seen);
  return quoth_database_run (self->database, statement, error);
}

static gboolean
remove_verdict (QuothTables *self, const QuothId *id, GError **error)
{
  /* It may go because what it is on does. */
  g_hash_table_remove (self->put, id);
  return quoth_tables_remove_attached (self, id, error)
         && quoth_query_run (self->database, "DELETE FROM verdict WHERE id = ?1", id, error);
}

gboolean
quoth_tables_remove_verdicts (QuothTables *self, const QuothId *annotation, GError **error)
{
  g_autoptr (GArray) ids = quoth_query_ids (
    self->database, "SELECT id FROM verdict WHERE source = ?1 UNION SELECT id FROM verdict WHERE gold = ?1", annotation, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (!remove_verdict (self, &g_array_index (ids, QuothId, i), error))
      return FALSE;
  return ids != NULL;
}

/* Annotations are found in one table, whatever their kind. */
static gboolean
require_annotation (QuothTables *self, const QuothVerdict *verdict, const char *field, const QuothId *id, GError **error)
{
  QuothKind kind = QUOTH_KIND_CLAIM;
  guint found;

  return quoth_query_kind (self->database, id, &kind, &found, error)
         && quoth_tables_require (self, &verdict->value, field, quoth_kind_is_annotation (kind) ? kind : QUOTH_KIND_CLAIM, id, error);
}

static gboolean
check_verdict (QuothTables *self, gpointer value, GError **error)
{
  QuothVerdict *verdict = value;
  g_autofree char *described = NULL;
  gint64 twice, astray;

  if (!require_annotation (self, verdict, N_ ("what it is on"), &verdict->source, error)
      || (!quoth_id_is_none (&verdict->gold) && !require_annotation (self, verdict, N_ ("what is gold"), &verdict->gold, error))
      || !quoth_tables_require (self, value, N_ ("its coder"), QUOTH_KIND_CODER, &verdict->coder, error)
      || !quoth_query_number (self->database,
                              "SELECT count (*) FROM verdict v JOIN verdict other ON other.source = v.source"
                              " AND other.id <> v.id WHERE v.id = ?1",
                              &verdict->value.id, &twice, error)
      || !quoth_query_number (self->database,
                              "SELECT count (*) FROM verdict v JOIN annotation a ON a.id = v.source"
                              " JOIN annotation g ON g.id = v.gold WHERE v.id = ?1 AND a.document <> g.document",
                              &verdict->value.id, &astray, error))
    return FALSE;
  if (twice == 0 && astray == 0)
    return TRUE;
  described = quoth_query_describe (self->database, QUOTH_KIND_VERDICT, &verdict->value.id);
  g_set_error (error, QUOTH_ERROR, twice > 0 ? QUOTH_ERROR_EXISTS : QUOTH_ERROR_REFERENCE,
               /* Translators: %s is "the verdict on “peace”" */
               twice > 0 ? _ ("%s is there already, with another id; change that one")
                         : _ ("%s names as gold what is in another document"),
               described);
  return FALSE;
}

static gpointer
load_verdict (QuothDatabase *database, sqlite3_stmt *row, GError **error)
{
  QuothId id = quoth_column_id (row, 0);
  QuothVerdict *verdict = quoth_verdict_new (&id);

  verdict->source = quoth_column_id (row, 1);
  verdict->gold = quoth_column_id (row, 2);
  quoth_verdict_kind_from_nick ((const char *) sqlite3_column_text (row, 3), &verdict->verdict_kind);
  verdict->reason = quoth_column_dup_text (row, 4);
  verdict->coder = quoth_column_id (row, 5);
  verdict->time = sqlite3_column_int64 (row, 6);
  verdict->seen = quoth_column_dup_text (row, 7);
  return verdict;
}

#define SELECT_VERDICT "SELECT id, source, gold, verdict, reason, coder, time, seen FROM verdict "

const QuothTableClass quoth_verdict_table = {
  .put = put_verdict,
  .remove = remove_verdict,
  .check = check_verdict,
  .select_all = SELECT_VERDICT "ORDER BY id",
  .select_one = SELECT_VERDICT "WHERE id = ?1",
  .load = load_verdict,
};
