/* quoth-link-row.c: a line that leads somewhere, and can be taken away
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-link-row.h"

struct _QuothLinkRow
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *button;
  GtkLabel *word;
  GtkLabel *text;
  GtkWidget *remove;
};

G_DEFINE_FINAL_TYPE (QuothLinkRow, quoth_link_row, GTK_TYPE_WIDGET)

enum
{
  ACTIVATED,
  REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
clicked_cb (QuothLinkRow *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static void
remove_cb (QuothLinkRow *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

static gboolean
delete_key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  QuothLinkRow *self = QUOTH_LINK_ROW (widget);

  if (gtk_widget_get_visible (self->remove))
    g_signal_emit (self, signals[REMOVED], 0);
  return GDK_EVENT_STOP;
}

static void
quoth_link_row_dispose (GObject *object)
{
  g_clear_pointer (&QUOTH_LINK_ROW (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (quoth_link_row_parent_class)->dispose (object);
}

static void
quoth_link_row_class_init (QuothLinkRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_link_row_dispose;
  signals[ACTIVATED] = g_signal_new ("activated", QUOTH_TYPE_LINK_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 0);
  signals[REMOVED] = g_signal_new ("removed", QUOTH_TYPE_LINK_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-link-row.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothLinkRow, box);
  gtk_widget_class_bind_template_child (widget_class, QuothLinkRow, button);
  gtk_widget_class_bind_template_child (widget_class, QuothLinkRow, word);
  gtk_widget_class_bind_template_child (widget_class, QuothLinkRow, text);
  gtk_widget_class_bind_template_child (widget_class, QuothLinkRow, remove);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, delete_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_BackSpace, 0, delete_key_cb, NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
quoth_link_row_init (QuothLinkRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
quoth_link_row_new (const char *word, const char *css_class, const char *text, const char *remove)
{
  QuothLinkRow *self = g_object_new (QUOTH_TYPE_LINK_ROW, NULL);
  g_autofree char *name = g_strjoin (" ", word != NULL ? word : text, word != NULL ? text : NULL, NULL);

  gtk_label_set_label (self->word, word != NULL ? word : "");
  gtk_widget_set_visible (GTK_WIDGET (self->word), word != NULL);
  if (css_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->word), css_class);
  gtk_label_set_label (self->text, text);
  gtk_widget_set_tooltip_text (self->button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_visible (self->remove, remove != NULL);
  if (remove != NULL)
    {
      gtk_widget_set_tooltip_text (self->remove, remove);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove), GTK_ACCESSIBLE_PROPERTY_LABEL, remove, -1);
    }
  return GTK_WIDGET (self);
}

void
quoth_link_row_add (QuothLinkRow *self, GtkWidget *button)
{
  gtk_box_insert_child_after (GTK_BOX (self->box), button, self->button);
}

void
quoth_link_row_set_lines (QuothLinkRow *self, int lines)
{
  gtk_label_set_wrap (self->text, lines > 1);
  gtk_label_set_lines (self->text, lines > 1 ? lines : -1);
}
