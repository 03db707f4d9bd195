/* quoth-code-list.h: the tree of codes, to be put in order
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * QuothCodeList:
 *
 * The codes of a project, each indented under its parent, with an entry that filters them. A code is dragged before, after or
 * into another one, or moved with Ctrl+Shift and the arrow keys; Delete deletes it.
 *
 * Signal: "chosen" (const QuothId *): a code was clicked, or Enter pressed on it.
 */
#define QUOTH_TYPE_CODE_LIST (quoth_code_list_get_type ())
G_DECLARE_FINAL_TYPE (QuothCodeList, quoth_code_list, QUOTH, CODE_LIST, GtkWidget)

void quoth_code_list_set_desk (QuothCodeList *self, QuothDesk *desk);

/** quoth_code_list_set_chosen: marks the code @id (nullable). */
void quoth_code_list_set_chosen (QuothCodeList *self, const QuothId *id);

G_END_DECLS
