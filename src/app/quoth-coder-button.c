/* quoth-coder-button.c: who codes here
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-coder-button.h"

#include <glib/gi18n.h>

#include "quoth-follow.h"

struct _QuothCoderButton
{
  GtkWidget parent_instance;

  GtkMenuButton *button;
  AdwAvatar *avatar;
  GtkPopover *popover;
  GtkEntry *name;
  GtkWidget *others_box;
  GtkListBox *others;

  QuothSession *session;
};

G_DEFINE_FINAL_TYPE (QuothCoderButton, quoth_coder_button, GTK_TYPE_WIDGET)

static void
show_others (QuothCoderButton *self)
{
  QuothItemList *coders = quoth_session_get_list (self->session, QUOTH_KIND_CODER);
  const QuothCoder *own = quoth_session_get_coder (self->session);
  GtkListBoxRow *row;
  guint n = 0;

  while ((row = gtk_list_box_get_row_at_index (self->others, 0)) != NULL)
    gtk_list_box_remove (self->others, GTK_WIDGET (row));
  for (guint i = 0; i < quoth_item_list_get_size (coders); i++)
    {
      const QuothCoder *coder = quoth_item_get_value (quoth_item_list_get (coders, i));
      GtkWidget *label;

      if (quoth_id_equal (&coder->value.id, &own->value.id))
        continue;
      label = gtk_label_new (coder->name);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_list_box_append (self->others, label);
      n++;
    }
  gtk_widget_set_visible (self->others_box, n > 0);
}

static void
session_changed_cb (QuothCoderButton *self)
{
  const char *name = quoth_session_get_coder (self->session)->name;
  g_autofree char *tooltip = g_strdup_printf (_ ("Coder: %s"), name);

  adw_avatar_set_text (self->avatar, name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
  show_others (self);
}

static void
shown_cb (GtkPopover *popover, QuothCoderButton *self)
{
  if (self->session != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->name), quoth_session_get_coder (self->session)->name);
}

static void
take_name (QuothCoderButton *self, const char *text)
{
  g_autofree char *name = g_strstrip (g_strdup (text));

  if (*name != '\0' && !g_str_equal (name, quoth_session_get_coder (self->session)->name))
    quoth_session_set_coder_name (self->session, name);
  gtk_popover_popdown (self->popover);
}

static void
name_activate_cb (GtkEntry *entry, QuothCoderButton *self)
{
  take_name (self, gtk_editable_get_text (GTK_EDITABLE (entry)));
}

static void
use_cb (GtkButton *button, QuothCoderButton *self)
{
  name_activate_cb (self->name, self);
}

static void
other_activated_cb (GtkListBox *list, GtkListBoxRow *row, QuothCoderButton *self)
{
  g_autofree char *name = g_strdup (gtk_label_get_label (GTK_LABEL (gtk_list_box_row_get_child (row))));

  take_name (self, name);
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
  gtk_widget_class_bind_template_child (widget_class, QuothCoderButton, avatar);
  gtk_widget_class_bind_template_child (widget_class, QuothCoderButton, popover);
  gtk_widget_class_bind_template_child (widget_class, QuothCoderButton, name);
  gtk_widget_class_bind_template_child (widget_class, QuothCoderButton, others_box);
  gtk_widget_class_bind_template_child (widget_class, QuothCoderButton, others);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, use_cb);
  gtk_widget_class_bind_template_callback (widget_class, other_activated_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
quoth_coder_button_init (QuothCoderButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
quoth_coder_button_set_session (QuothCoderButton *self, QuothSession *session)
{
  if (!quoth_follow (self, &self->session, session) || session == NULL)
    return;
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
  session_changed_cb (self);
}
