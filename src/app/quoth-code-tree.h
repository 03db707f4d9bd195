/* quoth-code-tree.h: the codebook as an indented list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-item-list.h"

G_BEGIN_DECLS

/** quoth_code_tree_fill: makes @list hold @codes (element-type QuothCode), each after its parent, with its depth. O(n). */
void quoth_code_tree_fill (QuothItemList *list, GPtrArray *codes);

G_END_DECLS
