/* quoth-pane-handle.h: the line beside a pane, by which it is made wider
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * QuothPaneHandle:
 *
 * A line that can be dragged from a few pixels beside it too. A double click gives the pane the width that it has by default.
 */
#define QUOTH_TYPE_PANE_HANDLE (quoth_pane_handle_get_type ())
G_DECLARE_FINAL_TYPE (QuothPaneHandle, quoth_pane_handle, QUOTH, PANE_HANDLE, GtkWidget)

/**
 * quoth_pane_handle_connect:
 * @pane: the pane at one side, which gets its width from here
 * @rest: what grows and shrinks instead, but not below its minimum
 * @key: of the settings, static: where the width is kept
 *
 * The three are parts of one template: none of them is kept alive.
 */
void quoth_pane_handle_connect (QuothPaneHandle *self, GtkWidget *pane, GtkWidget *rest, const char *key);

G_END_DECLS
