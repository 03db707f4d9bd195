/* quoth-packet-bar.c: a bar that says whose packet the project is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-packet-bar.h"

#include <glib/gi18n.h>

#include "quoth-wrap-layout.h"

struct _QuothPacketBar
{
  GtkWidget parent_instance;

  /* Template */
  GtkWidget *box;
  GtkLabel *label;
  GtkButton *become;

  QuothSession *session;
};

G_DEFINE_FINAL_TYPE (QuothPacketBar, quoth_packet_bar, GTK_TYPE_WIDGET)

static void
show (QuothPacketBar *self)
{
  const QuothCoder *own = quoth_session_get_coder (self->session);
  const QuothCoder *coder = quoth_session_get_packet_coder (self->session);
  gboolean is_other = coder != NULL && !quoth_id_equal (&coder->value.id, &own->value.id);
  g_autofree char *words = NULL;
  g_autofree char *button = NULL;

  gtk_widget_set_visible (self->box, is_other);
  if (!is_other)
    return;
  /* Translators: %1$s is whose packet it is, %2$s who codes here now */
  words = g_strdup_printf (_ ("This is the packet of %1$s: the texts that are assigned to them. What is coded here now is the work of %2$s."), coder->name,
                           own->name);
  button = g_strdup_printf (_ ("Code as %s"), coder->name);
  gtk_label_set_label (self->label, words);
  gtk_button_set_label (self->become, button);
}

static void
become_cb (QuothPacketBar *self)
{
  const QuothCoder *coder = quoth_session_get_packet_coder (self->session);

  if (coder != NULL)
    quoth_session_set_coder_name (self->session, coder->name);
}

static void
quoth_packet_bar_dispose (GObject *object)
{
  QuothPacketBar *self = QUOTH_PACKET_BAR (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (quoth_packet_bar_parent_class)->dispose (object);
}

static void
quoth_packet_bar_class_init (QuothPacketBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_packet_bar_dispose;
  g_type_ensure (QUOTH_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-packet-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothPacketBar, box);
  gtk_widget_class_bind_template_child (widget_class, QuothPacketBar, label);
  gtk_widget_class_bind_template_child (widget_class, QuothPacketBar, become);
  gtk_widget_class_bind_template_callback (widget_class, become_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
quoth_packet_bar_init (QuothPacketBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
quoth_packet_bar_new (QuothSession *session)
{
  QuothPacketBar *self = g_object_new (QUOTH_TYPE_PACKET_BAR, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
  return GTK_WIDGET (self);
}
