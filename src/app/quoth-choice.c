/* quoth-choice.c: one of a few, side by side
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-choice.h"

#include <glib/gi18n.h>
#include <string.h>

#include "quoth-focus.h"

struct _QuothChoice
{
  GtkWidget parent_instance;

  int selected;
  gboolean showing;
  GStrv keys; /* by button: the characters that press it */
};

G_DEFINE_FINAL_TYPE (QuothChoice, quoth_choice, GTK_TYPE_WIDGET)

static guint chosen_signal;

static void
show_selected (QuothChoice *self)
{
  int i = 0;

  self->showing = TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child), i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (child), i == self->selected);
  self->showing = FALSE;
}

static void
toggled_cb (GtkToggleButton *button, QuothChoice *self)
{
  int index = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "index"));

  if (self->showing)
    return;
  self->selected = gtk_toggle_button_get_active (button) ? index : -1;
  show_selected (self);
  g_signal_emit (self, chosen_signal, 0, self->selected);
}

static GtkWidget *
get_button (QuothChoice *self, int index)
{
  GtkWidget *button = index >= 0 ? gtk_widget_get_first_child (GTK_WIDGET (self)) : NULL;

  while (button != NULL && index-- > 0)
    button = gtk_widget_get_next_sibling (button);
  return button;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, QuothChoice *self)
{
  gunichar typed = g_unichar_tolower (gdk_keyval_to_unicode (keyval));

  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK) || typed == 0 || self->keys == NULL)
    return GDK_EVENT_PROPAGATE;
  for (int i = 0; self->keys[i] != NULL; i++)
    if (g_utf8_strchr (self->keys[i], -1, typed) != NULL)
      {
        quoth_choice_press (self, i);
        return GDK_EVENT_STOP;
      }
  return GDK_EVENT_PROPAGATE;
}

/* One stop of the Tab key, at what is chosen; the arrows go along. */
static gboolean
quoth_choice_focus (GtkWidget *widget, GtkDirectionType direction)
{
  QuothChoice *self = QUOTH_CHOICE (widget);
  GtkWidget *focused = quoth_focus_get_child (widget);
  gboolean backward = direction == GTK_DIR_LEFT;

  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    backward = !backward;
  if (focused == NULL)
    return gtk_widget_is_sensitive (widget) && gtk_widget_grab_focus (get_button (self, MAX (self->selected, 0)));
  if (direction != GTK_DIR_LEFT && direction != GTK_DIR_RIGHT)
    return FALSE;
  focused = backward ? gtk_widget_get_prev_sibling (focused) : gtk_widget_get_next_sibling (focused);
  return focused != NULL && gtk_widget_grab_focus (focused);
}

static gboolean
quoth_choice_grab_focus (GtkWidget *widget)
{
  return quoth_choice_focus (widget, GTK_DIR_TAB_FORWARD);
}

static void
quoth_choice_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&QUOTH_CHOICE (object)->keys, g_strfreev);
  G_OBJECT_CLASS (quoth_choice_parent_class)->dispose (object);
}

static void
quoth_choice_class_init (QuothChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = quoth_choice_dispose;
  GTK_WIDGET_CLASS (klass)->focus = quoth_choice_focus;
  GTK_WIDGET_CLASS (klass)->grab_focus = quoth_choice_grab_focus;

  chosen_signal = g_signal_new ("chosen", QUOTH_TYPE_CHOICE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "quothchoice");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
quoth_choice_init (QuothChoice *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  self->selected = -1;
}

void
quoth_choice_set_labels (QuothChoice *self, const char *name, const char *const *labels)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  for (int i = 0; labels[i] != NULL; i++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (labels[i]);

      g_object_set_data (G_OBJECT (button), "index", GINT_TO_POINTER (i));
      /* A narrow pane has no room for all of them; the tooltip has. */
      gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), PANGO_ELLIPSIZE_END);
      gtk_widget_set_tooltip_text (button, labels[i]);
      gtk_widget_set_hexpand (button, TRUE);
      g_signal_connect (button, "toggled", G_CALLBACK (toggled_cb), self);
      gtk_widget_set_parent (button, GTK_WIDGET (self));
    }
}

void
quoth_choice_set_keys (QuothChoice *self, const char *const *keys)
{
  g_strfreev (self->keys);
  self->keys = g_strdupv ((char **) keys);
  for (int i = 0; keys[i] != NULL; i++)
    {
      char first[7] = "";
      g_autofree char *tooltip = NULL;

      g_unichar_to_utf8 (g_unichar_toupper (g_utf8_get_char (keys[i])), first);
      /* Translators: what a button says, and the key that does it */
      tooltip = g_strdup_printf (_ ("%s (key %s)"), gtk_button_get_label (GTK_BUTTON (get_button (self, i))), first);
      gtk_widget_set_tooltip_text (get_button (self, i), tooltip);
    }
}

void
quoth_choice_press (QuothChoice *self, int index)
{
  GtkWidget *button = get_button (self, index);

  gtk_widget_grab_focus (button);
  if (index == self->selected)
    return;
  self->selected = index;
  show_selected (self);
  g_signal_emit (self, chosen_signal, 0, index);
}

void
quoth_choice_set_selected (QuothChoice *self, int index)
{
  self->selected = index;
  show_selected (self);
}

int
quoth_choice_get_selected (QuothChoice *self)
{
  return self->selected;
}
