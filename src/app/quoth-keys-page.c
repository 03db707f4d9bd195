/* quoth-keys-page.c: the preferences of keys
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-keys-page.h"

#include <glib/gi18n.h>

#include "quoth-key-dialog.h"

/* The row of an action. */
typedef struct
{
  const QuothAction *action;
  GtkBox *labels;
  GtkWidget *reset;
} Row;

struct _QuothKeysPage
{
  AdwPreferencesPage parent_instance;

  GtkWidget *reset_all;
  GArray *rows; /* of Row */
};

G_DEFINE_FINAL_TYPE (QuothKeysPage, quoth_keys_page, ADW_TYPE_PREFERENCES_PAGE)

static const QuothAction *
get_action (gpointer widget)
{
  return g_object_get_data (widget, "action");
}

static void
row_activated_cb (GtkWidget *row)
{
  GtkWidget *dialog = quoth_key_dialog_new (get_action (row));

  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (gtk_widget_get_root (row)));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
reset_cb (GtkWidget *button)
{
  quoth_keys_set (quoth_keys_get_default (), get_action (button), NULL);
}

static void
reset_all_cb (QuothKeysPage *self)
{
  quoth_keys_reset (quoth_keys_get_default ());
}

static void
add_label (const Row *row, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (row->labels, label);
}

static void
show_row (const Row *row)
{
  QuothKeys *keys = quoth_keys_get_default ();
  const char *const *names = quoth_keys_get (keys, row->action);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (row->labels))) != NULL)
    gtk_box_remove (row->labels, child);
  for (guint i = 0; names[i] != NULL; i++)
    {
      guint keyval;
      GdkModifierType held;
      g_autofree char *text = NULL;

      gtk_accelerator_parse (names[i], &keyval, &held);
      text = gtk_accelerator_get_label (keyval, held);
      add_label (row, text, "keycap");
    }
  if (names[0] == NULL)
    add_label (row, _ ("no key"), "dim-label");
  gtk_widget_set_sensitive (row->reset, quoth_keys_is_changed (keys, row->action));
  gtk_widget_set_opacity (row->reset, quoth_keys_is_changed (keys, row->action) ? 1 : 0);
}

static void
show_all (QuothKeysPage *self)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = &g_array_index (self->rows, Row, i);

      show_row (row);
      any |= quoth_keys_is_changed (quoth_keys_get_default (), row->action);
    }
  gtk_widget_set_sensitive (self->reset_all, any);
}

static GtkWidget *
new_reset (const QuothAction *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-undo-symbolic");
  g_autofree char *name = g_strdup_printf (_ ("Reset the key of “%s”"), quoth_actions_get_name (action));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Reset"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "action", (gpointer) action);
  g_signal_connect (button, "clicked", G_CALLBACK (reset_cb), NULL);
  return button;
}

static void
add_row (QuothKeysPage *self, AdwPreferencesGroup *group, const QuothAction *action)
{
  GtkWidget *widget = adw_action_row_new ();
  Row row = { action, GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6)), new_reset (action) };

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (widget), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (widget), quoth_actions_get_name (action));
  adw_action_row_add_suffix (ADW_ACTION_ROW (widget), GTK_WIDGET (row.labels));
  adw_action_row_add_suffix (ADW_ACTION_ROW (widget), row.reset);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (widget), TRUE);
  g_object_set_data (G_OBJECT (widget), "action", (gpointer) action);
  g_signal_connect (widget, "activated", G_CALLBACK (row_activated_cb), NULL);
  adw_preferences_group_add (group, widget);
  g_array_append_val (self->rows, row);
}

static void
add_group (QuothKeysPage *self, QuothActionGroup number)
{
  AdwPreferencesGroup *group = NULL;

  for (const QuothAction *action = quoth_actions_get (); action->title != NULL; action++)
    if (action->group == number && action->name != NULL)
      {
        if (group == NULL)
          {
            group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
            adw_preferences_group_set_title (group, quoth_actions_get_title (number));
            adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), group);
          }
        add_row (self, group, action);
      }
}

static void
add_head (QuothKeysPage *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  self->reset_all = gtk_button_new_with_mnemonic (_ ("_Reset All"));
  gtk_widget_set_valign (self->reset_all, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->reset_all, "clicked", G_CALLBACK (reset_all_cb), self);
  adw_preferences_group_set_description (
    group, _ ("Click an action, then press its new key. Keys without Ctrl or Alt work while the text has the focus."));
  adw_preferences_group_set_header_suffix (group, self->reset_all);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), group);
}

static void
quoth_keys_page_finalize (GObject *object)
{
  g_array_unref (QUOTH_KEYS_PAGE (object)->rows);
  G_OBJECT_CLASS (quoth_keys_page_parent_class)->finalize (object);
}

static void
quoth_keys_page_class_init (QuothKeysPageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = quoth_keys_page_finalize;
}

static void
quoth_keys_page_init (QuothKeysPage *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  adw_preferences_page_set_name (ADW_PREFERENCES_PAGE (self), "keys");
  adw_preferences_page_set_title (ADW_PREFERENCES_PAGE (self), _ ("_Keyboard"));
  adw_preferences_page_set_use_underline (ADW_PREFERENCES_PAGE (self), TRUE);
  adw_preferences_page_set_icon_name (ADW_PREFERENCES_PAGE (self), "input-keyboard-symbolic");
  add_head (self);
  for (QuothActionGroup group = 0; group < QUOTH_N_ACTION_GROUPS; group++)
    add_group (self, group);
  show_all (self);
  g_signal_connect_object (quoth_keys_get_default (), "changed", G_CALLBACK (show_all), self, G_CONNECT_SWAPPED);
}

GtkWidget *
quoth_keys_page_new (void)
{
  return g_object_new (QUOTH_TYPE_KEYS_PAGE, NULL);
}
