/* quoth-agreement-disputes.c: the places where coders differ
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-agreement-disputes.h"

#include <glib/gi18n.h>

#include "quoth-agreement-words.h"
#include "quoth-names.h"
#include "quoth-row.h"
#include "quoth-walk.h"

struct _QuothAgreementDisputes
{
  GtkWidget parent_instance;

  /* Template */
  GtkStack *stack;
  GtkListView *view;
  GtkLabel *summary;
  GtkWidget *all;

  QuothDesk *desk;
  const QuothAgreementFindings *findings; /* (nullable): borrowed */
  GArray *shown;                          /* of guint: disputes */
  GtkStringList *quotes;                  /* theirs */
};

G_DEFINE_FINAL_TYPE (QuothAgreementDisputes, quoth_agreement_disputes, GTK_TYPE_WIDGET)

static const QuothDispute *
get_dispute (QuothAgreementDisputes *self, guint position)
{
  return self->findings->disputes->pdata[g_array_index (self->shown, guint, position)];
}

/* ---- The rows ---- */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  GtkWidget *row = quoth_row_new ();

  quoth_row_set_lines (QUOTH_ROW (row), 2);
  gtk_list_item_set_child (list_item, row);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, QuothAgreementDisputes *self)
{
  QuothRow *row = QUOTH_ROW (gtk_list_item_get_child (list_item));
  guint position = gtk_list_item_get_position (list_item);
  const QuothDispute *dispute;
  g_autofree char *said = NULL, *title = NULL;
  g_autoptr (GString) subtitle = g_string_new (NULL);

  if (self->findings == NULL || position >= self->shown->len)
    return;
  dispute = get_dispute (self, position);
  said = quoth_agreement_words_of_dispute (self->findings, dispute);
  title = g_strdup_printf (_ ("“%s”"), dispute->quote);
  g_string_append (subtitle, said);
  quoth_name_append (subtitle, quoth_name_of_document (quoth_agreement_findings_get_document (
                                 self->findings, quoth_agreement_findings_get_unit (self->findings, dispute))));
  quoth_row_set_title (row, title);
  quoth_row_set_subtitle (row, subtitle->str);
}

/* ---- Going through them ---- */

static QuothWalk *
make_walk (QuothAgreementDisputes *self)
{
  QuothWalk *walk = quoth_walk_new ("agreement");

  for (guint i = 0; i < self->shown->len; i++)
    {
      const QuothDispute *dispute = get_dispute (self, i);
      const QuothCodingUnit *unit = quoth_agreement_findings_get_unit (self->findings, dispute);
      const QuothCodingMark *mark = &g_array_index (self->findings->ratings->marks, QuothCodingMark, unit->first_mark);
      g_autofree char *said = quoth_agreement_words_of_dispute (self->findings, dispute);

      quoth_walk_add (walk, &quoth_agreement_findings_get_document (self->findings, unit)->value.id, &mark->annotation, said);
    }
  return walk;
}

static void
activate_cb (QuothAgreementDisputes *self, guint position)
{
  g_autoptr (QuothWalk) walk = NULL;

  if (self->findings == NULL || position >= self->shown->len)
    return;
  walk = make_walk (self);
  quoth_walk_set_current (walk, position);
  quoth_desk_walk (self->desk, walk);
}

/* ---- What is listed ---- */

static gboolean
says (QuothAgreementDisputes *self, const QuothCodingUnit *unit, guint coder, const char *value)
{
  const char *said = quoth_coding_ratings_get_said (self->findings->ratings, unit, coder);

  return quoth_project_agreement_has_coded (self->findings->agreement, unit->text, coder) && g_strcmp0 (said, value) == 0;
}

static gboolean
passes (QuothAgreementDisputes *self, const QuothDispute *dispute, const QuothDisputeFilter *filter)
{
  const QuothCodingUnit *unit = quoth_agreement_findings_get_unit (self->findings, dispute);

  return filter == NULL || (says (self, unit, filter->coders[0], filter->values[0]) && says (self, unit, filter->coders[1], filter->values[1]));
}

