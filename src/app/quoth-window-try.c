/* quoth-window-try.c: what a key asks for and cannot be done, and why
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A key has no other way to be seen disabled than to say why it does nothing. Those of the text try their action here. Those that work
 * everywhere are the program's: where their action is disabled nobody takes them, so they come to the window last.
 */

#include "config.h"

#include "quoth-window-private.h"

#include "quoth-keys.h"

/* Takes the place of what was said before: who holds a key down need not read it as often. */
static void
say (QuothWindow *self, const char *text)
{
  AdwToast *toast = adw_toast_new ("");
  g_autofree char *title = g_markup_escape_text (text, -1);

  if (self->said != NULL)
    adw_toast_dismiss (self->said);
  g_set_weak_pointer (&self->said, toast);
  adw_toast_set_title (toast, title);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* Something that is not done, and why. */
static void
say_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  say (QUOTH_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

/* Says why @action cannot be done. Returns: FALSE if it can. */
static gboolean
say_why_not (QuothWindow *self, const QuothAction *action)
{
  QuothActionNeeds given = quoth_window_get_given (self);
  const char *missing = quoth_actions_explain (action->needs, given);

  if (missing != NULL && (given & QUOTH_NEEDS_PROJECT) && (action->needs & ~given & QUOTH_NEEDS_WRITING))
    {
      g_autofree char *reason = quoth_session_dup_read_only (self->session);

      say (self, reason);
    }
  else if (missing != NULL)
    {
      say (self, missing);
    }
  return missing != NULL;
}

/* What a key of the text asks for: it is done, or it is said why not. */
static void
try_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const QuothAction *action = quoth_actions_find (g_variant_get_string (parameter, NULL));

  if (action != NULL && !say_why_not (QUOTH_WINDOW (widget), action))
    gtk_widget_activate_action (widget, action->name, NULL);
}

/* Whether the event is that of a key with which @action works everywhere. */
static gboolean
is_key_of (const QuothAction *action, GdkEvent *event)
{
  for (const char *const *key = quoth_keys_get (quoth_keys_get_default (), action); *key != NULL; key++)
    {
      g_autoptr (GtkShortcutTrigger) trigger = NULL;

      if (!quoth_keys_works_everywhere (action, *key))
        continue;
      trigger = quoth_keys_new_trigger (*key);
      if (gtk_shortcut_trigger_trigger (trigger, event, FALSE) == GDK_KEY_MATCH_EXACT)
        return TRUE;
    }
  return FALSE;
}

static gboolean
key_pressed_cb (GtkEventController *controller, guint keyval, guint keycode, GdkModifierType state, QuothWindow *self)
{
  GdkEvent *event = gtk_event_controller_get_current_event (controller);

  for (const QuothAction *action = quoth_actions_get (); action->title != NULL; action++)
    if (action->name != NULL && is_key_of (action, event) && say_why_not (self, action))
      return GDK_EVENT_STOP;
  return GDK_EVENT_PROPAGATE;
}

void
quoth_window_install_try (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.tell", "s", say_action);
  gtk_widget_class_install_action (widget_class, "win.try", "s", try_action);
}

void
quoth_window_explain_keys (QuothWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
