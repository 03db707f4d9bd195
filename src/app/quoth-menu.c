/* quoth-menu.c: menus that a screen reader can read out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-menu.h"

/* An item is labelled twice: by its label, and by the text of the model, mnemonic and all. */
static void
name_item (GtkWidget *item)
{
  if (g_str_equal (gtk_widget_get_css_name (item), "modelbutton"))
    gtk_accessible_reset_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL);
}

void
quoth_menu_name_items (GtkWidget *menu)
{
  for (GtkWidget *child = gtk_widget_get_first_child (menu); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      name_item (child);
      quoth_menu_name_items (child);
    }
}

void
quoth_menu_button_set_model (GtkMenuButton *button, GMenuModel *model)
{
  gtk_menu_button_set_menu_model (button, model);
  quoth_menu_name_items (GTK_WIDGET (gtk_menu_button_get_popover (button)));
}
