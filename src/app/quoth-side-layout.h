/* quoth-side-layout.h: two children beside each other, or one above the other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * QuothSideLayout:
 *
 * Lays two children out beside each other, where there is the width for it, and else one above the other. The first has two fifths of what there is. Both scroll:
 * they have whatever room is left.
 */
#define QUOTH_TYPE_SIDE_LAYOUT (quoth_side_layout_get_type ())
G_DECLARE_FINAL_TYPE (QuothSideLayout, quoth_side_layout, QUOTH, SIDE_LAYOUT, GtkLayoutManager)

G_END_DECLS
