/* quoth-fragment-list.c: the pieces of an annotation, as a field of the inspector
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-fragment-list.h"

#include <glib/gi18n.h>

#include "quoth-coding.h"
#include "quoth-quote-row.h"

struct _QuothFragmentList
{
  GtkWidget parent_instance;

  QuothDesk *desk;
  QuothAnnotation *annotation;
};

G_DEFINE_FINAL_TYPE (QuothFragmentList, quoth_fragment_list, GTK_TYPE_WIDGET)

static guint
find_row (QuothFragmentList *self, QuothQuoteRow *row)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != GTK_WIDGET (row);
       child = gtk_widget_get_next_sibling (child))
    n++;
  return n;
}

static void
activate_cb (QuothQuoteRow *row, QuothFragmentList *self)
{
  quoth_desk_point (self->desk, quoth_annotation_get_span (self->annotation, find_row (self, row))->range);
}

static void
remove_cb (QuothQuoteRow *row, QuothFragmentList *self)
{
  quoth_coding_remove_fragment (self->desk, self->annotation, find_row (self, row));
}

static void
clear (QuothFragmentList *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->desk);
  g_clear_pointer ((gpointer *) &self->annotation, quoth_value_unref);
}

static void
quoth_fragment_list_dispose (GObject *object)
{
  clear (QUOTH_FRAGMENT_LIST (object));
  G_OBJECT_CLASS (quoth_fragment_list_parent_class)->dispose (object);
}

static void
quoth_fragment_list_class_init (QuothFragmentListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = quoth_fragment_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
quoth_fragment_list_init (QuothFragmentList *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 4);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
}

static void
add_row (QuothFragmentList *self, guint n, gboolean editable)
{
  const QuothSpan *span = quoth_annotation_get_span (self->annotation, n);
  QuothText *text = quoth_document_model_get_text (quoth_desk_get_model (self->desk));
  g_autofree char *quote = span->quote != NULL ? g_strdup (span->quote) : quoth_text_dup_slice (text, span->range);
  GtkWidget *row = quoth_quote_row_new (quote, NULL, editable ? _ ("Take this piece away") : NULL);

  g_signal_connect (row, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect (row, "remove", G_CALLBACK (remove_cb), self);
  gtk_widget_set_parent (row, GTK_WIDGET (self));
}

void
quoth_fragment_list_show (QuothFragmentList *self, QuothDesk *desk, QuothAnnotation *annotation)
{
  guint n = quoth_annotation_get_n_spans (annotation);

  if (self->annotation == annotation && self->desk == desk)
    return;
  g_object_ref (desk);
  quoth_value_ref (annotation);
  clear (self);
  self->desk = desk;
  self->annotation = annotation;
  for (guint i = 0; i < n && n > 1; i++)
    add_row (self, i, quoth_desk_can_edit (desk));
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self)), n > 1);
}
