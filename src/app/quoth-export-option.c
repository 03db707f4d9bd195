/* quoth-export-option.c: a row for an option of a format
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-export-option.h"

#include <glib/gi18n.h>

#include "quoth-names.h"

static gboolean
is_switch (const QuothFormatOption *option)
{
  return option->choices != NULL && g_strv_length ((char **) option->choices) == 2
         && g_strv_contains (option->choices, "yes") && g_strv_contains (option->choices, "no");
}

static GtkWidget *
make_switch_row (const QuothFormatOption *option)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_switch_new ();

  gtk_switch_set_active (GTK_SWITCH (button), g_strcmp0 (option->value, "yes") == 0);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  g_object_set_data (G_OBJECT (row), "switch", button);
  return row;
}

static GtkWidget *
make_choice_row (const QuothFormatOption *option)
{
  g_autoptr (GtkStringList) choices = gtk_string_list_new (option->choices);
  GtkWidget *row = adw_combo_row_new ();

  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (choices));
  for (guint i = 0; option->choices[i] != NULL; i++)
    if (g_strcmp0 (option->choices[i], option->value) == 0)
      adw_combo_row_set_selected (ADW_COMBO_ROW (row), i);
  return row;
}

static GtkWidget *
make_entry_row (const QuothFormatOption *option)
{
  GtkWidget *row = adw_entry_row_new ();

  gtk_editable_set_text (GTK_EDITABLE (row), option->value != NULL ? option->value : "");
  return row;
}

GtkWidget *
quoth_export_option_new (const QuothFormatOption *option)
{
  g_autofree char *title = quoth_name_capitalize (_ (option->summary));
  GtkWidget *row;

  if (is_switch (option))
    row = make_switch_row (option);
  else
    row = option->choices != NULL ? make_choice_row (option) : make_entry_row (option);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_object_set_data (G_OBJECT (row), "option", (gpointer) option);
  return row;
}

const QuothFormatOption *
quoth_export_option_get (GtkWidget *row, const char **value)
{
  GtkSwitch *button = g_object_get_data (G_OBJECT (row), "switch");

  if (button != NULL)
    *value = gtk_switch_get_active (button) ? "yes" : "no";
  else if (ADW_IS_COMBO_ROW (row))
    *value = gtk_string_object_get_string (adw_combo_row_get_selected_item (ADW_COMBO_ROW (row)));
  else
    *value = gtk_editable_get_text (GTK_EDITABLE (row));
  return g_object_get_data (G_OBJECT (row), "option");
}
