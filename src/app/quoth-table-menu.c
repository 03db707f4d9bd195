/* quoth-table-menu.c: which columns a table shows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-table-menu.h"

#include <glib/gi18n.h>

#include "quoth-table-layout.h"

static void
toggled_cb (GtkCheckButton *button, GtkColumnViewColumn *column)
{
  QuothKind kind = (QuothKind) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "kind"));
  gboolean shown = gtk_check_button_get_active (button);

  quoth_table_layout_set_hidden (kind, quoth_table_columns_get_id (column), !shown);
  gtk_column_view_column_set_visible (column, shown);
}

static void
add_check (GtkWidget *box, QuothKind kind, GtkColumnViewColumn *column)
{
  GtkWidget *check = gtk_check_button_new_with_label (gtk_column_view_column_get_title (column));

  g_object_set_data (G_OBJECT (check), "kind", GINT_TO_POINTER (kind));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), gtk_column_view_column_get_visible (column));
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), column, 0);
  gtk_box_append (GTK_BOX (box), check);
}

static void
reset_cb (GtkWidget *button, GtkWidget *popover)
{
  gtk_popover_popdown (GTK_POPOVER (popover));
  gtk_widget_activate_action (button, "table.reset-columns", NULL);
}

static GtkColumnViewColumn *
find_column (GtkColumnView *view, guint number)
{
  GListModel *columns = gtk_column_view_get_columns (view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (quoth_table_columns_get_number (column) == number)
        return g_steal_pointer (&column);
    }
  g_return_val_if_reached (NULL);
}

GtkWidget *
quoth_table_menu_new (GtkColumnView *view, QuothKind kind, GPtrArray *columns)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *reset = gtk_button_new_with_mnemonic (_ ("_Reset Columns"));

  for (guint i = 0; i < columns->len; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = find_column (view, i);

      add_check (box, kind, column);
    }
  gtk_widget_set_tooltip_text (reset, _ ("Order, widths and sorting as they were at first"));
  gtk_widget_set_margin_top (reset, 6);
  g_signal_connect_object (reset, "clicked", G_CALLBACK (reset_cb), popover, 0);
  gtk_box_append (GTK_BOX (box), reset);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  return popover;
}
