/* quoth-table-memo.c: the table of the memos
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/quoth-memo.h"
#include "store/quoth-query.h"
#include "store/quoth-tables-private.h"
#include "store/quoth-valid.h"

static gboolean
check_fields (const QuothMemo *memo, GError **error)
{
  if (!quoth_valid_name (N_ ("the text of the memo"), memo->text, error))
    return FALSE;
  if (quoth_id_is_none (&memo->target) || quoth_id_is_none (&memo->coder))
    g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
                         _ ("a memo needs something that it is on, and a coder"));
  else if (quoth_id_equal (&memo->target, &memo->value.id)
           || quoth_id_equal (&memo->parent, &memo->value.id))
    g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
                         _ ("a memo cannot be on itself, nor answer itself"));
  else
    return TRUE;
  return FALSE;
}

static gboolean
put_memo (QuothTables *self, gpointer value, GError **error)
{
  QuothMemo *memo = value;
  sqlite3_stmt *statement;

  if (!check_fields (memo, error))
    return FALSE;

  statement = quoth_database_prepare (
    self->database,
    "INSERT INTO memo (id, target, parent, coder, text, time)"
    " VALUES (?1, ?2, ?3, ?4, ?5, coalesce (?6, ?7))"
    " ON CONFLICT DO UPDATE SET target = excluded.target, parent = excluded.parent,"
    " coder = excluded.coder, text = excluded.text, time = coalesce (?6, time)",
    error);
  if (statement == NULL)
    return FALSE;
  quoth_bind_id (statement, 1, &memo->value.id);
  quoth_bind_id (statement, 2, &memo->target);
  quoth_bind_id (statement, 3, &memo->parent);
  quoth_bind_id (statement, 4, &memo->coder);
  quoth_bind_text (statement, 5, memo->text);
  if (memo->time != 0)
    sqlite3_bind_int64 (statement, 6, memo->time);
  sqlite3_bind_int64 (statement, 7, self->now);
  return quoth_database_run (self->database, statement, error);
}

/* The memos that go with the value @id: those on it, and, if it is a memo, those that answer it;
 * and what goes with them. */
