/* quoth-dot.h: a dot in the colour of what it stands for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** QuothDot: a filled circle. Decoration: the text beside it says the same in words. */
#define QUOTH_TYPE_DOT (quoth_dot_get_type ())
G_DECLARE_FINAL_TYPE (QuothDot, quoth_dot, QUOTH, DOT, GtkWidget)

GtkWidget *quoth_dot_new (void);

void quoth_dot_set_color (QuothDot *self, const GdkRGBA *color);

G_END_DECLS
