/* quoth-panel.c: a list of the side pane
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-panel.h"

#include <glib/gi18n.h>

#include "quoth-focus.h"
#include "quoth-menu.h"

struct _QuothPanel
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkSearchEntry *search;
  GtkDropDown *order;
  GtkWidget *door;
  GtkStack *stack;
  GtkWidget *empty_bin;
  GtkListView *view;

  const QuothPanelView *how;
  gpointer owner;
  QuothItemList *list;
  GtkFilterListModel *filtered;
  GtkSortListModel *sorted;
  GtkNoSelection *selection;
  GtkFilter *filter;
  char *query;
  QuothId current;
  GMenuModel *menu;
  GtkWidget *menu_popover; /* made when it is first opened */
  QuothItem *menu_item;
};

G_DEFINE_FINAL_TYPE (QuothPanel, quoth_panel, GTK_TYPE_WIDGET)

static guint activated_signal;
static guint opened_signal;

static void
update_page (QuothPanel *self)
{
  guint n_all = self->list != NULL ? quoth_item_list_get_size (self->list) : 0;
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->filtered));
  gboolean searching = self->query != NULL && *self->query != '\0';

  if (n_shown > 0)
    gtk_stack_set_visible_child_name (self->stack, "list");
  else if (searching)
    gtk_stack_set_visible_child_name (self->stack, "not-found");
  else
    gtk_stack_set_visible_child_name (self->stack, "empty");
  gtk_widget_set_visible (GTK_WIDGET (self->search), n_all > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->order),
                          n_all > 0 && self->how != NULL && self->how->orders != NULL);
}

static void
items_changed_cb (QuothPanel *self)
{
  update_page (self);
}

static gboolean
filter_item (gpointer item, gpointer user_data)
{
  QuothPanel *self = user_data;
  g_autofree char *text = NULL;

  if (self->how == NULL)
    return TRUE;
  if (self->how->shows != NULL && !self->how->shows (item, self->owner))
    return FALSE;
  if (self->query == NULL || *self->query == '\0')
    return TRUE;
  text = self->how->dup_text (item, self->owner);
  return quoth_fold_matches (text, self->query);
}

static int
compare_items (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const QuothPanelOrder *order = user_data;

  return order->compare ((QuothItem *) a, (QuothItem *) b);
}

static void
order_changed_cb (GtkDropDown *drop_down, GParamSpec *pspec, QuothPanel *self)
{
  guint selected = gtk_drop_down_get_selected (drop_down);
  g_autoptr (GtkSorter) sorter = NULL;

  if (self->how == NULL || self->how->orders == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;
  if (self->how->orders[selected].compare != NULL)
    sorter = GTK_SORTER (gtk_custom_sorter_new (compare_items,
                                                (gpointer) &self->how->orders[selected], NULL));
  gtk_sort_list_model_set_sorter (self->sorted, sorter);
}

static void
search_changed_cb (GtkSearchEntry *entry, QuothPanel *self)
{
  g_free (self->query);
  self->query = quoth_fold (gtk_editable_get_text (GTK_EDITABLE (entry)));
  g_strstrip (self->query);
  quoth_panel_refilter (self);
}

static void
activate_cb (GtkListView *view, guint position, QuothPanel *self)
{
  g_autoptr (QuothItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (item != NULL)
    g_signal_emit (self, activated_signal, 0, item);
}

static void
search_activate_cb (GtkSearchEntry *entry, QuothPanel *self)
{
  activate_cb (self->view, 0, self);
}

/* The item of the row that @widget is, or is in, or holds; %NULL: of none. */
static QuothItem *
find_item (QuothPanel *self, GtkWidget *widget)
{
  for (; widget != NULL && widget != GTK_WIDGET (self->view); widget = gtk_widget_get_parent (widget))
    {
      GtkWidget *row = QUOTH_IS_ROW (widget) ? widget : gtk_widget_get_first_child (widget);
      GtkListItem *list_item = row != NULL ? g_object_get_data (G_OBJECT (row), "list-item") : NULL;

      if (list_item != NULL)
        return gtk_list_item_get_item (list_item);
    }
  return NULL;
}

static void
open_item (QuothPanel *self, QuothItem *item)
{
  if (item == NULL)
    return;
  g_object_ref (item);
  g_signal_emit (self, opened_signal, 0, item);
  g_object_unref (item);
}

/* Ctrl+Enter: what has the focus in the list; in the entry, what is found first. */
static gboolean
open_key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  QuothPanel *self = QUOTH_PANEL (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  if (quoth_focus_is_within (GTK_WIDGET (self->view)))
    {
      open_item (self, find_item (self, focus));
      return GDK_EVENT_STOP;
    }
  if (quoth_focus_is_within (GTK_WIDGET (self->search)))
    {
      g_autoptr (QuothItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), 0);

      open_item (self, item);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

static void
open_click_cb (GtkGestureClick *gesture, int n_press, double x, double y, QuothPanel *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  QuothItem *item = (state & GDK_CONTROL_MASK) != 0
                      ? find_item (self, gtk_widget_pick (GTK_WIDGET (self->view), x, y, GTK_PICK_DEFAULT))
                      : NULL;

  if (item == NULL)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  open_item (self, item);
}

/* The menu */

static GtkWidget *
need_menu (QuothPanel *self)
{
  if (self->menu_popover == NULL)
    {
      self->menu_popover = gtk_popover_menu_new_from_model (self->menu);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu_popover), FALSE);
      gtk_popover_set_position (GTK_POPOVER (self->menu_popover), GTK_POS_BOTTOM);
      gtk_widget_set_halign (self->menu_popover, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu_popover, GTK_WIDGET (self));
      quoth_menu_name_items (self->menu_popover);
    }
  return self->menu_popover;
}

/* @x, @y: in the list. */
static gboolean
popup_menu (QuothPanel *self, GtkWidget *row, double x, double y)
{
  QuothItem *item = self->menu != NULL ? find_item (self, row) : NULL;
  double panel_x, panel_y;

  if (item == NULL
      || !gtk_widget_translate_coordinates (GTK_WIDGET (self->view), GTK_WIDGET (self), x, y, &panel_x, &panel_y))
    return FALSE;
  g_set_object (&self->menu_item, item);
  gtk_popover_set_pointing_to (GTK_POPOVER (need_menu (self)), &(GdkRectangle){ (int) panel_x, (int) panel_y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu_popover));
  return TRUE;
}

/* The row gets the focus, so that it has it again when the menu is closed. */
static void
menu_click_cb (GtkGestureClick *gesture, int n_press, double x, double y, QuothPanel *self)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self->view), x, y, GTK_PICK_DEFAULT);
  GtkWidget *row = picked;

  while (row != NULL && gtk_widget_get_parent (row) != GTK_WIDGET (self->view))
    row = gtk_widget_get_parent (row);
  if (row != NULL)
    gtk_widget_grab_focus (row);
  if (popup_menu (self, picked, x, y))
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

