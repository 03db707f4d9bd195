/* quoth-chips.c: a field that holds several things
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-chips.h"

#include <glib/gi18n.h>

#include "quoth-dot.h"
#include "quoth-wrap-layout.h"

struct _QuothChips
{
  GtkWidget parent_instance;

  GtkWidget *flow;
  GtkWidget *add;

  char *what;
  gboolean editable;
  guint n_chips;
};

G_DEFINE_FINAL_TYPE (QuothChips, quoth_chips, GTK_TYPE_WIDGET)

enum
{
  ADD,
  REMOVE,
  ACCEPT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
add_cb (GtkButton *button, QuothChips *self)
{
  g_signal_emit (self, signals[ADD], 0);
}

static void
remove_cb (GtkButton *button, QuothChips *self)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "index"));

  g_signal_emit (self, signals[REMOVE], 0, index);
}

static void
accept_cb (GtkButton *button, QuothChips *self)
{
  g_signal_emit (self, signals[ACCEPT], 0);
}

static GtkWidget *
make_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  return label;
}

static void
quoth_chips_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&QUOTH_CHIPS (object)->what, g_free);
  G_OBJECT_CLASS (quoth_chips_parent_class)->dispose (object);
}

static void
quoth_chips_class_init (QuothChipsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_chips_dispose;

  signals[ADD] = g_signal_new ("add", QUOTH_TYPE_CHIPS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 0);
  signals[REMOVE] = g_signal_new ("remove", QUOTH_TYPE_CHIPS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[ACCEPT] = g_signal_new ("accept", QUOTH_TYPE_CHIPS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
quoth_chips_init (QuothChips *self)
{
  self->flow = g_object_new (GTK_TYPE_BOX, "hexpand", TRUE, "valign", GTK_ALIGN_CENTER, NULL);
  gtk_widget_set_layout_manager (self->flow, g_object_new (QUOTH_TYPE_WRAP_LAYOUT, NULL));
  gtk_widget_set_parent (self->flow, GTK_WIDGET (self));

  self->add = gtk_button_new_from_icon_name ("list-add-symbolic");
  gtk_widget_add_css_class (self->add, "flat");
  gtk_widget_add_css_class (self->add, "circular");
  gtk_widget_set_valign (self->add, GTK_ALIGN_CENTER);
  g_signal_connect (self->add, "clicked", G_CALLBACK (add_cb), self);
  gtk_widget_set_parent (self->add, GTK_WIDGET (self));
  self->editable = TRUE;
}

void
quoth_chips_set_labels (QuothChips *self, const char *add, const char *what)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add), GTK_ACCESSIBLE_PROPERTY_LABEL, add, -1);
  gtk_widget_set_tooltip_text (self->add, add);
  g_free (self->what);
  self->what = g_strdup (what);
}

void
quoth_chips_clear (QuothChips *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->flow)) != NULL)
    gtk_widget_unparent (child);
  self->n_chips = 0;
}

void
quoth_chips_add (QuothChips *self, const char *label, const GdkRGBA *color)
{
  GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_add_css_class (chip, "chip");
  if (color != NULL)
    {
      GtkWidget *dot = quoth_dot_new ();

      quoth_dot_set_color (QUOTH_DOT (dot), color);
      gtk_box_append (GTK_BOX (chip), dot);
    }
  gtk_box_append (GTK_BOX (chip), make_label (label));
  if (self->editable)
    {
      GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
      g_autofree char *name = g_strdup_printf (_ ("Remove %s %s"), self->what, label);

      gtk_widget_add_css_class (button, "flat");
      gtk_widget_add_css_class (button, "circular");
      gtk_widget_set_tooltip_text (button, name);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      g_object_set_data (G_OBJECT (button), "index", GUINT_TO_POINTER (self->n_chips));
      g_signal_connect (button, "clicked", G_CALLBACK (remove_cb), self);
      gtk_box_append (GTK_BOX (chip), button);
    }
  self->n_chips++;
  gtk_widget_set_parent (chip, self->flow);
}

void
quoth_chips_suggest (QuothChips *self, const char *label, const char *key)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *cap = gtk_label_new (key);
  g_autofree char *tooltip = g_strdup_printf (_ ("Accept the suggestion %s"), label);

  gtk_widget_add_css_class (cap, "keycap");
  gtk_box_append (GTK_BOX (box), make_label (label));
  gtk_box_append (GTK_BOX (box), cap);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "suggestion");
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
  g_signal_connect (button, "clicked", G_CALLBACK (accept_cb), self);
  gtk_widget_set_parent (button, self->flow);
}

void
quoth_chips_set_editable (QuothChips *self, gboolean editable)
{
  self->editable = editable;
  gtk_widget_set_visible (self->add, editable);
}

GtkWidget *
quoth_chips_get_button (QuothChips *self)
{
  return self->add;
}
