/* quoth-wrap-layout.h: children side by side, on as many lines as they need
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** QuothWrapLayout: lays children out like words of a paragraph. */
#define QUOTH_TYPE_WRAP_LAYOUT (quoth_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (QuothWrapLayout, quoth_wrap_layout, QUOTH, WRAP_LAYOUT, GtkLayoutManager)

G_END_DECLS
