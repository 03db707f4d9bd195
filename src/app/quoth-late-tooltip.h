/* quoth-late-tooltip.h: tooltips of rows, which cost nothing until somebody points at one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * quoth_late_tooltip_set:
 * @text: (nullable): none
 *
 * As gtk_widget_set_tooltip_text(), for what is set again and again, as in the rows of a list.
 */
void quoth_late_tooltip_set (GtkWidget *widget, const char *text);

G_END_DECLS