static gboolean
remove_memos (QuothTables *self, const QuothId *id, GError **error)
{
  const char *collect
    = "WITH RECURSIVE gone (id) AS (SELECT id FROM memo WHERE target = ?1"
      " UNION SELECT id FROM memo WHERE parent = ?1"
      " UNION SELECT m.id FROM gone JOIN memo m ON m.target = gone.id OR m.parent = gone.id)"
      " SELECT id FROM gone WHERE id <> ?1";
  g_autoptr (GArray) memos = quoth_query_ids (self->database, collect, id, error);

  if (memos == NULL)
    return FALSE;
  for (guint i = 0; i < memos->len; i++)
    {
      const QuothId *memo = &g_array_index (memos, QuothId, i);

      g_hash_table_remove (self->put, memo);
      if (!quoth_query_run (self->database, "DELETE FROM attribute_value WHERE target = ?1", memo,
                            error)
          || !quoth_query_run (self->database, "DELETE FROM memo WHERE id = ?1", memo, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
quoth_tables_remove_attached (QuothTables *self, const QuothId *id, GError **error)
{
  gint64 is_memoed;

  /* Most values have no memo, and only a memo can be answered: look before looking for answers. */
  if (!quoth_query_run (self->database, "DELETE FROM attribute_value WHERE target = ?1", id, error)
      || !quoth_query_number (self->database,
                              "SELECT EXISTS (SELECT 1 FROM memo WHERE target = ?1)"
                              " OR EXISTS (SELECT 1 FROM memo WHERE id = ?1)",
                              id, &is_memoed, error))
    return FALSE;
  return is_memoed == 0 || remove_memos (self, id, error);
}

static gboolean
remove_memo (QuothTables *self, const QuothId *id, GError **error)
{
  return quoth_tables_remove_attached (self, id, error)
         && quoth_query_run (self->database, "DELETE FROM memo WHERE id = ?1", id, error);
}

static gboolean
check_target (QuothTables *self, const QuothMemo *memo, GError **error)
{
  char buffer[QUOTH_ID_STRING_SIZE];
  g_autofree char *described = NULL;
  guint found;

  if (!quoth_query_kind (self->database, &memo->target, NULL, &found, error))
    return FALSE;
  if (found > 0)
    return TRUE;
  described = quoth_query_describe (self->database, QUOTH_KIND_MEMO, &memo->value.id);
  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_REFERENCE,
               _ ("%s is on %s, and there is nothing with that id in this project"), described,
               quoth_id_to_string (&memo->target, buffer));
  return FALSE;
}

/* An answer is on what the memo it answers is on, and does not come round to itself. */
static gboolean
check_parent (QuothTables *self, const QuothMemo *memo, GError **error)
{
  g_autofree char *described = NULL;
  gint64 fits;
  gint64 circle;

  if (!quoth_tables_require (self, &memo->value, N_ ("what it answers"), QUOTH_KIND_MEMO,
                             &memo->parent, error)
      || !quoth_query_number (self->database,
                              "SELECT p.target = m.target FROM memo m"
                              " JOIN memo p ON p.id = m.parent WHERE m.id = ?1",
                              &memo->value.id, &fits, error)
      || !quoth_query_number (
        self->database,
        "WITH RECURSIVE above (id) AS (SELECT parent FROM memo WHERE id = ?1"
        " UNION SELECT m.parent FROM above JOIN memo m ON m.id = above.id WHERE "
        "m.parent IS NOT NULL)"
        " SELECT count (*) FROM above WHERE id = ?1",
        &memo->value.id, &circle, error))
    return FALSE;
  if (fits != 0 && circle == 0)
    return TRUE;

  described = quoth_query_describe (self->database, QUOTH_KIND_MEMO, &memo->value.id);
  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_REFERENCE,
               circle != 0 ? _ ("%s cannot answer an answer to itself")
                           : _ ("%s cannot answer a memo that is on something else"),
               described);
  return FALSE;
}

/* A memo that moves to something else (two actors became one) takes its answers along. */
static gboolean
check_answers (QuothTables *self, const QuothMemo *memo, GError **error)
{
  g_autofree char *described = NULL;
  gint64 n_left;

  if (!quoth_query_number (self->database,
                           "SELECT count (*) FROM memo m JOIN memo a ON a.parent = m.id"
                           " WHERE m.id = ?1 AND a.target <> m.target",
                           &memo->value.id, &n_left, error))
    return FALSE;
  if (n_left == 0)
    return TRUE;
  described = quoth_query_describe (self->database, QUOTH_KIND_MEMO, &memo->value.id);
  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_REFERENCE,
               _ ("%s cannot move to something else without its answers"), described);
  return FALSE;
}

static gboolean
check_memo (QuothTables *self, gpointer value, GError **error)
{
  QuothMemo *memo = value;

  return check_target (self, memo, error)
         && quoth_tables_require (self, value, N_ ("its coder"), QUOTH_KIND_CODER, &memo->coder,
                                  error)
         && (quoth_id_is_none (&memo->parent) || check_parent (self, memo, error))
         && check_answers (self, memo, error);
}

static gpointer
load_memo (QuothDatabase *database, sqlite3_stmt *row, GError **error)
{
  QuothId id = quoth_column_id (row, 0);
  QuothMemo *memo = quoth_memo_new (&id);

  memo->target = quoth_column_id (row, 1);
  memo->parent = quoth_column_id (row, 2);
  memo->coder = quoth_column_id (row, 3);
  memo->text = quoth_column_dup_text (row, 4);
  memo->time = sqlite3_column_int64 (row, 5);
  return memo;
}

#define SELECT_MEMO "SELECT id, target, parent, coder, text, time FROM memo "

const QuothTableClass quoth_memo_table = {
  .put = put_memo,
  .remove = remove_memo,
  .check = check_memo,
  .select_all = SELECT_MEMO "ORDER BY id",
  .select_one = SELECT_MEMO "WHERE id = ?1",
  .load = load_memo,
};
