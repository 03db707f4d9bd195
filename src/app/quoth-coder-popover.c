/* quoth-coder-popover.c: being another coder
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-coder-popover.h"

struct _QuothCoderPopover
{
  GtkPopover parent_instance;

  /* Template */
  GtkEntry *name;
  GtkWidget *others_box;
  GtkListBox *others;

  /* Owned */
  QuothSession *session;
};

G_DEFINE_FINAL_TYPE (QuothCoderPopover, quoth_coder_popover, GTK_TYPE_POPOVER)

static void
show_others (QuothCoderPopover *self)
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

      if (quoth_id_equal (&coder->value.id, &own->value.id) || !coder->active)
        continue;
      label = gtk_label_new (coder->name);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_list_box_append (self->others, label);
      n++;
    }
  gtk_widget_set_visible (self->others_box, n > 0);
}

static void
take_name (QuothCoderPopover *self, const char *text)
{
  g_autofree char *name = g_strstrip (g_strdup (text));

  if (*name != '\0' && !g_str_equal (name, quoth_session_get_coder (self->session)->name))
    quoth_session_set_coder_name (self->session, name);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
name_activate_cb (GtkEntry *entry, QuothCoderPopover *self)
{
  take_name (self, gtk_editable_get_text (GTK_EDITABLE (entry)));
}

static void
use_cb (GtkButton *button, QuothCoderPopover *self)
{
  name_activate_cb (self->name, self);
}

static void
other_activated_cb (GtkListBox *list, GtkListBoxRow *row, QuothCoderPopover *self)
{
  g_autofree char *name = g_strdup (gtk_label_get_label (GTK_LABEL (gtk_list_box_row_get_child (row))));

  take_name (self, name);
}

static void
all_cb (GtkButton *button, QuothCoderPopover *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.coders", NULL);
}

static void
quoth_coder_popover_show (GtkWidget *widget)
{
  QuothCoderPopover *self = QUOTH_CODER_POPOVER (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->name), quoth_session_get_coder (self->session)->name);
  show_others (self);
  GTK_WIDGET_CLASS (quoth_coder_popover_parent_class)->show (widget);
}

static void
quoth_coder_popover_dispose (GObject *object)
{
  g_clear_object (&QUOTH_CODER_POPOVER (object)->session);
  G_OBJECT_CLASS (quoth_coder_popover_parent_class)->dispose (object);
}

static void
quoth_coder_popover_class_init (QuothCoderPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_coder_popover_dispose;
  widget_class->show = quoth_coder_popover_show;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-coder-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothCoderPopover, name);
  gtk_widget_class_bind_template_child (widget_class, QuothCoderPopover, others_box);
  gtk_widget_class_bind_template_child (widget_class, QuothCoderPopover, others);
  gtk_widget_class_bind_template_callback (widget_class, name_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, use_cb);
  gtk_widget_class_bind_template_callback (widget_class, other_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_cb);
}

static void
quoth_coder_popover_init (QuothCoderPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
quoth_coder_popover_new (QuothSession *session)
{
  QuothCoderPopover *self = g_object_new (QUOTH_TYPE_CODER_POPOVER, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
