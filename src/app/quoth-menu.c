/* quoth-menu.c: menus that a screen reader can read out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-menu.h"

/* (transfer full): @text without the underscore before its mnemonic; two of them are one that is meant. */
static char *
dup_without_mnemonic (const char *text)
{
  GString *name = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '_' && p[1] != '\0')
        p++;
      g_string_append_c (name, *p);
    }
  return g_string_free (name, FALSE);
}

/* The class of the items is GTK's own; their name in style sheets and their property are not. */
static void
name_item (GtkWidget *item)
{
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;

  if (!g_str_equal (gtk_widget_get_css_name (item), "modelbutton")
      || g_object_class_find_property (G_OBJECT_GET_CLASS (item), "text") == NULL)
    return;
  g_object_get (item, "text", &text, NULL);
  if (text == NULL)
    return;
  name = dup_without_mnemonic (text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
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
