/* quoth-sheets.h: the rows of all recorded tables, by one way of reading and writing (private to the store)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/quoth-changeset-rows.h"

G_BEGIN_DECLS

/** QUOTH_SHEET_COLUMNS: no table has more columns. */
#define QUOTH_SHEET_COLUMNS 16

/**
 * QuothSheet:
 * @table: what the schema knows of it
 * @columns: their names, in the order of the schema
 * @is_key: whether they are of the primary key
 * @defaults: (nullable elements): what an older changeset does not tell
 * @parents: the tables they refer to, or %NULL
 * @own: the column of the row's own id, -1 for none
 * @owner: the column of the id of the value that the row is part of, or that it goes with (a memo's target); -1 for none
 * @is_root: whether the row makes a value be there
 *
 * A table whose rows are recorded.
 */
typedef struct _QuothSheet QuothSheet;
struct _QuothSheet
{
  const QuothTable *table;
  guint number;
  int n_columns;
  char *columns[QUOTH_SHEET_COLUMNS];
  gboolean is_key[QUOTH_SHEET_COLUMNS];
  char *defaults[QUOTH_SHEET_COLUMNS];
  const QuothSheet *parents[QUOTH_SHEET_COLUMNS];
  int own;
  int owner;
  gboolean is_root;
};

/**
 * QuothCells:
 * @values: one a column; %NULL where it is not told
 *
 * A row, or a part of one.
 */
typedef struct
{
  sqlite3_value *values[QUOTH_SHEET_COLUMNS];
} QuothCells;

QuothCells *quoth_cells_new (void);
void quoth_cells_free (QuothCells *self);

/** quoth_cells_copy: (transfer full): a copy. */
QuothCells *quoth_cells_copy (const QuothCells *self);

/** quoth_cells_set: @value is copied. */
void quoth_cells_set (QuothCells *self, int column, sqlite3_value *value);

/** quoth_cells_get_id: the id in @column; none where it is not one. */
QuothId quoth_cells_get_id (const QuothCells *self, int column);

/** quoth_cells_is_null: whether the column is told, and NULL. */
gboolean quoth_cells_is_null (const QuothCells *self, int column);

/** quoth_value_is_same: whether two values of SQLite are the same, by type and bytes. */
gboolean quoth_value_is_same (sqlite3_value *a, sqlite3_value *b);

/**
 * QuothSheets:
 *
 * All of them, with statements that are prepared once.
 */
typedef struct _QuothSheets QuothSheets;

QuothSheets *quoth_sheets_new (QuothDatabase *database, GError **error);
void quoth_sheets_free (QuothSheets *self);

/** quoth_sheets_get: (transfer none) (nullable): the sheet with that number; %NULL behind the last. */
const QuothSheet *quoth_sheets_get (QuothSheets *self, guint number);

/** quoth_sheets_find: (transfer none) (nullable): the sheet with that name. */
const QuothSheet *quoth_sheets_find (QuothSheets *self, const char *name);

/** quoth_sheet_find_column: the column of that name; it must be there. */
int quoth_sheet_find_column (const QuothSheet *self, const char *name);

/** quoth_sheet_dup_key: (transfer full): the bytes by which a row is known: its table and its primary key. */
GBytes *quoth_sheet_dup_key (const QuothSheet *self, const QuothCells *row);

/** QuothHit: what became of a write. */
typedef enum
{
  QUOTH_HIT_FAILED, /* with an error */
  QUOTH_HIT_MISSED, /* the row was not as it should be */
  QUOTH_HIT_DONE,
} QuothHit;

/** quoth_sheets_insert: a row; columns that are not told get their defaults. Missed: there is one with that key. */
QuothHit quoth_sheets_insert (QuothSheets *self, const QuothSheet *sheet, const QuothCells *row, GError **error);

/** quoth_sheets_update: @row has the key; the columns that @to tells are set, if those that @from (nullable) tells are as it says. */
QuothHit quoth_sheets_update (QuothSheets *self,
                              const QuothSheet *sheet,
                              const QuothCells *row,
                              const QuothCells *from,
                              const QuothCells *to,
                              GError **error);

/** quoth_sheets_delete: the row with the key of @row, if the columns that @from (nullable) tells are as it says. */
QuothHit quoth_sheets_delete (
  QuothSheets *self, const QuothSheet *sheet, const QuothCells *row, const QuothCells *from, GError **error);

/** quoth_sheets_read: (transfer full) (nullable): all of the row with the key of @key; %NULL without @error if there is none. */
QuothCells *quoth_sheets_read (QuothSheets *self, const QuothSheet *sheet, const QuothCells *key, GError **error);

/** quoth_sheets_list: (transfer full) (element-type QuothCells): the rows in which @column is @id, by their keys. */
GPtrArray *
quoth_sheets_list (QuothSheets *self, const QuothSheet *sheet, int column, const QuothId *id, GError **error);

/** quoth_sheets_has: whether there is a row with the key of @key; %FALSE with @error if it could not look. */
gboolean quoth_sheets_has (QuothSheets *self, const QuothSheet *sheet, const QuothCells *key, GError **error);

/** quoth_sheets_make_integer: (transfer full): a value of SQLite; sqlite3_value_free() it. */
sqlite3_value *quoth_sheets_make_integer (QuothSheets *self, gint64 number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothCells, quoth_cells_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothSheets, quoth_sheets_free)

G_END_DECLS
