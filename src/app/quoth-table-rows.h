/* quoth-table-rows.h: the rows of a table that somebody holds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-session.h"
#include "quoth-table-item.h"

G_BEGIN_DECLS

/**
 * QuothTableRows:
 *
 * One #QuothTableItem for each row that somebody holds. It is read when its cells are asked for, off the window's thread, and again when
 * that is said. What cannot be read is told by the session's "failed". After g_object_run_dispose() the items stay as they are.
 */
#define QUOTH_TYPE_TABLE_ROWS (quoth_table_rows_get_type ())
G_DECLARE_FINAL_TYPE (QuothTableRows, quoth_table_rows, QUOTH, TABLE_ROWS, GObject)

/** quoth_table_rows_new: (transfer full): @of_values: items have values instead of cells. */
QuothTableRows *quoth_table_rows_new (QuothSession *session, QuothKind kind, gboolean of_values);

/** quoth_table_rows_get: (transfer full): the item of @id; the same for as long as somebody holds it. Nothing is read by that. */
QuothTableItem *quoth_table_rows_get (QuothTableRows *self, const QuothId *id);

/** quoth_table_rows_set_counts: what the cells that are counted say from now on. Does not read anything again. */
void quoth_table_rows_set_counts (QuothTableRows *self, QuothListingCounts *counts);

/** quoth_table_rows_refresh: the project is another one now: all that was asked for is read again, also what is on its way. */
void quoth_table_rows_refresh (QuothTableRows *self);

/** quoth_table_rows_is_reading: whether some rows are on their way, or are asked for. */
gboolean quoth_table_rows_is_reading (QuothTableRows *self);

G_END_DECLS