/* Below the row that has the focus. */
static gboolean
menu_key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  QuothPanel *self = QUOTH_PANEL (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  graphene_rect_t bounds;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view))
      || !gtk_widget_compute_bounds (focus, GTK_WIDGET (self->view), &bounds))
    return GDK_EVENT_PROPAGATE;
  return popup_menu (self, focus, bounds.origin.x + 24, bounds.origin.y + bounds.size.height);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, QuothPanel *self)
{
  GtkWidget *row = quoth_row_new ();

  g_object_set_data (G_OBJECT (row), "list-item", list_item);
  gtk_list_item_set_child (list_item, row);
}

static void
show_item (GtkListItem *list_item, QuothItem *item)
{
  GtkWidget *row = gtk_list_item_get_child (list_item);
  QuothPanel *self = QUOTH_PANEL (g_object_get_data (G_OBJECT (list_item), "panel"));

  self->how->bind (QUOTH_ROW (row), item, self->owner);
  quoth_row_set_current (QUOTH_ROW (row), quoth_id_equal (quoth_item_get_id (item), &self->current));
}

static void
item_changed_cb (QuothItem *item, GtkListItem *list_item)
{
  show_item (list_item, item);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, QuothPanel *self)
{
  QuothItem *item = gtk_list_item_get_item (list_item);

  g_object_set_data (G_OBJECT (list_item), "panel", self);
  show_item (list_item, item);
  g_signal_connect (item, "changed", G_CALLBACK (item_changed_cb), list_item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, QuothPanel *self)
{
  g_signal_handlers_disconnect_by_data (gtk_list_item_get_item (list_item), list_item);
}

static void
quoth_panel_dispose (GObject *object)
{
  QuothPanel *self = QUOTH_PANEL (object);

  if (self->filtered != NULL)
    g_signal_handlers_disconnect_by_data (self->filtered, self);
  if (self->view != NULL)
    gtk_list_view_set_model (self->view, NULL);
  g_clear_pointer (&self->menu_popover, gtk_widget_unparent);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->menu);
  g_clear_object (&self->menu_item);
  self->view = NULL;
  g_clear_object (&self->selection);
  g_clear_object (&self->sorted);
  g_clear_object (&self->filtered);
  g_clear_object (&self->filter);
  g_clear_object (&self->list);
  g_clear_pointer (&self->query, g_free);
  G_OBJECT_CLASS (quoth_panel_parent_class)->dispose (object);
}

