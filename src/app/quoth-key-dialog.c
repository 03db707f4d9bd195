/* quoth-key-dialog.c: asking for the key of an action
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-key-dialog.h"

#include <glib/gi18n.h>

struct _QuothKeyDialog
{
  AdwMessageDialog parent_instance;

  const QuothAction *action;
  const QuothAction *other; /* who has the key that was pressed; NULL while none was */
  char *key;
};

G_DEFINE_FINAL_TYPE (QuothKeyDialog, quoth_key_dialog, ADW_TYPE_MESSAGE_DIALOG)

static void
say (QuothKeyDialog *self, const char *text)
{
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (self), text);
}

/* What is a sign of its own, “?”, needs no Shift to be told from another; where Shift is on the keyboard is not asked. */
char *
quoth_key_dialog_name_key (guint keyval, GdkModifierType held)
{
  guint lower = gdk_keyval_to_lower (keyval);
  gunichar c = gdk_keyval_to_unicode (keyval);

  held &= gtk_accelerator_get_default_mod_mask ();
  if (keyval == GDK_KEY_ISO_Left_Tab)
    lower = GDK_KEY_Tab;
  if (c != 0 && g_unichar_isgraph (c) && lower == gdk_keyval_to_upper (keyval))
    held &= ~GDK_SHIFT_MASK;
  return gtk_accelerator_name (lower, held);
}

static void
ask_about_other (QuothKeyDialog *self)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (self);
  guint keyval;
  GdkModifierType held;
  g_autofree char *label = NULL;
  g_autofree char *text = NULL;

  gtk_accelerator_parse (self->key, &keyval, &held);
  label = gtk_accelerator_get_label (keyval, held);
  if (self->other->name == NULL)
    {
      /* Translators: a key, and what it does: “Alt+G is the key of “Category: type a name”, which cannot be changed”. */
      text = g_strdup_printf (_ ("%s is the key of “%s”, which cannot be changed. Press another key."), label,
                              quoth_actions_get_name (self->other));
      self->other = NULL;
      say (self, text);
      return;
    }
  /* Translators: a key, and what it does: “C is the key of “Tag a claim””. */
  text = g_strdup_printf (_ ("%s is the key of “%s”."), label, quoth_actions_get_name (self->other));
  say (self, text);
  adw_message_dialog_set_response_enabled (dialog, "swap", TRUE);
  adw_message_dialog_set_response_enabled (dialog, "take", TRUE);
  adw_message_dialog_set_default_response (dialog, "swap");
  /* Enter is for the default then, and not for the button that was the only one before. */
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
}

static void
take_key (QuothKeyDialog *self, const char *key)
{
  QuothKeys *keys = quoth_keys_get_default ();
  const char *reason = quoth_keys_explain (self->action, key);

  g_free (self->key);
  self->key = g_strdup (key);
  self->other = reason == NULL ? quoth_keys_find_other (keys, self->action, key) : NULL;
  if (reason != NULL)
    {
      g_autofree char *text = g_strdup_printf (_ ("%s. Press another key."), reason);

      say (self, text);
    }
  else if (self->other != NULL)
    ask_about_other (self);
  else
    {
      quoth_keys_set (keys, self->action, (const char *const[]){ key, NULL });
      gtk_window_close (GTK_WINDOW (self));
    }
}

/* Once the dialog asks something, its buttons have their keys back. */
static gboolean
is_for_buttons (QuothKeyDialog *self, guint keyval)
{
  const guint keys[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_space,        GDK_KEY_Tab,
                         GDK_KEY_Left,   GDK_KEY_Right,    GDK_KEY_ISO_Left_Tab, GDK_KEY_Up,
                         GDK_KEY_Down };

  for (guint i = 0; self->other != NULL && i < G_N_ELEMENTS (keys); i++)
    if (keyval == keys[i])
      return TRUE;
  return FALSE;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, QuothKeyDialog *self)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (controller));
  GdkModifierType held = state & gtk_accelerator_get_default_mod_mask ();
  g_autofree char *key = NULL;

  if (keyval == GDK_KEY_Escape && held == 0)
    {
      gtk_window_close (GTK_WINDOW (self));
      return GDK_EVENT_STOP;
    }
  if (gdk_key_event_is_modifier (event) || is_for_buttons (self, keyval))
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_BackSpace && held == 0)
    {
      quoth_keys_set (quoth_keys_get_default (), self->action, (const char *const[]){ NULL });
      gtk_window_close (GTK_WINDOW (self));
      return GDK_EVENT_STOP;
    }
  key = quoth_key_dialog_name_key (keyval, state);
  take_key (self, key);
  return GDK_EVENT_STOP;
}

static void
quoth_key_dialog_response (AdwMessageDialog *dialog, const char *response)
{
  QuothKeyDialog *self = QUOTH_KEY_DIALOG (dialog);
  QuothKeys *keys = quoth_keys_get_default ();

  if (self->other == NULL)
    return;
  if (g_str_equal (response, "swap"))
    quoth_keys_swap (keys, self->action, self->other, self->key);
  else if (g_str_equal (response, "take"))
    quoth_keys_take (keys, self->action, self->other, self->key);
}

static void
quoth_key_dialog_finalize (GObject *object)
{
  g_free (QUOTH_KEY_DIALOG (object)->key);
  G_OBJECT_CLASS (quoth_key_dialog_parent_class)->finalize (object);
}

static void
quoth_key_dialog_class_init (QuothKeyDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = quoth_key_dialog_finalize;
  ADW_MESSAGE_DIALOG_CLASS (klass)->response = quoth_key_dialog_response;
}

static void
quoth_key_dialog_init (QuothKeyDialog *self)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (self);
  GtkEventController *controller = gtk_event_controller_key_new ();

  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "swap", _ ("_Swap Keys"), "take", _ ("_Take It"), NULL);
  adw_message_dialog_set_response_enabled (dialog, "swap", FALSE);
  adw_message_dialog_set_response_enabled (dialog, "take", FALSE);
  adw_message_dialog_set_response_appearance (dialog, "swap", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_close_response (dialog, "cancel");
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect (controller, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

GtkWidget *
quoth_key_dialog_new (const QuothAction *action)
{
  QuothKeyDialog *self = g_object_new (QUOTH_TYPE_KEY_DIALOG, NULL);

  self->action = action;
  adw_message_dialog_format_heading (ADW_MESSAGE_DIALOG (self), _ ("A Key for “%s”"), quoth_actions_get_name (action));
  say (self, _ ("Press the new key. BackSpace takes the key away, Escape leaves it as it is."));
  return GTK_WIDGET (self);
}
