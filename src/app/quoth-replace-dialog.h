/* quoth-replace-dialog.h: deleting what may be in use
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * quoth_replace_dialog_ask:
 * @parent: the widget that asks, in a window
 * @kind: of any kind
 *
 * Deletes a value; one that nothing uses at once, with a toast that can take it back; else asks, telling by what it is used, what
 * is to take its place there.
 */
void quoth_replace_dialog_ask (QuothDesk *desk, GtkWidget *parent, QuothKind kind, const QuothId *id);

G_END_DECLS
