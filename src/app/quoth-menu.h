/* quoth-menu.h: menus that a screen reader can read out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * quoth_menu_name_items:
 * @menu: a GtkPopoverMenu that was made from a model
 *
 * Calls its items what they are called. GTK 4.8 tells assistive technology of the mnemonic too: “_Open Project…”.
 */
void quoth_menu_name_items (GtkWidget *menu);

/** quoth_menu_button_set_model: gives @button a menu of @model, its items so named. */
void quoth_menu_button_set_model (GtkMenuButton *button, GMenuModel *model);

G_END_DECLS
