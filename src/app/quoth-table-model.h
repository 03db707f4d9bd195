/* quoth-table-model.h: the rows of a table, read as they are seen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-session.h"
#include "quoth-table-item.h"

G_BEGIN_DECLS

/**
 * QuothTableModel:
 *
 * A #GListModel of #QuothTableItem: the values of one kind, in the order and with the search that were asked for. It
 * has their ids; the cells of a row are read when somebody asks for the row, off the window's thread, all rows of one turn
 * of the main loop together. It follows the session: where the ids stay the same, only the rows that are seen are read anew.
 *
 * Property "n-items", which grows while a search goes on. Signal "listed": the list is what was asked for last.
 */
#define QUOTH_TYPE_TABLE_MODEL (quoth_table_model_get_type ())
G_DECLARE_FINAL_TYPE (QuothTableModel, quoth_table_model, QUOTH, TABLE_MODEL, GObject)

QuothTableModel *quoth_table_model_new (QuothSession *session, QuothKind kind);

/** quoth_table_model_new_of_values: (transfer full): a model whose items have values instead of cells. */
QuothTableModel *quoth_table_model_new_of_values (QuothSession *session, QuothKind kind);

QuothKind quoth_table_model_get_kind (QuothTableModel *self);

/** quoth_table_model_set_sort: (nullable) @column: the id of a column; %NULL: in their natural order. */
void quoth_table_model_set_sort (QuothTableModel *self, const char *column, gboolean descending);

/** quoth_table_model_set_search: (nullable) @search: words that a row must have. */
void quoth_table_model_set_search (QuothTableModel *self, const char *search);

/** quoth_table_model_set_document: (nullable) @document: annotations in this one only. */
void quoth_table_model_set_document (QuothTableModel *self, const QuothId *document);

/** quoth_table_model_set_active: whether somebody looks: while nobody does, nothing is listed anew. A new model is active. */
void quoth_table_model_set_active (QuothTableModel *self, gboolean active);

/** quoth_table_model_get_id: the id of the row at @position; O(1), nothing is read. */
const QuothId *quoth_table_model_get_id (QuothTableModel *self, guint position);

/** quoth_table_model_is_listing: whether what was asked for last is still being read. */
gboolean quoth_table_model_is_listing (QuothTableModel *self);

/** quoth_table_model_is_reading: whether rows that somebody holds are still being read. */
gboolean quoth_table_model_is_reading (QuothTableModel *self);

G_END_DECLS
