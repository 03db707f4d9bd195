/* quoth-lists.h: tables whose rows are lists, which are only right as a whole (private to the store)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/quoth-moves.h"

G_BEGIN_DECLS

/**
 * QuothList:
 * @place: the column of the key beside the owner
 * @grows: it is one of things that stand for themselves, so that one more may come at its end
 * @is_numbered: its places are 0, 1, 2 …
 * @is_needed: it is never empty
 *
 * A table whose rows are lists, one for each owner.
 */
typedef struct
{
  const char *table;
  const char *place;
  gboolean grows;
  gboolean is_numbered;
  gboolean is_needed;
} QuothList;

/** quoth_list_get: (transfer none) (nullable): the n-th of them; %NULL behind the last. */
const QuothList *quoth_list_get (guint n);

/** quoth_list_find: (transfer none) (nullable): what list the rows of @sheet are; %NULL if they are none. */
const QuothList *quoth_list_find (const QuothSheet *sheet);

/** quoth_list_find_table: the same of the table of that name. */
const QuothList *quoth_list_find_table (const char *table);

/** quoth_list_is_right: whether @rows (element-type QuothCells), in order, are a list. */
gboolean quoth_list_is_right (const QuothSheet *sheet, GPtrArray *rows);

/**
 * quoth_list_imagine:
 * @rows: (element-type QuothCells): all rows of one list
 * @moves: (element-type QuothMove): what is done to it
 *
 * Does that in @rows, and puts them in order.
 *
 * Returns: %FALSE if a row is not as @moves say that it was; @rows are good for nothing then
 */
gboolean quoth_list_imagine (const QuothSheet *sheet, GPtrArray *rows, GPtrArray *moves);

G_END_DECLS
