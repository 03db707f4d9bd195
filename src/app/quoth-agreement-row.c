/* quoth-agreement-row.c: how far coders agree on a part of the project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-agreement-row.h"

#include <glib/gi18n.h>

#include "quoth-agreement-words.h"
#include "quoth-late-tooltip.h"
#include "quoth-value-bar.h"

struct _QuothAgreementRow
{
  GtkWidget parent_instance;

  /* Template */
  GtkWidget *box;
  GtkLabel *title;
  GtkLabel *value;
  QuothValueBar *bar;
  GtkLabel *details;
};

G_DEFINE_FINAL_TYPE (QuothAgreementRow, quoth_agreement_row, GTK_TYPE_WIDGET)

static void
quoth_agreement_row_dispose (GObject *object)
{
  g_clear_pointer (&QUOTH_AGREEMENT_ROW (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (quoth_agreement_row_parent_class)->dispose (object);
}

static void
quoth_agreement_row_class_init (QuothAgreementRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_agreement_row_dispose;
  g_type_ensure (QUOTH_TYPE_VALUE_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-agreement-row.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothAgreementRow, box);
  gtk_widget_class_bind_template_child (widget_class, QuothAgreementRow, title);
  gtk_widget_class_bind_template_child (widget_class, QuothAgreementRow, value);
  gtk_widget_class_bind_template_child (widget_class, QuothAgreementRow, bar);
  gtk_widget_class_bind_template_child (widget_class, QuothAgreementRow, details);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
quoth_agreement_row_init (QuothAgreementRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
quoth_agreement_row_new (void)
{
  return g_object_new (QUOTH_TYPE_AGREEMENT_ROW, NULL);
}

void
quoth_agreement_row_show (QuothAgreementRow *self, const char *title, const QuothCodingPart *part, double least)
{
  const QuothAgreement *result = part->results->pdata[0];
  g_autofree char *value = quoth_agreement_words_of_value (result);
  g_autofree char *parts = quoth_agreement_words_of_parts (result);
  g_autofree char *left_out = quoth_agreement_words_of_left_out (result);
  /* Translators: how many things were compared */
  g_autofree char *n = g_strdup_printf (_ ("n = %" G_GUINT64_FORMAT), result->n);
  g_autofree char *details = *parts != '\0' ? g_strdup_printf ("%s · %s", n, parts) : g_strdup (n);

  gtk_label_set_label (self->title, title);
  quoth_late_tooltip_set (GTK_WIDGET (self->title), title);
  gtk_label_set_label (self->value, value);
  gtk_label_set_label (self->details, details);
  quoth_late_tooltip_set (GTK_WIDGET (self->details), *left_out != '\0' ? left_out : NULL);
  if (result->defined)
    quoth_value_bar_set_value (self->bar, least, result->value, result->has_interval ? result->low : result->value,
                               result->has_interval ? result->high : result->value);
  else
    quoth_value_bar_set_undefined (self->bar);
}
