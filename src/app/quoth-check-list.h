/* quoth-check-list.h: some of the coders or texts, or all of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-item-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * QuothCheckList:
 *
 * A button that says how many are chosen, and opens a list of them with a check mark each. Where none or all are chosen, all are: also those that
 * come later.
 *
 * Signal: "changed": the user chose.
 */
#define QUOTH_TYPE_CHECK_LIST (quoth_check_list_get_type ())
G_DECLARE_FINAL_TYPE (QuothCheckList, quoth_check_list, QUOTH, CHECK_LIST, GtkWidget)

/** quoth_check_list_set_items: the coders or texts (@kind) there are now. What was chosen stays so, as far as it is there. */
void quoth_check_list_set_items (QuothCheckList *self, QuothItemList *items, QuothKind kind);

/** quoth_check_list_dup_chosen: (transfer full) (nullable) (element-type QuothId): those that are chosen; %NULL: all. */
GArray *quoth_check_list_dup_chosen (QuothCheckList *self);

G_END_DECLS
