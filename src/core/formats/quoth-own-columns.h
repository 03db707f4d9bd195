/* quoth-own-columns.h: what the columns of the tables that this program exports become again (private to the formats)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/quoth-value.h"

G_BEGIN_DECLS

/** QUOTH_OWN_ANY: a reference to a value of any kind. */
#define QUOTH_OWN_ANY QUOTH_N_KINDS

/** QuothOwnHow: how a cell is read. */
typedef enum
{
  QUOTH_OWN_TEXT,      /* an empty cell says that there is none */
  QUOTH_OWN_SAID,      /* a text; an empty cell says nothing */
  QUOTH_OWN_TIME,      /* likewise, ISO 8601 */
  QUOTH_OWN_NUMBER,    /* likewise */
  QUOTH_OWN_REAL,      /* a number; an empty cell says that there is none */
  QUOTH_OWN_TRUTH,     /* 1 or 0 */
  QUOTH_OWN_LINES,     /* a list, with an item a line */
  QUOTH_OWN_REFERENCE, /* an id; nothing where it leads nowhere */
  QUOTH_OWN_NEEDED,    /* an id without which the row says nothing */
  QUOTH_OWN_LATER,     /* an id of any row of the same table */
} QuothOwnHow;

/**
 * QuothOwnColumn:
 * @name: as the header has it
 * @field: what it is in jsonl
 * @kind: of a reference, what it leads to
 */
typedef struct
{
  const char *name;
  const char *field;
  QuothOwnHow how;
  guint kind;
} QuothOwnColumn;

#define QUOTH_OWN_MAX_COLUMNS 16

/**
 * QuothOwnTable:
 * @name: "claims"
 * @kind: what has a row each, or the parts of what
 * @id: the column of its id; %NULL where rows have none
 * @list: (nullable): the field of jsonl that the rows of one value are; %NULL where a row is a value
 * @columns: up to one without a name
 *
 * What a column says that is not here follows from others.
 */
typedef struct
{
  const char *name;
  QuothKind kind;
  const char *id;
  const char *list;
  const QuothOwnColumn *columns;
} QuothOwnTable;

/** quoth_own_tables: in the order in which they are read, up to one without a name: what is referred to comes first. */
extern const QuothOwnTable quoth_own_tables[];

/** quoth_own_table_find: (nullable): by its name, which must not end in NUL: "claims" in "claims.csv" is found by 6 bytes. */
const QuothOwnTable *quoth_own_table_find (const char *name, gsize n_bytes);

/**
 * quoth_own_table_fits: whether @header (element-type utf8) is that of the table: with all columns that ids are in, with no other columns, and with
 * all but a few, since an older export has not yet all of them.
 */
gboolean quoth_own_table_fits (const QuothOwnTable *self, GPtrArray *header);

/** quoth_own_table_resembles: whether it was that, but somebody has changed it. */
gboolean quoth_own_table_resembles (const QuothOwnTable *self, GPtrArray *header);

G_END_DECLS
