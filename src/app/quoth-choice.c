/* quoth-choice.c: one of a few, side by side
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-choice.h"

struct _QuothChoice
{
  GtkWidget parent_instance;

  int selected;
  gboolean showing;
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

static void
quoth_choice_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (quoth_choice_parent_class)->dispose (object);
}

static void
quoth_choice_class_init (QuothChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = quoth_choice_dispose;

  chosen_signal = g_signal_new ("chosen", QUOTH_TYPE_CHOICE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "quothchoice");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
quoth_choice_init (QuothChoice *self)
{
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
      gtk_widget_set_hexpand (button, TRUE);
      g_signal_connect (button, "toggled", G_CALLBACK (toggled_cb), self);
      gtk_widget_set_parent (button, GTK_WIDGET (self));
    }
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
