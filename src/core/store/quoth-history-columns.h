/* quoth-history-columns.h: what people call the columns of the tables (private to the store)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/quoth-value.h"

G_BEGIN_DECLS

/** QuothColumnFormat: how a value of the column is written for people. */
typedef enum
{
  QUOTH_COLUMN_PLAIN,   /* as it is */
  QUOTH_COLUMN_YES_NO,  /* 0 or 1 */
  QUOTH_COLUMN_STANCE,  /* -1, 0, 1 */
  QUOTH_COLUMN_PLACE,   /* among its like, from 0: told where it is another */
  QUOTH_COLUMN_VALUE,   /* an id: the name of that value */
} QuothColumnFormat;

/**
 * QuothColumnWord:
 * @table: of the schema
 * @column: from 0, in the order of the schema
 * @word: translatable: what the column is called; in a table that holds parts of a value, what the part is called: it is told in one piece,
 *   by all of its columns that stand here. %NULL: the column's own value is that word
 * @kind: of QUOTH_COLUMN_VALUE, of what
 */
typedef struct
{
  const char *table;
  int column;
  const char *word;
  QuothColumnFormat format;
  QuothKind kind;
} QuothColumnWord;

/** quoth_history_columns_find: (transfer none) (nullable): the first column of @table; those after it follow, until another table's or one
 * whose table is %NULL. %NULL for a table of which people are told nothing. */
const QuothColumnWord *quoth_history_columns_find (const char *table);

G_END_DECLS
