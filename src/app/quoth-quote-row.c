/* quoth-quote-row.c: words of the text, as a line of the inspector
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-quote-row.h"

#include "quoth-line-layout.h"
#include "quoth-names.h"

#define MAX_CHARACTERS 240

struct _QuothQuoteRow
{
  GtkWidget parent_instance;

  GtkWidget *label;
  gboolean removable;
};

G_DEFINE_FINAL_TYPE (QuothQuoteRow, quoth_quote_row, GTK_TYPE_WIDGET)

enum
{
  ACTIVATE,
  REMOVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
activate_cb (QuothQuoteRow *self)
{
  g_signal_emit (self, signals[ACTIVATE], 0);
}

static void
remove_cb (QuothQuoteRow *self)
{
  g_signal_emit (self, signals[REMOVE], 0);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, QuothQuoteRow *self)
{
  if (keyval != GDK_KEY_Delete && keyval != GDK_KEY_KP_Delete && keyval != GDK_KEY_BackSpace)
    return GDK_EVENT_PROPAGATE;
  if (self->removable)
    remove_cb (self);
  return GDK_EVENT_STOP;
}

static void
quoth_quote_row_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (quoth_quote_row_parent_class)->dispose (object);
}

static void
quoth_quote_row_class_init (QuothQuoteRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = quoth_quote_row_dispose;
  signals[ACTIVATE]
    = g_signal_new ("activate", QUOTH_TYPE_QUOTE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REMOVE] = g_signal_new ("remove", QUOTH_TYPE_QUOTE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), QUOTH_TYPE_LINE_LAYOUT);
}

static void
quoth_quote_row_init (QuothQuoteRow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
add_label (GtkWidget *box, GtkWidget *label)
{
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_box_append (GTK_BOX (box), label);
}

static void
add_about (GtkWidget *box, const char *about)
{
  GtkWidget *label = gtk_label_new (about);

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  add_label (box, label);
}

GtkWidget *
quoth_quote_row_new (const char *quote, const char *about, const char *remove)
{
  QuothQuoteRow *self = g_object_new (QUOTH_TYPE_QUOTE_ROW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *button = gtk_button_new ();
  g_autofree char *line = quoth_name_one_line (quote, MAX_CHARACTERS);

  self->label = gtk_label_new (line);
  add_label (box, self->label);
  if (about != NULL)
    add_about (box, about);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "field-button");
  g_signal_connect_object (button, "clicked", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  self->removable = remove != NULL;
  if (remove != NULL)
    {
      button = gtk_button_new_from_icon_name ("window-close-symbolic");
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_add_css_class (button, "circular");
      gtk_widget_add_css_class (button, "quote-remove");
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_set_tooltip_text (button, remove);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, remove, -1);
      g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
      gtk_widget_set_parent (button, GTK_WIDGET (self));
    }
  return GTK_WIDGET (self);
}

void
quoth_quote_row_set_italic (QuothQuoteRow *self, gboolean italic)
{
  if (italic)
    gtk_widget_add_css_class (self->label, "cue");
  else
    gtk_widget_remove_css_class (self->label, "cue");
}
