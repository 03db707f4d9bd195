/* quoth-editor-keys.c: the keys and the actions of the editor
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The text is read only, so letters are free. Each key is a line of the table below, and runs before the keys of the text
 * view. Keys that are not in it go on to the window.
 */

#include "config.h"

#include "quoth-editor-private.h"

/* Which action of the editor or the window a key is for. Keys of one line do the same. */
static const struct
{
  const char *trigger;
  const char *action;
  const char *target; /* a GVariant as text */
} keys[] = {
  { "n", "editor.next", NULL },
  { "p", "editor.previous", NULL },
  { "<Shift>n", "editor.extend", "1" },
  { "<Shift>p", "editor.extend", "-1" },
  { "bracketleft", "editor.move-start", "(-1, false)" },
  { "braceleft|<Shift>braceleft", "editor.move-start", "(1, false)" },
  { "bracketright", "editor.move-end", "(1, false)" },
  { "braceright|<Shift>braceright", "editor.move-end", "(-1, false)" },
  { "<Alt>bracketleft", "editor.move-start", "(-1, true)" },
  { "<Alt>braceleft|<Alt><Shift>braceleft", "editor.move-start", "(1, true)" },
  { "<Alt>bracketright", "editor.move-end", "(1, true)" },
  { "<Alt>braceright|<Alt><Shift>braceright", "editor.move-end", "(-1, true)" },
  { "Menu|<Shift>F10", "editor.menu", NULL },
  { "a", "win.tag-actor", NULL },
  { "c", "win.tag-claim", NULL },
  { "e", "win.tag-cue", NULL },
  { "<Shift>e", "win.tag-evidence", NULL },
  { "i", "win.code-in-vivo", NULL },
  { "<Shift>x", "win.add-example", NULL },
  { "plus|<Shift>plus|KP_Add", "win.add-fragment", NULL },
  { "minus|KP_Subtract", "win.remove-fragment", NULL },
  { "m", "win.memo", NULL },
  { "r", "win.relate", NULL },
  { "Delete", "win.delete", NULL },
  { "Return|KP_Enter", "win.inspect", NULL },
};

static void
next_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  quoth_editor_step (QUOTH_EDITOR (widget), 1);
}

static void
previous_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  quoth_editor_step (QUOTH_EDITOR (widget), -1);
}

static void
extend_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  quoth_editor_extend (QUOTH_EDITOR (widget), g_variant_get_int32 (target));
}

static void
move_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  int direction;
  gboolean by_cluster;

  g_variant_get (target, "(ib)", &direction, &by_cluster);
  quoth_editor_move_end (
    QUOTH_EDITOR (widget), g_str_equal (name, "editor.move-start"), direction, by_cluster);
}

static void
copy_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  g_signal_emit_by_name (QUOTH_EDITOR (widget)->view, "copy-clipboard");
}

static void
menu_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  QuothEditor *self = QUOTH_EDITOR (widget);
  guint caret = quoth_editor_get_caret (self);
  GdkRectangle at;

  if (quoth_editor_get_rectangle (self, quoth_range (caret, caret), &at))
    quoth_editor_popup_menu (self, &at);
}

static gboolean
cycle_cb (GtkWidget *widget, GVariant *target, gpointer user_data)
{
  return quoth_editor_cycle (user_data, 1);
}

static gboolean
cycle_back_cb (GtkWidget *widget, GVariant *target, gpointer user_data)
{
  return quoth_editor_cycle (user_data, -1);
}

static gboolean
let_go_cb (GtkWidget *widget, GVariant *target, gpointer user_data)
{
  return quoth_editor_let_go (user_data);
}

/* BackSpace would ring the bell of a view that cannot be edited. */
static gboolean
ignore_cb (GtkWidget *widget, GVariant *target, gpointer user_data)
{
  return TRUE;
}

static void
add_callback (QuothEditor *self, GtkEventController *controller, const char *trigger, GtkShortcutFunc func)
{
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (controller),
    gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger),
                      gtk_callback_action_new (func, self, NULL)));
}

static void
add_action (GtkEventController *controller, const char *trigger, const char *action, const char *target)
{
  GtkShortcut *shortcut
    = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger), gtk_named_action_new (action));

  if (target != NULL)
    gtk_shortcut_set_arguments (shortcut, g_variant_new_parsed (target));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
}

void
quoth_editor_init_keys (QuothEditor *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    add_action (controller, keys[i].trigger, keys[i].action, keys[i].target);
  add_callback (self, controller, "Tab", cycle_cb);
  add_callback (self, controller, "<Shift>Tab|<Shift>ISO_Left_Tab", cycle_back_cb);
  add_callback (self, controller, "Escape", let_go_cb);
  add_callback (self, controller, "BackSpace", ignore_cb);
  gtk_widget_add_controller (GTK_WIDGET (self->view), controller);

  /* No input method composes here: what it would type is nowhere to go but to the bell. */
  g_object_set (self->view, "im-module", "none", NULL);
}

void
quoth_editor_class_init_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "editor.next", NULL, next_cb);
  gtk_widget_class_install_action (widget_class, "editor.previous", NULL, previous_cb);
  gtk_widget_class_install_action (widget_class, "editor.extend", "i", extend_cb);
  gtk_widget_class_install_action (widget_class, "editor.move-start", "(ib)", move_cb);
  gtk_widget_class_install_action (widget_class, "editor.move-end", "(ib)", move_cb);
  gtk_widget_class_install_action (widget_class, "editor.copy", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "editor.menu", NULL, menu_cb);
}
