/* quoth-spans.c: whether what is coded stands in the text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A put of an annotation is checked against the text as it is then. A new revision of the text, and an undo or redo, change the
 * text under annotations, or annotations that were made in another text; so what is there in the end is looked at.
 */

#include "config.h"

#include "store/quoth-spans.h"

#include <glib/gi18n-lib.h>

#include "model/quoth-annotation.h"
#include "store/quoth-query.h"

/* Whether the span in the row (id, kind, start, end, quote) reads its quote. */
static gboolean
check_row (QuothDatabase *database, sqlite3_stmt *row, QuothText *text, GError **error)
{
  QuothId id = quoth_column_id (row, 0);
  QuothKind kind = QUOTH_KIND_MENTION;
  g_autoptr (QuothValue) span = NULL;
  g_autoptr (GError) local_error = NULL;
  g_autofree char *described = NULL;

  quoth_kind_from_nick ((const char *) sqlite3_column_text (row, 1), &kind);
  span = quoth_value_new (kind, &id);
  quoth_annotation_add_span (
    span,
    quoth_range ((guint) sqlite3_column_int64 (row, 2), (guint) sqlite3_column_int64 (row, 3)),
    (const char *) sqlite3_column_text (row, 4));
  if (quoth_annotation_check (span, text, &local_error))
    return TRUE;

  described = quoth_query_describe (database, kind, &id);
  g_set_error (error, QUOTH_ERROR, local_error->code,
               /* Translators: "the mention “Xi” would not stand in the text: the quote …" */
               _ ("%s would not stand in the text: %s"), described, local_error->message);
  return FALSE;
}

static gboolean
check_rows (
  QuothDatabase *database, const char *sql, const QuothId *id, QuothText *text, GError **error)
{
  sqlite3_stmt *row;
  int result;

  if (!quoth_query_row (database, sql, id, &row, error))
    return FALSE;
  for (result = row != NULL ? SQLITE_ROW : SQLITE_DONE; result == SQLITE_ROW;
       result = quoth_database_step (database, row, error))
    if (!check_row (database, row, text, error))
      {
        sqlite3_reset (row);
        return FALSE;
      }
  return result == SQLITE_DONE;
}

#define SELECT_SPANS                                                       \
  "SELECT a.id, a.kind, s.start, s.end, s.quote FROM annotation a" \
  " CROSS JOIN span s ON s.annotation = a.id WHERE a.unplaced = 0 AND "

gboolean
quoth_spans_check_document (QuothDatabase *database,
                            const QuothId *document,
                            QuothText *text,
                            GError **error)
{
  return check_rows (database, SELECT_SPANS "a.document = ?1", document, text, error);
}

gboolean
quoth_spans_check_annotation (QuothDatabase *database,
                              const QuothId *annotation,
                              QuothText *text,
                              GError **error)
{
  return check_rows (database, SELECT_SPANS "a.id = ?1", annotation, text, error);
}
