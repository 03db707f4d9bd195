/* quoth-bulk-bar.h: how much a table shows, and what can be done with the rows that are selected
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-desk.h"
#include "quoth-table-model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define QUOTH_TYPE_BULK_BAR (quoth_bulk_bar_get_type ())
G_DECLARE_FINAL_TYPE (QuothBulkBar, quoth_bulk_bar, QUOTH, BULK_BAR, GtkWidget)

/** quoth_bulk_bar_set_desk: whose project is edited. */
void quoth_bulk_bar_set_desk (QuothBulkBar *self, QuothDesk *desk);

/** quoth_bulk_bar_set_rows: @selection is over @rows. */
void quoth_bulk_bar_set_rows (QuothBulkBar *self, QuothTableModel *rows, GtkSelectionModel *selection);

/** quoth_bulk_bar_dup_selected: (transfer full) (element-type QuothId): the selected rows, in their order. */
GArray *quoth_bulk_bar_dup_selected (QuothBulkBar *self);

/** quoth_bulk_bar_edit: asks for a field of the selected rows, and what to set it to. */
void quoth_bulk_bar_edit (QuothBulkBar *self);

/** quoth_bulk_bar_delete: deletes the selected rows, as one step. */
void quoth_bulk_bar_delete (QuothBulkBar *self);

G_END_DECLS
