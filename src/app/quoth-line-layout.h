/* quoth-line-layout.h: children side by side on one line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * QuothLineLayout:
 *
 * Lays children out on one line, 8 px apart and centred in its height; those that expand, or the last, have what the others
 * leave.
 */
#define QUOTH_TYPE_LINE_LAYOUT (quoth_line_layout_get_type ())
G_DECLARE_FINAL_TYPE (QuothLineLayout, quoth_line_layout, QUOTH, LINE_LAYOUT, GtkLayoutManager)

G_END_DECLS
