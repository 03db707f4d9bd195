/* quoth-focus.h: where the focus is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * quoth_focus_is_within:
 * @widget: a widget
 *
 * Asks the window, and not gtk_widget_get_focus_child(): GTK forgets the way to the focus while the window is not the
 * active one, as it is for a moment when a popover closes, and who fills a row anew just then would lose the focus.
 *
 * Returns: whether @widget, something in it, or a popover of it has the focus of its window
 */
gboolean quoth_focus_is_within (GtkWidget *widget);

/**
 * quoth_focus_get_child:
 * @widget: a widget
 *
 * Returns: (transfer none) (nullable): the child of @widget that has the focus of the window, or has it within
 */
GtkWidget *quoth_focus_get_child (GtkWidget *widget);

G_END_DECLS
