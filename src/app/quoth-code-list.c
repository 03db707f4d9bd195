/* quoth-code-list.c: the tree of codes, to be put in order
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rows are those of a panel, which are made anew for other codes while somebody scrolls. So dragging is listened to at the list,
 * and the row under the pointer is asked for its code.
 */

#include "config.h"

#include "quoth-code-list.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "quoth-code-edit.h"
#include "quoth-panel.h"
#include "quoth-replace-dialog.h"

struct _QuothCodeList
{
  GtkWidget parent_instance;

  QuothPanel *panel;

  QuothDesk *desk;
  QuothId chosen;
  QuothId dragged;
  QuothId moved; /* by the keyboard: to get the focus back when it is in its new place */
  GtkWidget *target; /* (nullable): the row that is shown as the place to drop */
};

G_DEFINE_FINAL_TYPE (QuothCodeList, quoth_code_list, GTK_TYPE_WIDGET)

static guint chosen_signal;

/* How a row shows what a drop would do: before it, into it, after it. */
static const char *const drop_classes[] = { "drop-before", "drop-into", "drop-after" };

static QuothSession *
get_session (QuothCodeList *self)
{
  return quoth_desk_get_session (self->desk);
}

/* (nullable): the row of @id in @widget, if it is one of those that are made. */
static GtkWidget *
find_row_of (GtkWidget *widget, const QuothId *id)
{
  const QuothId *code = QUOTH_IS_ROW (widget) ? g_object_get_data (G_OBJECT (widget), "code") : NULL;

  if (code != NULL && quoth_id_equal (code, id))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *row = gtk_widget_get_mapped (child) ? find_row_of (child, id) : NULL;

      if (row != NULL)
        return row;
    }
  return NULL;
}

/* A list that is put in another order makes its rows anew, and the focus is gone. */
static gboolean
refocus_cb (gpointer user_data)
{
  QuothCodeList *self = user_data;
  GtkWidget *row = find_row_of (GTK_WIDGET (self), &self->moved);

  if (row != NULL)
    gtk_widget_grab_focus (gtk_widget_get_parent (row));
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
  self->moved = QUOTH_ID_NONE;
  return G_SOURCE_REMOVE;
}

static void
items_changed_cb (QuothCodeList *self)
{
  if (!quoth_id_is_none (&self->moved))
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, refocus_cb, g_object_ref (self), g_object_unref);
}

/* The panel */

static void
bind_row (QuothRow *row, QuothItem *item, gpointer owner)
{
  QuothCodeList *self = owner;
  const QuothCode *code = quoth_item_get_value (item);
  guint n = quoth_item_get_n_claims (item);
  g_autofree char *count = n > 0 ? g_strdup_printf ("%u", n) : NULL;
  g_autofree char *tooltip = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u claim", "%u claims", n), n);
  GdkRGBA color;

  quoth_palette_get_code_color (quoth_session_get_palette (get_session (self)), &code->value.id, &color);
  quoth_row_set_color (row, &color);
  quoth_row_set_depth (row, quoth_item_get_depth (item));
  quoth_row_set_title (row, code->name);
  quoth_row_set_count (row, count, tooltip);
  quoth_row_set_key (row, code->shortcut);
  g_object_set_data_full (G_OBJECT (row), "code", quoth_id_memdup (&code->value.id), g_free);
}

static char *
dup_text (QuothItem *item, gpointer owner)
{
  const QuothCode *code = quoth_item_get_value (item);

  return g_strjoin (" ", code->name, code->key, code->definition, NULL);
}

static const QuothPanelView panel_view = {
  .search = N_ ("Filter codes"),
  .bind = bind_row,
  .dup_text = dup_text,
};

static void
activated_cb (QuothPanel *panel, QuothItem *item, QuothCodeList *self)
{
  g_signal_emit (self, chosen_signal, 0, quoth_item_get_id (item));
}

/* Dragging */

