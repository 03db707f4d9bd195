/* quoth-rejections.c: the table of rejected suggestions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Recorded in the journal as all else is, so that an undo brings a suggestion back.
 */

#include "config.h"

#include "store/quoth-rejections.h"

#include <glib/gi18n-lib.h>

#include "store/quoth-query.h"
#include "store/quoth-reader-private.h"

static gboolean
require (QuothDatabase *database, QuothKind kind, const QuothId *id, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *described = NULL;

  if (quoth_query_has (database, kind, id, &local_error))
    return TRUE;
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  described = quoth_query_describe (database, kind, id);
  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_REFERENCE, _ ("a rejected suggestion refers to %s, which is not in this project"),
               described);
  return FALSE;
}

static gboolean
check (QuothDatabase *database, const QuothRejection *self, GError **error)
{
  if (quoth_range_is_empty (self->range) || self->range.start > self->range.end || self->quote == NULL || *self->quote == '\0' ||
      (self->kind != QUOTH_KIND_MENTION && self->kind != QUOTH_KIND_CLAIM))
    {
      g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
                   _ ("the rejected suggestion [%u, %u] is not one of a mention or a claim with words"), self->range.start,
                   self->range.end);
      return FALSE;
    }
  return require (database, QUOTH_KIND_DOCUMENT, &self->document, error) && require (database, QUOTH_KIND_CODER, &self->coder, error);
}

static gboolean
run (QuothDatabase *database, const char *sql, const QuothRejection *self, GError **error)
{
  sqlite3_stmt *statement = quoth_database_prepare (database, sql, error);

  if (statement == NULL)
    return FALSE;
  quoth_bind_id (statement, 1, &self->document);
  quoth_bind_id (statement, 2, &self->coder);
  quoth_bind_text (statement, 3, quoth_kind_to_nick (self->kind));
  sqlite3_bind_int64 (statement, 4, self->range.start);
  sqlite3_bind_int64 (statement, 5, self->range.end);
  quoth_bind_text (statement, 6, self->quote);
  return quoth_database_run (database, statement, error);
}

gboolean
quoth_rejections_write (QuothDatabase *database, QuothChange *change, GError **error)
{
  GPtrArray *forgotten = quoth_change_get_forgotten (change);
  GPtrArray *rejections = quoth_change_get_rejections (change);

  for (guint i = 0; i < forgotten->len; i++)
    if (!run (database,
              "DELETE FROM suggestion_rejection WHERE document = ?1 AND coder = ?2 AND kind = ?3 AND start = ?4 AND end = ?5"
              " AND value = ?6",
              forgotten->pdata[i], error))
      return FALSE;
  for (guint i = 0; i < rejections->len; i++)
    if (!check (database, rejections->pdata[i], error) ||
        !run (database,
              "INSERT OR IGNORE INTO suggestion_rejection (document, coder, kind, start, end, value) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
              rejections->pdata[i], error))
      return FALSE;
  return TRUE;
}

GPtrArray *
quoth_reader_list_rejections (QuothReader *self, const QuothId *document, GError **error)
{
  QuothDatabase *database = quoth_reader_get_database (self);
  g_autoptr (GPtrArray) rejections = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_rejection_free);
  sqlite3_stmt *row = quoth_database_prepare (
    database,
    "SELECT coder, kind, start, end, value FROM suggestion_rejection WHERE document = ?1 ORDER BY start, end, kind, coder, value", error);
  int result;

  if (row == NULL)
    return NULL;
  quoth_bind_id (row, 1, document);
  while ((result = quoth_database_step (database, row, error)) == SQLITE_ROW)
    {
      QuothId coder = quoth_column_id (row, 0);
      QuothKind kind;

      /* What a later version suggests is nothing that this one would. */
      if (!quoth_kind_from_nick ((const char *) sqlite3_column_text (row, 1), &kind))
        continue;
      g_ptr_array_add (rejections,
                       quoth_rejection_new (document, &coder, kind,
                                            quoth_range ((guint) sqlite3_column_int64 (row, 2), (guint) sqlite3_column_int64 (row, 3)),
                                            (const char *) sqlite3_column_text (row, 4)));
    }
  return result == SQLITE_DONE ? g_steal_pointer (&rejections) : NULL;
}
