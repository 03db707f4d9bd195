/* quoth-agreement-parts.c: how far coders agree, part by part
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-agreement-parts.h"

#include <glib/gi18n.h>

#include "quoth-agreement-row.h"

struct _QuothAgreementParts
{
  GtkWidget parent_instance;

  GtkWidget *window;
  GtkWidget *view;
  GtkStringList *labels; /* of the parts, in their order */
  const QuothAgreementFindings *findings; /* (nullable): borrowed */
  double least;
};

G_DEFINE_FINAL_TYPE (QuothAgreementParts, quoth_agreement_parts, GTK_TYPE_WIDGET)

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  gtk_list_item_set_child (list_item, quoth_agreement_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, QuothAgreementParts *self)
{
  guint position = gtk_list_item_get_position (list_item);

  const QuothCodingPart *part;

  if (self->findings == NULL || position >= self->findings->parts->len)
    return;
  part = self->findings->parts->pdata[position];
  quoth_agreement_row_show (QUOTH_AGREEMENT_ROW (gtk_list_item_get_child (list_item)), quoth_agreement_findings_get_name (self->findings, part), part,
                            self->least);
}

static void
quoth_agreement_parts_dispose (GObject *object)
{
  QuothAgreementParts *self = QUOTH_AGREEMENT_PARTS (object);

  self->findings = NULL;
  g_clear_pointer (&self->window, gtk_widget_unparent);
  g_clear_object (&self->labels);
  G_OBJECT_CLASS (quoth_agreement_parts_parent_class)->dispose (object);
}

static void
quoth_agreement_parts_class_init (QuothAgreementPartsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = quoth_agreement_parts_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
quoth_agreement_parts_init (QuothAgreementParts *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->labels = gtk_string_list_new (NULL);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  self->view = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->labels)))), factory);
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (self->view), TRUE);
  gtk_widget_add_css_class (self->view, "agreement-rows");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Agreement by part"), -1);
  self->window = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->window), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->window), self->view);
  gtk_widget_set_parent (self->window, GTK_WIDGET (self));
}

/* All bars have one scale. */
static double
find_least (const QuothAgreementFindings *findings)
{
  double least = 0;

  for (guint i = 0; i < findings->parts->len; i++)
    {
      const QuothAgreement *result = ((const QuothCodingPart *) findings->parts->pdata[i])->results->pdata[0];

      if (result->defined)
        least = MIN (least, result->has_interval ? MIN (result->low, result->value) : result->value);
    }
  return MAX (least, -1);
}

void
quoth_agreement_parts_show (QuothAgreementParts *self, const QuothAgreementFindings *findings)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  self->findings = findings;
  if (findings != NULL)
    self->least = find_least (findings);
  for (guint i = 0; findings != NULL && i < findings->parts->len; i++)
    g_ptr_array_add (labels, ((QuothCodingPart *) findings->parts->pdata[i])->label);
  g_ptr_array_add (labels, NULL);
  gtk_string_list_splice (self->labels, 0, g_list_model_get_n_items (G_LIST_MODEL (self->labels)), (const char *const *) labels->pdata);
}