static GtkWidget *
find_row (QuothCodeList *self, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  while (widget != NULL && !QUOTH_IS_ROW (widget))
    {
      GtkWidget *child = gtk_widget_get_first_child (widget);

      if (child != NULL && QUOTH_IS_ROW (child))
        return child;
      widget = gtk_widget_get_parent (widget);
    }
  return widget;
}

static const QuothId *
get_code (GtkWidget *row)
{
  return row != NULL ? g_object_get_data (G_OBJECT (row), "code") : NULL;
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, QuothCodeList *self)
{
  const QuothId *id = get_code (find_row (self, x, y));

  if (id == NULL || !quoth_desk_can_edit (self->desk))
    return NULL;
  self->dragged = *id;
  return gdk_content_provider_new_typed (QUOTH_TYPE_CODE_LIST, self);
}

/* A card with the name, beside the pointer: a picture of the row would lie over the rows as text over text. */
static void
drag_begin_cb (GtkDragSource *source, GdkDrag *drag, QuothCodeList *self)
{
  const QuothCode *code = quoth_session_find (get_session (self), QUOTH_KIND_CODE, &self->dragged);
  GtkWidget *row;
  GdkRGBA color;

  if (code == NULL)
    return;
  row = quoth_row_new ();
  quoth_palette_get_code_color (quoth_session_get_palette (get_session (self)), &code->value.id, &color);
  quoth_row_set_color (QUOTH_ROW (row), &color);
  quoth_row_set_title (QUOTH_ROW (row), code->name);
  gtk_widget_add_css_class (row, "dragged");
  gtk_drag_icon_set_child (GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (drag)), row);
  gdk_drag_set_hotspot (drag, -12, -12);
}

static void
show_target (QuothCodeList *self, GtkWidget *row, int where)
{
  for (guint i = 0; self->target != NULL && i < G_N_ELEMENTS (drop_classes); i++)
    gtk_widget_remove_css_class (self->target, drop_classes[i]);
  g_clear_weak_pointer (&self->target);
  if (row == NULL)
    return;
  g_set_weak_pointer (&self->target, row);
  gtk_widget_add_css_class (row, drop_classes[where + 1]);
}

/* Where in @row the pointer is: before it (-1), in its middle (0), after it (1). */
static int
get_where (QuothCodeList *self, GtkWidget *row, double x, double y)
{
  double row_x, row_y;
  int height = gtk_widget_get_height (row);

  gtk_widget_translate_coordinates (GTK_WIDGET (self), row, x, y, &row_x, &row_y);
  if (row_y < height * 0.28)
    return -1;
  return row_y > height * 0.72 ? 1 : 0;
}

static GdkDragAction
motion_cb (GtkDropTarget *drop, double x, double y, QuothCodeList *self)
{
  GtkWidget *row = find_row (self, x, y);
  const QuothId *id = get_code (row);

  if (id == NULL || quoth_id_equal (id, &self->dragged))
    {
      show_target (self, NULL, 0);
      return 0;
    }
  show_target (self, row, get_where (self, row, x, y));
  return GDK_ACTION_MOVE;
}

static void
leave_cb (GtkDropTarget *drop, QuothCodeList *self)
{
  show_target (self, NULL, 0);
}

static gboolean
drop_cb (GtkDropTarget *drop, const GValue *value, double x, double y, QuothCodeList *self)
{
  GtkWidget *row = find_row (self, x, y);
  const QuothId *id = get_code (row);

  show_target (self, NULL, 0);
  if (id == NULL || g_value_get_object (value) != self)
    return FALSE;
  quoth_code_drop (get_session (self), &self->dragged, id, get_where (self, row, x, y));
  return TRUE;
}

/* Keys */

/* The code whose row has the focus, or else the chosen one. */
static const QuothId *
get_focused (QuothCodeList *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *child = focus != NULL ? gtk_widget_get_first_child (focus) : NULL;

  if (child != NULL && QUOTH_IS_ROW (child))
    return get_code (child);
  return quoth_id_is_none (&self->chosen) ? NULL : &self->chosen;
}

