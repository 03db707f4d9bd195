/* quoth-schema.h: the tables of a project file (private to the store)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/quoth-value.h"
#include "store/quoth-database.h"

G_BEGIN_DECLS

/** QUOTH_APPLICATION_ID: "QUOT" in the header of every project file. */
#define QUOTH_APPLICATION_ID 0x51554F54

/** QUOTH_SCHEMA_VERSION: the `user_version` that this program writes. */
#define QUOTH_SCHEMA_VERSION 6

/** QUOTH_SCHEMA_OLDEST: the oldest version whose changesets can be applied to the tables of this one. */
#define QUOTH_SCHEMA_OLDEST 1

/**
 * QuothTable:
 * @name: a table whose changes are recorded in the journal
 * @is_value: whether a row of it belongs to a value of the model
 * @kind: which kind of value; for "annotation" and "span" the row tells more exactly
 * @id_column: the column (from 0, in the order of the table) that holds that value's id
 */
typedef struct
{
  const char *name;
  gboolean is_value;
  QuothKind kind;
  int id_column;
} QuothTable;

/** quoth_schema_get_tables: (transfer none): the recorded tables, ended by one whose name is %NULL. */
const QuothTable *quoth_schema_get_tables (void);

/**
 * quoth_schema_has_shape:
 * @table: a name
 * @n_columns: how many columns it is said to have
 * @keys: for each of them, whether it is of the primary key
 *
 * Whether @table is a recorded table, and is so made, now or in an older version, where the columns that came since were not there yet.
 */
gboolean quoth_schema_has_shape (const char *table, guint64 n_columns, const guint8 *keys);

/** quoth_schema_create: makes the tables of the current version, within the caller's transaction. */
gboolean quoth_schema_create (QuothDatabase *database, GError **error);

G_END_DECLS
