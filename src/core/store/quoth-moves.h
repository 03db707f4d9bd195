/* quoth-moves.h: the rows of a changeset, held in memory (private to the store)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/quoth-sheets.h"

G_BEGIN_DECLS

/**
 * QuothMove:
 * @op: SQLITE_INSERT, SQLITE_UPDATE or SQLITE_DELETE
 * @old: what the row was: all of it for a DELETE; for an UPDATE the key, and the columns that change; nothing for an INSERT
 * @new: what the row becomes: all of it for an INSERT, the columns that change for an UPDATE
 * @bundle: of a DELETE, which of the bundles it is in (quoth_moves_bundle())
 * @is_done: for whoever goes through them
 *
 * What a changeset does to one row.
 */
typedef struct
{
  const QuothSheet *sheet;
  int op;
  QuothCells *old;
  QuothCells *new;
  guint bundle;
  gboolean is_done;
} QuothMove;

/** quoth_moves_parse: (transfer full) (element-type QuothMove): all rows of @changeset, in its order; %NULL with @error. O(rows). */
GPtrArray *quoth_moves_parse (QuothSheets *sheets, GBytes *changeset, GError **error);

/** quoth_move_get_key: (transfer none): cells that have the key. */
const QuothCells *quoth_move_get_key (const QuothMove *self);

/** quoth_move_get_owner: the id of the value that the row makes, or is part of, or goes with; none if it does not tell. */
QuothId quoth_move_get_owner (const QuothMove *self);

/** quoth_row_to_cells: what @row of @sheet tells, borrowed from it: good until the next one, and not to be freed. */
void quoth_row_to_cells (const QuothRow *row, const QuothSheet *sheet, QuothCells *old, QuothCells *new);

/** quoth_sheets_of_row: (transfer none): the sheet that @row is of. */
const QuothSheet *quoth_sheets_of_row (QuothSheets *self, const QuothRow *row);

/**
 * quoth_moves_bundle:
 *
 * Tells which rows that are deleted go together: those of a value, with its parts, its memos and what else hangs on it. Bundles are
 * numbered from 0; moves that delete nothing are in none.
 *
 * Returns: how many there are
 */
guint quoth_moves_bundle (GPtrArray *moves);

G_END_DECLS
