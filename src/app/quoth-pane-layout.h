/* quoth-pane-layout.h: one child, in a pane at the side
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** QuothPaneLayout: gives its child all there is, and never asks for more than the least width: as wide as a pane is made, whatever it shows. */
#define QUOTH_TYPE_PANE_LAYOUT (quoth_pane_layout_get_type ())
G_DECLARE_FINAL_TYPE (QuothPaneLayout, quoth_pane_layout, QUOTH, PANE_LAYOUT, GtkLayoutManager)

G_END_DECLS
