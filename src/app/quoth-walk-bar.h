/* quoth-walk-bar.h: a bar over the text, to go through the places of a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-desk.h"
#include "quoth-editor.h"

G_BEGIN_DECLS

/**
 * QuothWalkBar:
 *
 * Says what there is to be seen at the current place, and which of how many it is. While it is there, the keys that go to the next and
 * previous annotation go to the next and previous place.
 */
#define QUOTH_TYPE_WALK_BAR (quoth_walk_bar_get_type ())
G_DECLARE_FINAL_TYPE (QuothWalkBar, quoth_walk_bar, QUOTH, WALK_BAR, GtkWidget)

/** quoth_walk_bar_new: for the text in @editor. */
GtkWidget *quoth_walk_bar_new (QuothEditor *editor);

/** quoth_walk_bar_start: goes to the current place of @walk. */
void quoth_walk_bar_start (QuothWalkBar *self, QuothDesk *desk, QuothWalk *walk);

/** quoth_walk_bar_stop: hides it. Returns: %FALSE if there is no walk. */
gboolean quoth_walk_bar_stop (QuothWalkBar *self);

G_END_DECLS
