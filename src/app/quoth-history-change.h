/* quoth-history-change.h: what became of one thing in a step, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "quoth.h"

G_BEGIN_DECLS

/** QuothHistoryChange: a #QuothHistoryItem for a list. */
#define QUOTH_TYPE_HISTORY_CHANGE (quoth_history_change_get_type ())
G_DECLARE_FINAL_TYPE (QuothHistoryChange, quoth_history_change, QUOTH, HISTORY_CHANGE, GObject)

/** quoth_history_change_new: (transfer full): takes @item over. Any thread. */
QuothHistoryChange *quoth_history_change_new (QuothHistoryItem *item);

const QuothHistoryItem *quoth_history_change_get_item (QuothHistoryChange *self);

/** quoth_history_change_sum_up: (transfer full): what became of it, on one line: "claimant: “Xi” → “Putin” · date: “2024”". Any thread. */
char *quoth_history_change_sum_up (const QuothHistoryItem *item);

/** QuothHistoryChangeRow: says it. */
#define QUOTH_TYPE_HISTORY_CHANGE_ROW (quoth_history_change_row_get_type ())
G_DECLARE_FINAL_TYPE (QuothHistoryChangeRow, quoth_history_change_row, QUOTH, HISTORY_CHANGE_ROW, GtkBox)

GtkWidget *quoth_history_change_row_new (void);

void quoth_history_change_row_show (QuothHistoryChangeRow *self, QuothHistoryChange *change);

G_END_DECLS
