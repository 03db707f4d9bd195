/* quoth-split-actor-dialog.h: making two actors of one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * quoth_split_actor_dialog_ask:
 * @parent: the widget that asks, in a window
 *
 * Asks what the new actor is called, which of the names go to it, and which of the mentions: those with these names, and any others
 * that somebody ticks. It is one change.
 */
void quoth_split_actor_dialog_ask (QuothDesk *desk, GtkWidget *parent, const QuothId *actor);

G_END_DECLS
