/* quoth-editor-keys.c: the keys and the actions of the editor
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The text is read only, so letters are free. The keys are those of quoth-actions.c, as the user has changed them, and run before
 * those of the text view. The rest goes on to the window.
 */

#include "config.h"

#include "quoth-editor-private.h"

#include "quoth-keys.h"

/* Who goes through something else meanwhile, says so by the signal. */
static void
step (QuothEditor *self, int by)
{
  gboolean handled = FALSE;

  g_signal_emit_by_name (self, "step", by, &handled);
  if (!handled)
    quoth_editor_step (self, by);
}

static void
next_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  step (QUOTH_EDITOR (widget), 1);
}

static void
previous_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  step (QUOTH_EDITOR (widget), -1);
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

static void
pick_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  quoth_editor_pick_at_caret (QUOTH_EDITOR (widget));
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

#define NEEDS_TO_SAY_WHY (QUOTH_NEEDS_WRITING | QUOTH_NEEDS_ANNOTATION | QUOTH_NEEDS_CLAIM)

/* What may not be possible is tried by the window, which says why it is not: a key has no other way to be seen disabled. */
static void
add_action (GtkEventController *controller, const char *key, const QuothAction *action)
{
  g_autofree char *plain = NULL;
  g_autoptr (GVariant) target = NULL;
  GtkShortcut *shortcut;

  if (g_str_has_prefix (action->name, "win.") && (action->needs & NEEDS_TO_SAY_WHY) != 0)
    {
      plain = g_strdup ("win.try");
      target = g_variant_ref_sink (g_variant_new_string (action->name));
    }
  else
    {
      g_action_parse_detailed_name (action->name, &plain, &target, NULL);
    }
  shortcut = gtk_shortcut_new (quoth_keys_new_trigger (key), gtk_named_action_new (plain));
  gtk_shortcut_set_arguments (shortcut, target);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
}

/* Keys that work everywhere are the program's. */
static void
add_keys (QuothEditor *self, const QuothAction *action)
{
  for (const char *const *key = quoth_keys_get (quoth_keys_get_default (), action); *key != NULL; key++)
    if (!quoth_keys_works_everywhere (action, *key))
      add_action (self->keys, *key, action);
}

static void
fill_keys (QuothEditor *self)
{
  GListModel *shortcuts = G_LIST_MODEL (self->keys);

  for (guint i = g_list_model_get_n_items (shortcuts); i > 0; i--)
    {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (shortcuts, i - 1);

      gtk_shortcut_controller_remove_shortcut (GTK_SHORTCUT_CONTROLLER (self->keys), shortcut);
    }
  for (const QuothAction *action = quoth_actions_get (); action->title != NULL; action++)
    if (action->name != NULL && action->place != QUOTH_IN_A_WIDGET)
      add_keys (self, action);
  add_callback (self, self->keys, "Tab", cycle_cb);
  add_callback (self, self->keys, "<Shift>Tab|<Shift>ISO_Left_Tab", cycle_back_cb);
  add_callback (self, self->keys, "Escape", let_go_cb);
  add_callback (self, self->keys, "BackSpace", ignore_cb);
}

void
quoth_editor_init_keys (QuothEditor *self)
{
  self->keys = gtk_shortcut_controller_new ();
  fill_keys (self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), self->keys);
  g_signal_connect_object (quoth_keys_get_default (), "changed", G_CALLBACK (fill_keys), self, G_CONNECT_SWAPPED);

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
  gtk_widget_class_install_action (widget_class, "editor.pick", NULL, pick_cb);
}