static gboolean
step (QuothCodeList *self, guint keyval)
{
  const QuothId *id = get_focused (self);
  QuothId code;

  if (id == NULL || !quoth_desk_can_edit (self->desk))
    return GDK_EVENT_PROPAGATE;
  code = *id;
  self->moved = code;
  switch (keyval)
    {
    case GDK_KEY_Up:
      quoth_code_step (get_session (self), &code, QUOTH_CODE_STEP_UP);
      break;
    case GDK_KEY_Down:
      quoth_code_step (get_session (self), &code, QUOTH_CODE_STEP_DOWN);
      break;
    case GDK_KEY_Left:
      quoth_code_step (get_session (self), &code, QUOTH_CODE_STEP_OUT);
      break;
    case GDK_KEY_Right:
      quoth_code_step (get_session (self), &code, QUOTH_CODE_STEP_IN);
      break;
    default:
      return GDK_EVENT_PROPAGATE;
    }
  return GDK_EVENT_STOP;
}

/* Where a word is typed into the filter, its keys are its own. */
static gboolean
is_typing (QuothCodeList *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && GTK_IS_TEXT (focus) && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, QuothCodeList *self)
{
  const GdkModifierType both = GDK_CONTROL_MASK | GDK_SHIFT_MASK;
  GdkModifierType held = state & (both | GDK_ALT_MASK | GDK_SUPER_MASK);
  const QuothId *id;

  if (self->desk == NULL || is_typing (self))
    return GDK_EVENT_PROPAGATE;
  if (held == both)
    return step (self, keyval);
  if (keyval != GDK_KEY_Delete || held != 0 || !quoth_desk_can_edit (self->desk))
    return GDK_EVENT_PROPAGATE;
  id = get_focused (self);
  if (id != NULL)
    quoth_replace_dialog_ask (self->desk, GTK_WIDGET (self), QUOTH_KIND_CODE, id);
  return GDK_EVENT_STOP;
}

static void
quoth_code_list_dispose (GObject *object)
{
  QuothCodeList *self = QUOTH_CODE_LIST (object);

  g_clear_weak_pointer (&self->target);
  if (self->panel != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->panel));
  self->panel = NULL;
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (quoth_code_list_parent_class)->dispose (object);
}

static void
quoth_code_list_class_init (QuothCodeListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = quoth_code_list_dispose;
  chosen_signal = g_signal_new ("chosen", QUOTH_TYPE_CODE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                G_TYPE_POINTER);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "quothcodes");
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
add_controllers (QuothCodeList *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *drop = gtk_drop_target_new (QUOTH_TYPE_CODE_LIST, GDK_ACTION_MOVE);
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), self);
  g_signal_connect (source, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
  g_signal_connect (drop, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (drop, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect (drop, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static GtkWidget *
new_empty_page (void)
{
  return g_object_new (ADW_TYPE_STATUS_PAGE, "icon-name", "view-list-bullet-symbolic", "title", _ ("No Codes"), "description",
                       _ ("A code is a category that claims fall under. Make one with +, or press I on a word in a text."),
                       "css-classes", (const char *const[]){ "compact", NULL }, NULL);
}

static void
quoth_code_list_init (QuothCodeList *self)
{
  self->panel = g_object_new (QUOTH_TYPE_PANEL, NULL);
  quoth_panel_set_view (self->panel, &panel_view, self);
  quoth_panel_set_empty (self->panel, new_empty_page ());
  g_signal_connect (self->panel, "activated", G_CALLBACK (activated_cb), self);
  gtk_widget_set_parent (GTK_WIDGET (self->panel), GTK_WIDGET (self));
  add_controllers (self);
}

void
quoth_code_list_set_desk (QuothCodeList *self, QuothDesk *desk)
{
  QuothItemList *codes;

  if (!g_set_object (&self->desk, desk))
    return;
  codes = quoth_session_get_list (get_session (self), QUOTH_KIND_CODE);
  quoth_panel_set_list (self->panel, codes);
  g_signal_connect_object (codes, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

void
quoth_code_list_set_chosen (QuothCodeList *self, const QuothId *id)
{
  self->chosen = id != NULL ? *id : QUOTH_ID_NONE;
  quoth_panel_set_current (self->panel, id);
}
