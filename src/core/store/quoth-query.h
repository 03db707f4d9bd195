/* quoth-query.h: short questions to the database (private to the store)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/quoth-value.h"
#include "store/quoth-database.h"

G_BEGIN_DECLS

/** QUOTH_ID_AS_TEXT: the id ?1 in SQL as quoth_id_to_string() writes it. */
#define QUOTH_ID_AS_TEXT \
  "lower (substr (hex (?1), 1, 8) || '-' || substr (hex (?1), 9, 4) || '-' || substr (hex (?1), 13, 4)" \
  " || '-' || substr (hex (?1), 17, 4) || '-' || substr (hex (?1), 21))"

/* Each @sql is a string literal (see quoth_database_prepare()) whose only parameter, ?1, is an id.
 */

/** quoth_query_run: runs a statement that gives no rows. */
gboolean
quoth_query_run (QuothDatabase *database, const char *sql, const QuothId *id, GError **error);

/** quoth_query_row: the first row's statement in @row (out), or %NULL there if there is none.
 * sqlite3_reset() it when read. */
gboolean quoth_query_row (
  QuothDatabase *database, const char *sql, const QuothId *id, sqlite3_stmt **row, GError **error);

/** quoth_query_number: the number in the first row, 0 if there is none. */
gboolean quoth_query_number (
  QuothDatabase *database, const char *sql, const QuothId *id, gint64 *number, GError **error);

/** quoth_query_ids: (element-type QuothId): all ids in the first column; @id may be %NULL where
 * there is no parameter. */
GArray *
quoth_query_ids (QuothDatabase *database, const char *sql, const QuothId *id, GError **error);

/**
 * quoth_query_kind:
 * @kind: (out) (optional): what kind of value has the id
 * @found: (out): how many values have it (more than one is a fault, and counted as two)
 */
gboolean quoth_query_kind (
  QuothDatabase *database, const QuothId *id, QuothKind *kind, guint *found, GError **error);

/** quoth_query_has: whether there is a value of @kind with that id; %FALSE with @error set if it
 * could not look. */
gboolean
quoth_query_has (QuothDatabase *database, QuothKind kind, const QuothId *id, GError **error);

/** quoth_query_dup_name: (transfer full) (nullable): what the value is called, or quotes, in few words on one line; %NULL where it has no
 * name or is not there. */
char *quoth_query_dup_name (QuothDatabase *database, QuothKind kind, const QuothId *id);

/** quoth_query_format_phrase: (transfer full): "the actor “%s”". */
char *quoth_query_format_phrase (QuothKind kind, const char *name);

/**
 * quoth_query_describe:
 *
 * Returns: (transfer full): what a message calls the value: "the actor “Putin”"; with its id where
 * it has no name or is not there
 */
char *quoth_query_describe (QuothDatabase *database, QuothKind kind, const QuothId *id);

G_END_DECLS
