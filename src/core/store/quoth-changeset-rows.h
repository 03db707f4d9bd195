/* quoth-changeset-rows.h: the rows of a changeset (private to the store)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/quoth-database.h"
#include "store/quoth-schema.h"

G_BEGIN_DECLS

/**
 * QuothRow:
 * @iter: at the row
 * @name: of the table
 * @n_columns: how many the table had when the changeset was made
 * @op: SQLITE_INSERT, SQLITE_UPDATE or SQLITE_DELETE
 * @table: what the schema knows of the table
 *
 * Columns are counted from 0, by their order in the schema.
 */
typedef struct
{
  sqlite3_changeset_iter *iter;
  const char *name;
  int n_columns;
  int op;
  const QuothTable *table;
} QuothRow;

/** QuothRowFunc: Returns: %FALSE to end, with @error or without. */
typedef gboolean (*QuothRowFunc) (const QuothRow *row, gpointer user_data, GError **error);

/** quoth_changeset_foreach_row: calls @func for each row of a table that the schema has. Returns: %FALSE where @func does, or with
 * %QUOTH_ERROR_DAMAGED. */
gboolean quoth_changeset_foreach_row (GBytes *changeset, QuothRowFunc func, gpointer user_data, GError **error);

/** quoth_row_get_old, quoth_row_get_new: (transfer none) (nullable): the value before and after; %NULL where there is none, or the changeset
 * does not tell: the columns that an UPDATE leaves alone, but for the key, which is an old one. */
sqlite3_value *quoth_row_get_old (const QuothRow *row, int column);
sqlite3_value *quoth_row_get_new (const QuothRow *row, int column);

/** quoth_row_get: (transfer none) (nullable): the new value; for a DELETE, and for the key that an UPDATE leaves alone, the old one. */
sqlite3_value *quoth_row_get (const QuothRow *row, int column);

/** quoth_row_get_id: quoth_row_get() as an id; none where it is not one. */
QuothId quoth_row_get_id (const QuothRow *row, int column);

/** quoth_row_is_root: whether the row is of the table that makes a value of the model be there. */
gboolean quoth_row_is_root (const QuothRow *row);

/** quoth_row_find_value: the value of the model that the row is part of; none if it cannot be told. @database: may be asked. */
QuothId quoth_row_find_value (const QuothRow *row, QuothDatabase *database);

/** quoth_row_find_document: the document of a revision; none if there is no such revision. */
QuothId quoth_row_find_document (QuothDatabase *database, const QuothId *revision);

G_END_DECLS
