/* quoth-table-item.h: a row of a table, perhaps not read yet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "quoth.h"

G_BEGIN_DECLS

/**
 * QuothTableItem:
 *
 * Signal "changed": its cells are others now. Signal "wanted": somebody asked for what is not read yet.
 */
#define QUOTH_TYPE_TABLE_ITEM (quoth_table_item_get_type ())
G_DECLARE_FINAL_TYPE (QuothTableItem, quoth_table_item, QUOTH, TABLE_ITEM, GObject)

/** quoth_table_item_new: (transfer full): a row that is not read yet. */
QuothTableItem *quoth_table_item_new (const QuothId *id);

const QuothId *quoth_table_item_get_id (QuothTableItem *self);

/** quoth_table_item_get_document: (transfer none): where it stands; none if that is not known. */
const QuothId *quoth_table_item_get_document (QuothTableItem *self);

/** quoth_table_item_get_target: (transfer none): where the row leads to: itself while it is not read. @kind: (out): of that. */
const QuothId *quoth_table_item_get_target (QuothTableItem *self, QuothKind *kind);

/** quoth_table_item_is_read: whether it has a row or a value. */
gboolean quoth_table_item_is_read (QuothTableItem *self);

/** quoth_table_item_is_asked: whether somebody has asked for its cells or its value: those should be right. */
gboolean quoth_table_item_is_asked (QuothTableItem *self);

/** quoth_table_item_get_cell: (transfer none): "" while it is not read. */
const char *quoth_table_item_get_cell (QuothTableItem *self, guint column);

/** quoth_table_item_get_value: (transfer none) (nullable): the value itself, where the model reads values and has read it. */
gpointer quoth_table_item_get_value (QuothTableItem *self);

/** quoth_table_item_set_value: a reference is taken. */
void quoth_table_item_set_value (QuothTableItem *self, gpointer value);

/** quoth_table_item_set_row: takes @row over. */
void quoth_table_item_set_row (QuothTableItem *self, QuothListingRow *row);

G_END_DECLS
