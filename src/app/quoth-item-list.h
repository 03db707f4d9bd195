/* quoth-item-list.h: the values of one kind as a sorted list model
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-item.h"

G_BEGIN_DECLS

/**
 * QuothItemList:
 *
 * A #GListModel of #QuothItem, kept in order, with a look-up by id. A value that comes again keeps its item.
 */
#define QUOTH_TYPE_ITEM_LIST (quoth_item_list_get_type ())
G_DECLARE_FINAL_TYPE (QuothItemList, quoth_item_list, QUOTH, ITEM_LIST, GObject)

/** QuothItemCompare: the order of two values of the list's kind. */
typedef int (*QuothItemCompare) (gconstpointer a, gconstpointer b);

/** quoth_item_list_new: (transfer full): an empty list; %NULL @compare keeps the order of quoth_item_list_reset(). */
QuothItemList *quoth_item_list_new (QuothItemCompare compare);

/** quoth_item_list_find: (transfer none) (nullable): the item with @id. O(1). */
QuothItem *quoth_item_list_find (QuothItemList *self, const QuothId *id);

/** quoth_item_list_put: adds @value, or changes the item of its id. O(n). */
void quoth_item_list_put (QuothItemList *self, gpointer value);

/** quoth_item_list_remove: takes the item with @id out, if it is there. O(n). */
void quoth_item_list_remove (QuothItemList *self, const QuothId *id);

/** quoth_item_list_reset: makes the list hold @values (element-type QuothValue) and nothing else. O(n log n). */
void quoth_item_list_reset (QuothItemList *self, GPtrArray *values);

/** quoth_item_list_get: (transfer none): the item at @position. */
QuothItem *quoth_item_list_get (QuothItemList *self, guint position);

guint quoth_item_list_get_size (QuothItemList *self);

/** quoth_item_list_dup_values: (transfer full) (element-type QuothValue): the values, in order. */
GPtrArray *quoth_item_list_dup_values (QuothItemList *self);

G_END_DECLS
