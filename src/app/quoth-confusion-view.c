/* quoth-confusion-view.c: which values two coders gave to the same things, as a heat map
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-confusion-view.h"

#include <glib/gi18n.h>

#include "quoth-confusion.h"
#include "quoth-heat-map.h"

struct _QuothConfusionView
{
  GtkWidget parent_instance;

  /* Template */
  GtkStack *stack;
  GtkDropDown *pair;
  QuothHeatMap *map;

  const QuothAgreementFindings *findings; /* (nullable): borrowed */
  QuothConfusion *confusion;
  guint coders[2];
  gboolean is_filling;
};

G_DEFINE_FINAL_TYPE (QuothConfusionView, quoth_confusion_view, GTK_TYPE_WIDGET)

static guint filter_signal;

static const char *
get_coder (QuothConfusionView *self, guint which)
{
  return quoth_project_agreement_get_coder (self->findings->agreement, self->coders[which]);
}

static guint64
find_largest (const QuothConfusion *confusion, gboolean of_same)
{
  guint64 largest = 1;

  for (guint row = 0; row < confusion->n; row++)
    for (guint column = 0; column < confusion->n; column++)
      if ((row == column) == of_same)
        largest = MAX (largest, quoth_confusion_get (confusion, row, column));
  return largest;
}

static void
add_cell (QuothConfusionView *self, guint row, guint column, guint64 largest)
{
  guint64 n = quoth_confusion_get (self->confusion, row, column);
  g_autofree char *first = quoth_confusion_dup_name (self->confusion, row);
  g_autofree char *second = quoth_confusion_dup_name (self->confusion, column);
  g_autofree char *text = n > 0 ? g_strdup_printf ("%" G_GUINT64_FORMAT, n) : g_strdup ("·");
  /* Translators: Ann says: economy, Bo says: health; how often */
  g_autofree char *label = g_strdup_printf (_ ("%s: %s, %s: %s – %" G_GUINT64_FORMAT), get_coder (self, 0), first, get_coder (self, 1), second, n);

  quoth_heat_map_add (self->map, row, column, text, row == column ? QUOTH_HEAT_SAME : QUOTH_HEAT_DIFFERS, (double) n / (double) largest, label);
}

static void
fill (QuothConfusionView *self)
{
  g_autofree char *label = g_strdup_printf (_ ("What %s says where %s says something else"), get_coder (self, 0), get_coder (self, 1));
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  guint64 most_same, most_different;

  g_clear_pointer (&self->confusion, quoth_confusion_free);
  self->confusion = quoth_confusion_new (self->findings, self->coders[0], self->coders[1]);
  most_same = find_largest (self->confusion, TRUE);
  most_different = find_largest (self->confusion, FALSE);
  quoth_heat_map_begin (self->map, label, get_coder (self, 0), get_coder (self, 1));
  for (guint i = 0; i < self->confusion->n; i++)
    {
      g_ptr_array_add (names, quoth_confusion_dup_name (self->confusion, i));
      quoth_heat_map_name_row (self->map, i, names->pdata[i]);
    }
  g_ptr_array_add (names, NULL);
  quoth_heat_map_name_columns (self->map, (const char *const *) names->pdata);
  for (guint row = 0; row < self->confusion->n; row++)
    for (guint column = 0; column < self->confusion->n; column++)
      add_cell (self, row, column, row == column ? most_same : most_different);
  gtk_stack_set_visible_child_name (self->stack, self->confusion->n > 0 ? "map" : "none");
}

/* ---- Which pair ---- */

static guint
find_position (QuothConfusionView *self, guint first, guint second)
{
  guint n = quoth_project_agreement_get_n_coders (self->findings->agreement), position = 0;

  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j < n; j++, position++)
      if (i == first && j == second)
        return position;
  return 0;
}

static void
pair_cb (QuothConfusionView *self)
{
  guint n, wanted = gtk_drop_down_get_selected (self->pair), position = 0;

  if (self->is_filling || self->findings == NULL || self->findings->agreement == NULL)
    return;
  n = quoth_project_agreement_get_n_coders (self->findings->agreement);
  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j < n; j++, position++)
      if (position == wanted)
        {
          self->coders[0] = i;
          self->coders[1] = j;
        }
  fill (self);
}

static void
fill_pairs (QuothConfusionView *self)
{
  g_autoptr (GPtrArray) pairs = quoth_coding_parts_list (self->findings->agreement, QUOTH_CODING_BY_PAIR);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < pairs->len; i++)
    gtk_string_list_append (names, ((QuothCodingPart *) pairs->pdata[i])->label);
  self->is_filling = TRUE;
  gtk_drop_down_set_model (self->pair, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->pair, find_position (self, self->coders[0], self->coders[1]));
  self->is_filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->pair), pairs->len > 1);
}

void
quoth_confusion_view_choose (QuothConfusionView *self, guint first, guint second)
{
  if (self->findings == NULL || self->findings->agreement == NULL)
    return;
  gtk_drop_down_set_selected (self->pair, find_position (self, MIN (first, second), MAX (first, second)));
}

void
quoth_confusion_view_show (QuothConfusionView *self, const QuothAgreementFindings *findings)
{
  guint n;

  self->findings = findings;
  if (findings == NULL || findings->agreement == NULL)
    return;
  n = quoth_project_agreement_get_n_coders (findings->agreement);
  if (self->coders[1] >= n || self->coders[0] >= self->coders[1])
    {
      self->coders[0] = 0;
      self->coders[1] = 1;
    }
  fill_pairs (self);
  fill (self);
}

/* ---- Its cells ---- */

static void
activated_cb (QuothHeatMap *map, guint row, guint column, QuothConfusionView *self)
{
  QuothDisputeFilter filter;

  if (row == column || row >= self->confusion->values->len || column >= self->confusion->values->len
      || quoth_confusion_get (self->confusion, row, column) == 0)
    return;
  filter = (QuothDisputeFilter){ { self->coders[0], self->coders[1] },
                                 { self->confusion->values->pdata[row], self->confusion->values->pdata[column] } };
  g_signal_emit (self, filter_signal, 0, &filter);
}

char *
quoth_confusion_view_dup_csv (QuothConfusionView *self)
{
  if (self->findings == NULL || self->confusion == NULL)
    return NULL;
  return quoth_confusion_dup_csv (self->confusion, get_coder (self, 0), get_coder (self, 1));
}

static void
quoth_confusion_view_dispose (GObject *object)
{
  QuothConfusionView *self = QUOTH_CONFUSION_VIEW (object);

  self->findings = NULL;
  if (self->stack != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->stack)));
  g_clear_pointer (&self->confusion, quoth_confusion_free);
  G_OBJECT_CLASS (quoth_confusion_view_parent_class)->dispose (object);
}

static void
quoth_confusion_view_class_init (QuothConfusionViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_confusion_view_dispose;
  filter_signal = g_signal_new ("filter", QUOTH_TYPE_CONFUSION_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  g_type_ensure (QUOTH_TYPE_HEAT_MAP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-confusion-view.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothConfusionView, stack);
  gtk_widget_class_bind_template_child (widget_class, QuothConfusionView, pair);
  gtk_widget_class_bind_template_child (widget_class, QuothConfusionView, map);
  gtk_widget_class_bind_template_callback (widget_class, pair_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
quoth_confusion_view_init (QuothConfusionView *self)
{
  self->is_filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}