static void
quoth_panel_class_init (QuothPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_panel_dispose;

  activated_signal = g_signal_new ("activated", QUOTH_TYPE_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, QUOTH_TYPE_ITEM);
  opened_signal = g_signal_new ("opened", QUOTH_TYPE_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                QUOTH_TYPE_ITEM);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, open_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, open_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_key_cb, NULL);
  gtk_widget_class_set_css_name (widget_class, "quothpanel");
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothPanel, box);
  gtk_widget_class_bind_template_child (widget_class, QuothPanel, search);
  gtk_widget_class_bind_template_child (widget_class, QuothPanel, order);
  gtk_widget_class_bind_template_child (widget_class, QuothPanel, door);
  gtk_widget_class_bind_template_child (widget_class, QuothPanel, stack);
  gtk_widget_class_bind_template_child (widget_class, QuothPanel, empty_bin);
  gtk_widget_class_bind_template_child (widget_class, QuothPanel, view);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, order_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
add_click (QuothPanel *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (open_click_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (click));

  click = gtk_gesture_click_new ();
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (menu_click_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (click));
}

static void
quoth_panel_init (QuothPanel *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  add_click (self);
  self->filter = GTK_FILTER (gtk_custom_filter_new (filter_item, self, NULL));
  self->filtered = gtk_filter_list_model_new (NULL, g_object_ref (self->filter));
  self->sorted = gtk_sort_list_model_new (G_LIST_MODEL (g_object_ref (self->filtered)), NULL);
  self->selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->sorted)));

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);
  gtk_list_view_set_factory (self->view, factory);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->filtered, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

void
quoth_panel_set_view (QuothPanel *self, const QuothPanelView *how, gpointer owner)
{
  self->how = how;
  self->owner = owner;
  g_object_set (self->search, "placeholder-text", how->search, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  how->search, -1);
  if (how->orders != NULL)
    {
      g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

      for (const QuothPanelOrder *order = how->orders; order->label != NULL; order++)
        gtk_string_list_append (labels, _ (order->label));
      gtk_drop_down_set_model (self->order, G_LIST_MODEL (labels));
    }
}

void
quoth_panel_set_menu (QuothPanel *self, GMenuModel *menu)
{
  g_set_object (&self->menu, menu);
  g_clear_pointer (&self->menu_popover, gtk_widget_unparent);
}

QuothItem *
quoth_panel_get_menu_item (QuothPanel *self)
{
  return self->menu_item;
}

void
quoth_panel_show_door (QuothPanel *self)
{
  gtk_widget_set_visible (self->door, TRUE);
}

void
quoth_panel_set_list (QuothPanel *self, QuothItemList *list)
{
  g_set_object (&self->list, list);
  gtk_filter_list_model_set_model (self->filtered, G_LIST_MODEL (list));
  items_changed_cb (self);
}

void
quoth_panel_set_empty (QuothPanel *self, GtkWidget *widget)
{
  /* A status page scrolls, and takes no more room than it is given. */
  gtk_widget_set_vexpand (widget, TRUE);
  gtk_box_append (GTK_BOX (self->empty_bin), widget);
}

static void
touch (QuothPanel *self, const QuothId *id)
{
  QuothItem *item = self->list != NULL ? quoth_item_list_find (self->list, id) : NULL;

  if (item != NULL)
    quoth_item_touch (item);
}

void
quoth_panel_set_current (QuothPanel *self, const QuothId *id)
{
  QuothId old = self->current;

  self->current = id != NULL ? *id : QUOTH_ID_NONE;
  touch (self, &old);
  touch (self, &self->current);
}

/* Where the item of @id is shown; GTK_INVALID_LIST_POSITION: it is not. */
static guint
find_position (QuothPanel *self, const QuothId *id)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->sorted));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (QuothItem) item = g_list_model_get_item (G_LIST_MODEL (self->sorted), i);

      if (quoth_id_equal (quoth_item_get_id (item), id))
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

QuothItem *
quoth_panel_get_near (QuothPanel *self, const QuothId *id, int step)
{
  guint position = find_position (self, id);
  g_autoptr (QuothItem) item = NULL;

  if (position != GTK_INVALID_LIST_POSITION)
    item = g_list_model_get_item (G_LIST_MODEL (self->sorted), position + (guint) step);
  /* The list holds it. */
  return item;
}

void
quoth_panel_scroll_to (QuothPanel *self, const QuothId *id)
{
  guint position = find_position (self, id);

  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", position);
}

void
quoth_panel_refilter (QuothPanel *self)
{
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  items_changed_cb (self);
}