static void
show_summary (QuothAgreementDisputes *self, const QuothDisputeFilter *filter)
{
  guint n = self->findings != NULL ? self->findings->n_disputes : 0;
  g_autofree char *summary = NULL;

  if (filter != NULL)
    {
      g_autofree char *first = filter->values[0] != NULL ? quoth_agreement_words_of_said (filter->values[0]) : g_strdup (_ ("nothing marked"));
      g_autofree char *second = filter->values[1] != NULL ? quoth_agreement_words_of_said (filter->values[1]) : g_strdup (_ ("nothing marked"));

      /* Translators: how many disagreements there are in which one coder says one thing, and another one another */
      summary = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u where %s says: %s, and %s: %s", "%u where %s says: %s, and %s: %s", self->shown->len),
                                 self->shown->len, quoth_project_agreement_get_coder (self->findings->agreement, filter->coders[0]), first,
                                 quoth_project_agreement_get_coder (self->findings->agreement, filter->coders[1]), second);
    }
  else if (n > self->shown->len)
    summary = g_strdup_printf (_ ("The first %u of %u disagreements"), self->shown->len, n);
  else
    summary = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u disagreement", "%u disagreements", n), n);
  gtk_label_set_label (self->summary, summary);
  gtk_widget_set_visible (self->all, filter != NULL);
  gtk_stack_set_visible_child_name (self->stack, self->shown->len > 0 ? "list" : "none");
}

static void
all_cb (QuothAgreementDisputes *self)
{
  quoth_agreement_disputes_show (self, self->desk, self->findings, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

void
quoth_agreement_disputes_show (
  QuothAgreementDisputes *self, QuothDesk *desk, const QuothAgreementFindings *findings, const QuothDisputeFilter *filter)
{
  g_autoptr (GPtrArray) quotes = g_ptr_array_new ();

  g_set_object (&self->desk, desk);
  self->findings = findings;
  g_array_set_size (self->shown, 0);
  for (guint i = 0; findings != NULL && i < findings->disputes->len; i++)
    if (passes (self, findings->disputes->pdata[i], filter))
      {
        g_array_append_val (self->shown, i);
        g_ptr_array_add (quotes, ((QuothDispute *) findings->disputes->pdata[i])->quote);
      }
  g_ptr_array_add (quotes, NULL);
  gtk_string_list_splice (self->quotes, 0, g_list_model_get_n_items (G_LIST_MODEL (self->quotes)), (const char *const *) quotes->pdata);
  show_summary (self, filter);
}

/* ---- The widget ---- */

static void
quoth_agreement_disputes_dispose (GObject *object)
{
  QuothAgreementDisputes *self = QUOTH_AGREEMENT_DISPUTES (object);
  GtkWidget *child;

  self->findings = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->desk);
  g_clear_object (&self->quotes);
  g_clear_pointer (&self->shown, g_array_unref);
  G_OBJECT_CLASS (quoth_agreement_disputes_parent_class)->dispose (object);
}

static void
quoth_agreement_disputes_class_init (QuothAgreementDisputesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_agreement_disputes_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-agreement-disputes.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothAgreementDisputes, stack);
  gtk_widget_class_bind_template_child (widget_class, QuothAgreementDisputes, view);
  gtk_widget_class_bind_template_child (widget_class, QuothAgreementDisputes, summary);
  gtk_widget_class_bind_template_child (widget_class, QuothAgreementDisputes, all);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
quoth_agreement_disputes_init (QuothAgreementDisputes *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSingleSelection) selection = NULL;

  self->shown = g_array_new (FALSE, FALSE, sizeof (guint));
  self->quotes = gtk_string_list_new (NULL);
  selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->quotes)));
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  gtk_list_view_set_factory (self->view, factory);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
}
