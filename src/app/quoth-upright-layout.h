/* quoth-upright-layout.h: a child turned to be read from below to above
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** QuothUprightLayout: of a widget with one child: it is turned by a quarter, so that names stand over narrow columns. */
#define QUOTH_TYPE_UPRIGHT_LAYOUT (quoth_upright_layout_get_type ())
G_DECLARE_FINAL_TYPE (QuothUprightLayout, quoth_upright_layout, QUOTH, UPRIGHT_LAYOUT, GtkLayoutManager)

GtkLayoutManager *quoth_upright_layout_new (void);

G_END_DECLS
