/* quoth-pick-list.c: an entry, and below it what it finds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-pick-list.h"

struct _QuothPickList
{
  GtkWidget parent_instance;

  GtkEntry *entry;
  GtkListBox *list;
  GtkScrolledWindow *scroller;
  GtkLabel *empty;
};

G_DEFINE_FINAL_TYPE (QuothPickList, quoth_pick_list, GTK_TYPE_WIDGET)

enum
{
  QUERY_CHANGED,
  SELECTED,
  PICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_row (QuothPickList *self, GtkListBoxRow *row)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->list), &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y, bounds.origin.y + bounds.size.height);
}

static void
move_selection (QuothPickList *self, int step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int index = row != NULL ? gtk_list_box_row_get_index (row) + step : 0;

  row = gtk_list_box_get_row_at_index (self->list, index);
  if (row != NULL)
    {
      gtk_list_box_select_row (self->list, row);
      show_row (self, row);
    }
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                QuothPickList *self)
{
  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      move_selection (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      move_selection (self, -1);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
activate_cb (GtkEntry *entry, QuothPickList *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row != NULL)
    g_signal_emit (self, signals[PICKED], 0, (guint) gtk_list_box_row_get_index (row));
}

static void
changed_cb (GtkEntry *entry, QuothPickList *self)
{
  g_signal_emit (self, signals[QUERY_CHANGED], 0);
}

static void
row_selected_cb (GtkListBox *list, GtkListBoxRow *row, QuothPickList *self)
{
  if (row != NULL)
    g_signal_emit (self, signals[SELECTED], 0, (guint) gtk_list_box_row_get_index (row));
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, QuothPickList *self)
{
  g_signal_emit (self, signals[PICKED], 0, (guint) gtk_list_box_row_get_index (row));
}

static gboolean
quoth_pick_list_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (QUOTH_PICK_LIST (widget)->entry));
}

static void
quoth_pick_list_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (quoth_pick_list_parent_class)->dispose (object);
}

static void
quoth_pick_list_class_init (QuothPickListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_pick_list_dispose;
  widget_class->grab_focus = quoth_pick_list_grab_focus;

  signals[QUERY_CHANGED] = g_signal_new ("query-changed", QUOTH_TYPE_PICK_LIST, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SELECTED] = g_signal_new ("selected", QUOTH_TYPE_PICK_LIST, G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[PICKED] = g_signal_new ("picked", QUOTH_TYPE_PICK_LIST, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-pick-list.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothPickList, entry);
  gtk_widget_class_bind_template_child (widget_class, QuothPickList, list);
  gtk_widget_class_bind_template_child (widget_class, QuothPickList, scroller);
  gtk_widget_class_bind_template_child (widget_class, QuothPickList, empty);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
quoth_pick_list_init (QuothPickList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
quoth_pick_list_set_label (QuothPickList *self, const char *label)
{
  gtk_entry_set_placeholder_text (self->entry, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

void
quoth_pick_list_set_empty (QuothPickList *self, const char *text)
{
  gtk_label_set_label (self->empty, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->empty), text != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->scroller), text == NULL);
}

void
quoth_pick_list_begin (QuothPickList *self, const char *query)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), query != NULL ? query : "");
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  g_signal_emit (self, signals[QUERY_CHANGED], 0);
}

void
quoth_pick_list_type (QuothPickList *self, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}

const char *
quoth_pick_list_get_query (QuothPickList *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

int
quoth_pick_list_get_selected (QuothPickList *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  return row != NULL ? gtk_list_box_row_get_index (row) : -1;
}

void
quoth_pick_list_clear (QuothPickList *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

void
quoth_pick_list_add (QuothPickList *self, QuothRow *row)
{
  gtk_list_box_append (self->list, GTK_WIDGET (row));
  if (gtk_list_box_get_selected_row (self->list) == NULL)
    gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
}
