/* quoth-table-menu.h: which columns a table shows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-table-columns.h"

G_BEGIN_DECLS

/**
 * quoth_table_menu_new: (transfer floating): a popover with a check for each column of @view, and a button that activates
 * "table.reset-columns"
 * @columns: (element-type QuothListingColumn): those that @view was made of
 */
GtkWidget *quoth_table_menu_new (GtkColumnView *view, QuothKind kind, GPtrArray *columns);

G_END_DECLS
