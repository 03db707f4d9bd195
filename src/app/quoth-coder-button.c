/* quoth-coder-button.c: who codes here
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-coder-button.h"

#include <glib/gi18n.h>

#include "quoth-coder-popover.h"
#include "quoth-follow.h"

struct _QuothCoderButton
{
  GtkWidget parent_instance;

  /* Template */
  GtkMenuButton *button;
  GtkLabel *initial;

  /* Owned */
  QuothSession *session;
};

G_DEFINE_FINAL_TYPE (QuothCoderButton, quoth_coder_button, GTK_TYPE_WIDGET)

static void
session_changed_cb (QuothCoderButton *self)
{
  const char *name = quoth_session_get_coder (self->session)->name;
  g_autofree char *tooltip = g_strdup_printf (_ ("Coder: %s"), name);
  g_autofree char *initial = g_utf8_strup (name, g_utf8_next_char (name) - name);

  gtk_label_set_label (self->initial, initial);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
}

static void
make_popover_cb (GtkMenuButton *button, gpointer user_data)
{
  QuothCoderButton *self = user_data;

  if (gtk_menu_button_get_popover (button) == NULL && self->session != NULL)
    gtk_menu_button_set_popover (button, quoth_coder_popover_new (self->session));
}

static void
quoth_coder_button_dispose (GObject *object)
{
  QuothCoderButton *self = QUOTH_CODER_BUTTON (object);
  GtkWidget *child;

  quoth_coder_button_set_session (self, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (quoth_coder_button_parent_class)->dispose (object);
}

static void
quoth_coder_button_class_init (QuothCoderButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_coder_button_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-coder-button.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothCoderButton, button);
  gtk_widget_class_bind_template_child (widget_class, QuothCoderButton, initial);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
quoth_coder_button_init (QuothCoderButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->button, make_popover_cb, self, NULL);
}

void
quoth_coder_button_set_session (QuothCoderButton *self, QuothSession *session)
{
  if (!quoth_follow (self, &self->session, session))
    return;
  gtk_menu_button_set_popover (self->button, NULL);
  if (session == NULL)
    return;
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
  session_changed_cb (self);
}
