/* quoth-actor-rows.h: actors as rows of a panel
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-panel.h"
#include "quoth-session.h"

G_BEGIN_DECLS

/** quoth_actor_rows_fill: shows the actor of @item in @row. */
void quoth_actor_rows_fill (QuothRow *row, QuothItem *item, QuothSession *session);

/** quoth_actor_rows_dup_text: (transfer full): what a search for it looks at: its names, and its kind. A QuothPanelView.dup_text. */
char *quoth_actor_rows_dup_text (QuothItem *item, gpointer owner);

/** quoth_actor_rows_get_orders: (transfer none): see QuothPanelView.orders. */
const QuothPanelOrder *quoth_actor_rows_get_orders (void);

G_END_DECLS
