/* quoth-case-line.c: a line that tells of a case of adjudication
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-case-line.h"

#include "quoth-follow.h"
#include "quoth-late-tooltip.h"
#include "quoth-line-layout.h"

struct _QuothCaseLine
{
  GtkWidget parent_instance;

  GtkWidget *mark;
  GtkWidget *box;
  GtkLabel *quote;
  GtkLabel *summary;
  QuothCaseItem *item;
};

G_DEFINE_FINAL_TYPE (QuothCaseLine, quoth_case_line, GTK_TYPE_WIDGET)

static GtkLabel *
new_label (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  return GTK_LABEL (label);
}

static void
update (QuothCaseLine *self)
{
  static const char *const classes[] = { "open", "settled", "outdated" };
  g_autofree char *quote = quoth_case_item_dup_quote (self->item);
  g_autofree char *summary = quoth_case_item_dup_summary (self->item);

  gtk_label_set_label (self->quote, quote);
  gtk_label_set_label (self->summary, summary);
  quoth_late_tooltip_set (GTK_WIDGET (self->quote), quote);
  quoth_late_tooltip_set (GTK_WIDGET (self->summary), summary);
  gtk_widget_set_visible (self->mark, !quoth_case_item_is_feedback (self->item));
  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    gtk_widget_remove_css_class (self->mark, classes[i]);
  gtk_widget_add_css_class (self->mark, classes[quoth_case_item_get (self->item)->state]);
}

/* @item: (nullable): nothing any more. */
static void
show_item (QuothCaseLine *self, QuothCaseItem *item)
{
  if (quoth_follow (self, &self->item, item) && item != NULL)
    g_signal_connect_object (item, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  if (item != NULL)
    update (self);
}

static void
quoth_case_line_dispose (GObject *object)
{
  QuothCaseLine *self = QUOTH_CASE_LINE (object);

  quoth_follow (self, &self->item, NULL);
  g_clear_pointer (&self->mark, gtk_widget_unparent);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (quoth_case_line_parent_class)->dispose (object);
}

static void
quoth_case_line_class_init (QuothCaseLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_case_line_dispose;
  gtk_widget_class_set_css_name (widget_class, "quothcaseline");
  gtk_widget_class_set_layout_manager_type (widget_class, QUOTH_TYPE_LINE_LAYOUT);
}

static void
quoth_case_line_init (QuothCaseLine *self)
{
  self->mark = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->mark, "case-mark");
  gtk_widget_set_valign (self->mark, GTK_ALIGN_CENTER);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_hexpand (self->box, TRUE);
  self->quote = new_label ();
  self->summary = new_label ();
  gtk_widget_add_css_class (GTK_WIDGET (self->summary), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->summary), "dim-label");
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->quote));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->summary));
  gtk_widget_set_parent (self->mark, GTK_WIDGET (self));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/* ---- In a list ---- */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  gtk_list_item_set_child (list_item, g_object_new (QUOTH_TYPE_CASE_LINE, NULL));
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  show_item (QUOTH_CASE_LINE (gtk_list_item_get_child (list_item)), gtk_list_item_get_item (list_item));
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  show_item (QUOTH_CASE_LINE (gtk_list_item_get_child (list_item)), NULL);
}

GtkListItemFactory *
quoth_case_line_factory_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  return factory;
}
