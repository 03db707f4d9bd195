/* quoth-check-list.c: some of the coders or texts, or all of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-check-list.h"

#include <glib/gi18n.h>

#define MOST_HEIGHT 360

struct _QuothCheckList
{
  GtkWidget parent_instance;

  GtkMenuButton *button;
  GtkLabel *title;
  QuothKind kind;
  GtkStringList *names;
  GArray *ids;        /* QuothId, as the names */
  GHashTable *chosen; /* of QuothId */
  gboolean is_binding;
};

G_DEFINE_FINAL_TYPE (QuothCheckList, quoth_check_list, GTK_TYPE_WIDGET)

static guint changed_signal;

static guint
count_chosen (QuothCheckList *self)
{
  guint n = 0;

  for (guint i = 0; i < self->ids->len; i++)
    n += g_hash_table_contains (self->chosen, &g_array_index (self->ids, QuothId, i));
  return n == self->ids->len ? 0 : n;
}

static void
show_title (QuothCheckList *self)
{
  guint n = count_chosen (self), total = self->ids->len;
  gboolean are_coders = self->kind == QUOTH_KIND_CODER;
  g_autofree char *title = NULL;

  if (n == 0)
    title = g_strdup (are_coders ? _ ("All coders") : _ ("All texts"));
  else
    title = g_strdup_printf (are_coders ? _ ("%u of %u coders") : _ ("%u of %u texts"), n, total);
  gtk_label_set_label (self->title, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

/* ---- The list ---- */

static void
toggled_cb (GtkCheckButton *check, QuothCheckList *self)
{
  guint position = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (check), "position"));
  const QuothId *id = &g_array_index (self->ids, QuothId, position);

  if (self->is_binding)
    return;
  if (gtk_check_button_get_active (check))
    g_hash_table_add (self->chosen, quoth_id_memdup (id));
  else
    g_hash_table_remove (self->chosen, id);
  show_title (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, QuothCheckList *self)
{
  GtkWidget *check = gtk_check_button_new ();

  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, 0);
  gtk_list_item_set_child (list_item, check);
  gtk_list_item_set_activatable (list_item, FALSE);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, QuothCheckList *self)
{
  GtkCheckButton *check = GTK_CHECK_BUTTON (gtk_list_item_get_child (list_item));
  guint position = gtk_list_item_get_position (list_item);

  self->is_binding = TRUE;
  g_object_set_data (G_OBJECT (check), "position", GUINT_TO_POINTER (position));
  gtk_check_button_set_label (check, gtk_string_object_get_string (gtk_list_item_get_item (list_item)));
  gtk_check_button_set_active (check, g_hash_table_contains (self->chosen, &g_array_index (self->ids, QuothId, position)));
  self->is_binding = FALSE;
}

static GtkWidget *
make_list (QuothCheckList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *window = gtk_scrolled_window_new ();
  GtkWidget *view;

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  view = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->names)))), factory);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->kind == QUOTH_KIND_CODER ? _ ("Coders") : _ ("Texts"), -1);
  gtk_widget_add_css_class (view, "check-rows");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), view);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (window), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (window), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (window), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (window), MOST_HEIGHT);
  return window;
}

static void
all_cb (GtkButton *button, QuothCheckList *self)
{
  guint n = self->ids->len;

  gtk_menu_button_popdown (self->button);
  g_hash_table_remove_all (self->chosen);
  g_list_model_items_changed (G_LIST_MODEL (self->names), 0, n, n);
  show_title (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
create_popup_cb (GtkMenuButton *button, gpointer user_data)
{
  QuothCheckList *self = user_data;
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *all = gtk_button_new_with_mnemonic (self->kind == QUOTH_KIND_CODER ? _ ("_All Coders") : _ ("_All Texts"));

  g_signal_connect_object (all, "clicked", G_CALLBACK (all_cb), self, 0);
  gtk_box_append (GTK_BOX (box), make_list (self));
  gtk_box_append (GTK_BOX (box), all);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (button, popover);
}

/* ---- The button ---- */

static void
quoth_check_list_dispose (GObject *object)
{
  QuothCheckList *self = QUOTH_CHECK_LIST (object);

  if (self->button != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->button)));
  g_clear_object (&self->names);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->chosen, g_hash_table_unref);
  G_OBJECT_CLASS (quoth_check_list_parent_class)->dispose (object);
}

static void
quoth_check_list_class_init (QuothCheckListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = quoth_check_list_dispose;
  changed_signal = g_signal_new ("changed", QUOTH_TYPE_CHECK_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
quoth_check_list_init (QuothCheckList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  self->names = gtk_string_list_new (NULL);
  self->ids = g_array_new (FALSE, FALSE, sizeof (QuothId));
  self->chosen = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL);
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  self->title = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->title, PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("pan-down-symbolic"));
  gtk_menu_button_set_child (self->button, box);
  gtk_menu_button_set_create_popup_func (self->button, create_popup_cb, self, NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->button), GTK_WIDGET (self));
}

void
quoth_check_list_set_items (QuothCheckList *self, QuothItemList *items, QuothKind kind)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  self->kind = kind;
  g_array_set_size (self->ids, 0);
  for (guint i = 0; i < quoth_item_list_get_size (items); i++)
    {
      QuothItem *item = quoth_item_list_get (items, i);
      gpointer value = quoth_item_get_value (item);

      g_array_append_val (self->ids, *quoth_item_get_id (item));
      g_ptr_array_add (names, kind == QUOTH_KIND_CODER ? quoth_coder (value)->name : quoth_document (value)->name);
    }
  g_ptr_array_add (names, NULL);
  gtk_string_list_splice (self->names, 0, g_list_model_get_n_items (G_LIST_MODEL (self->names)), (const char *const *) names->pdata);
  show_title (self);
}

GArray *
quoth_check_list_dup_chosen (QuothCheckList *self)
{
  GArray *chosen;

  if (count_chosen (self) == 0)
    return NULL;
  chosen = g_array_new (FALSE, FALSE, sizeof (QuothId));
  for (guint i = 0; i < self->ids->len; i++)
    if (g_hash_table_contains (self->chosen, &g_array_index (self->ids, QuothId, i)))
      g_array_append_val (chosen, g_array_index (self->ids, QuothId, i));
  return chosen;
}
