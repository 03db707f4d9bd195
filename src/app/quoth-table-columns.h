/* quoth-table-columns.h: the columns of a table as a view has them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-table-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * quoth_table_columns_set: makes @view have a column for each of @columns (element-type QuothListingColumn), in their order.
 * @hidden: (nullable): "KIND/COLUMN" of those that are not to be seen
 */
void quoth_table_columns_set (GtkColumnView *view, QuothKind kind, GPtrArray *columns, const char *const *hidden);

/**
 * quoth_table_columns_get_sort: (transfer none) (nullable): the id of the column that the user sorts @view by; %NULL if by none.
 * @descending: (out): whether the other way round
 */
const char *quoth_table_columns_get_sort (GtkColumnView *view, gboolean *descending);

/** quoth_table_columns_dup_key: (transfer full): the name of a column among hidden ones. */
char *quoth_table_columns_dup_key (QuothKind kind, const char *column);

/** quoth_table_columns_get_id: (transfer none): the id of @column. */
const char *quoth_table_columns_get_id (GtkColumnViewColumn *column);

/** quoth_table_columns_get_usual_width: how wide @column was made, in pixels. */
int quoth_table_columns_get_usual_width (GtkColumnViewColumn *column);

/** quoth_table_columns_get_number: which of the columns given to quoth_table_columns_set() @column is; titles may be alike. */
guint quoth_table_columns_get_number (GtkColumnViewColumn *column);

G_END_DECLS
