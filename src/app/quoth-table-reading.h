/* quoth-table-reading.h: rows that are seen, read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth.h"

G_BEGIN_DECLS

/**
 * quoth_table_read_async: reads what a table shows, off the window's thread
 * @of_values: values are read, and no rows
 * @counts: (nullable): for the cells of rows that are counted
 * @ids: (element-type QuothId): of what; not changed any more
 *
 * quoth_store_read_finish() gives a #GPtrArray of #QuothListingRow or of values; of those, what is gone by now is left out.
 */
void quoth_table_read_async (QuothStore *store,
                             QuothKind kind,
                             gboolean of_values,
                             QuothListingCounts *counts,
                             GArray *ids,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);

G_END_DECLS
