/* quoth-table-layout.h: how somebody arranged the columns of a table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-table-columns.h"

G_BEGIN_DECLS

/** quoth_table_layout_restore: arranges the columns of @view (of quoth_table_columns_set()) as tables of @kind were last. */
void quoth_table_layout_restore (GtkColumnView *view, QuothKind kind);

/** quoth_table_layout_save: remembers order, widths and what is sorted by. */
void quoth_table_layout_save (GtkColumnView *view, QuothKind kind);

/** quoth_table_layout_reset: forgets all of it, and which columns are hidden. */
void quoth_table_layout_reset (QuothKind kind);

/** quoth_table_layout_dup_hidden: (transfer full): the columns that are not seen, by quoth_table_columns_dup_key(). */
GStrv quoth_table_layout_dup_hidden (void);
void quoth_table_layout_set_hidden (QuothKind kind, const char *column, gboolean hidden);

G_END_DECLS
