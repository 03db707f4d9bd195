/* quoth-merge-dialog.h: making one of several
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * quoth_merge_dialog_ask:
 * @parent: the widget that asks, in a window
 * @kind: one for which quoth_rework_can_replace()
 * @ids: two or more; or one, to which another can be chosen in the dialog
 *
 * Asks which one stays, shows what would follow and what could not be kept, and merges the others into it.
 */
void quoth_merge_dialog_ask (
  QuothDesk *desk, GtkWidget *parent, QuothKind kind, const QuothId *ids, guint n_ids);

G_END_DECLS
