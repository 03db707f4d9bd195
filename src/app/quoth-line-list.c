/* quoth-line-list.c: a long list of lines
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-line-list.h"

#include "quoth-context-row.h"
#include "quoth-row.h"

struct _QuothLineList
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkListView *view;

  QuothLineStyle style;
  QuothSession *session;
  GListStore *store;
};

G_DEFINE_FINAL_TYPE (QuothLineList, quoth_line_list, GTK_TYPE_WIDGET)

static guint activated_signal;

/* Rows */

static gboolean
has_context (QuothLineList *self)
{
  return self->style == QUOTH_LINES_CONTEXT || self->style == QUOTH_LINES_TICKED_CONTEXT;
}

static gboolean
has_ticks (QuothLineList *self)
{
  return self->style == QUOTH_LINES_TICKED || self->style == QUOTH_LINES_TICKED_CONTEXT;
}

static void
show_tick (QuothLine *line, GtkCheckButton *button)
{
  gtk_check_button_set_active (button, quoth_line_get_ticked (line));
  gtk_widget_set_sensitive (GTK_WIDGET (button), !quoth_line_get_fixed (line));
}

/* The line has the focus, not its box: so an arrow key leads to the next one. */
static GtkWidget *
new_tick (void)
{
  GtkWidget *button = gtk_check_button_new ();

  gtk_widget_set_can_focus (button, FALSE);
  gtk_widget_set_can_target (button, FALSE);
  return button;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, QuothLineList *self)
{
  GtkWidget *row = has_context (self) ? quoth_context_row_new () : quoth_row_new ();
  GtkWidget *box;

  if (!has_ticks (self))
    {
      gtk_list_item_set_child (list_item, row);
      return;
    }
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_box_append (GTK_BOX (box), new_tick ());
  gtk_widget_set_hexpand (row, TRUE);
  gtk_box_append (GTK_BOX (box), row);
  gtk_list_item_set_child (list_item, box);
}

static void
show_plain (QuothLineList *self, GtkListItem *list_item, GtkWidget *row, QuothLine *line)
{
  const QuothActor *actor =
    self->session != NULL ? quoth_session_find (self->session, QUOTH_KIND_ACTOR, &line->actor) : NULL;
  GdkRGBA color;

  if (actor != NULL)
    quoth_palette_get_kind_color (quoth_session_get_palette (self->session), actor->actor_kind, &color);
  quoth_row_set_color (QUOTH_ROW (row), actor != NULL ? &color : NULL);
  quoth_row_set_lines (QUOTH_ROW (row), 3);
  quoth_row_set_title (QUOTH_ROW (row), line->title);
  quoth_row_set_subtitle (QUOTH_ROW (row), line->subtitle);
  gtk_list_item_set_activatable (list_item, !line->is_heading);
  gtk_list_item_set_selectable (list_item, !line->is_heading);
  if (line->is_heading)
    gtk_widget_add_css_class (row, "line-heading");
  else
    gtk_widget_remove_css_class (row, "line-heading");
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, QuothLineList *self)
{
  QuothLine *line = gtk_list_item_get_item (list_item);
  GtkWidget *child = gtk_list_item_get_child (list_item);
  GtkWidget *tick = has_ticks (self) ? gtk_widget_get_first_child (child) : NULL;
  GtkWidget *row = tick != NULL ? gtk_widget_get_next_sibling (tick) : child;

  if (has_context (self))
    quoth_context_row_show (QUOTH_CONTEXT_ROW (row), line);
  else
    show_plain (self, list_item, row, line);
  if (tick == NULL)
    return;
  show_tick (line, GTK_CHECK_BUTTON (tick));
  g_signal_connect_object (line, "changed", G_CALLBACK (show_tick), tick, 0);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, QuothLineList *self)
{
  if (has_ticks (self))
    g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), show_tick,
                                          gtk_widget_get_first_child (gtk_list_item_get_child (list_item)));
}

static void
activate_cb (GtkListView *view, guint position, QuothLineList *self)
{
  g_autoptr (QuothLine) line = g_list_model_get_item (G_LIST_MODEL (self->store), position);

  if (line == NULL || line->is_heading)
    return;
  if (has_ticks (self) && !quoth_line_get_fixed (line))
    quoth_line_set_ticked (line, !quoth_line_get_ticked (line), FALSE);
  g_signal_emit (self, activated_signal, 0, line);
}

/* A box is ticked by the space bar: the line that has the focus does as if it were its box. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, QuothLineList *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if (keyval != GDK_KEY_space || (state & gtk_accelerator_get_default_mod_mask ()) != 0 || focus == NULL)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate (focus);
  return GDK_EVENT_STOP;
}

static void
add_keys (QuothLineList *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
}

static void
quoth_line_list_dispose (GObject *object)
{
  QuothLineList *self = QUOTH_LINE_LIST (object);

  if (self->view != NULL)
    gtk_list_view_set_model (self->view, NULL);
  self->view = NULL;
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->store);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (quoth_line_list_parent_class)->dispose (object);
}

static void
quoth_line_list_class_init (QuothLineListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_line_list_dispose;
  activated_signal = g_signal_new ("activated", QUOTH_TYPE_LINE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, QUOTH_TYPE_LINE);
  gtk_widget_class_set_css_name (widget_class, "quothlines");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
quoth_line_list_init (QuothLineList *self)
{
  self->store = g_list_store_new (QUOTH_TYPE_LINE);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

void
quoth_line_list_begin (QuothLineList *self, QuothLineStyle style, const char *name)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkSingleSelection *selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->store)));

  self->style = style;
  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);
  self->view = GTK_LIST_VIEW (gtk_list_view_new (GTK_SELECTION_MODEL (selection), factory));
  gtk_list_view_set_single_click_activate (self->view, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "lines");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (self->view, "activate", G_CALLBACK (activate_cb), self);
  if (has_ticks (self))
    add_keys (self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->view));
}

void
quoth_line_list_set_session (QuothLineList *self, QuothSession *session)
{
  g_set_object (&self->session, session);
}

void
quoth_line_list_set_lines (QuothLineList *self, GPtrArray *lines)
{
  quoth_lines_set (self->store, lines);
}

GListModel *
quoth_line_list_get_model (QuothLineList *self)
{
  return G_LIST_MODEL (self->store);
}

void
quoth_line_list_to_top (QuothLineList *self)
{
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
}
