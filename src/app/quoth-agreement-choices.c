/* quoth-agreement-choices.c: what is to be measured
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-agreement-choices.h"

#include <glib/gi18n.h>

#include "quoth-check-list.h"
#include "quoth-wrap-layout.h"

struct _QuothAgreementChoices
{
  GtkWidget parent_instance;

  /* Template */
  GtkDropDown *layer;
  GtkDropDown *measure;
  GtkDropDown *metric;
  QuothCheckList *coders;
  QuothCheckList *texts;

  QuothSession *session;
  GPtrArray *attributes; /* keys, behind the other layers */
  GArray *measures;      /* QuothMeasure, as they are offered */
  GArray *metrics;
  gboolean is_filling;
};

G_DEFINE_FINAL_TYPE (QuothAgreementChoices, quoth_agreement_choices, GTK_TYPE_WIDGET)

static guint changed_signal;

/* What people look for first, and then what there is. */
static const QuothMeasure order[] = {
  QUOTH_MEASURE_KRIPPENDORFF_ALPHA,     QUOTH_MEASURE_COHEN_KAPPA,       QUOTH_MEASURE_FLEISS_KAPPA,      QUOTH_MEASURE_PERCENT,
  QUOTH_MEASURE_SCOTT_PI,               QUOTH_MEASURE_BRENNAN_PREDIGER,  QUOTH_MEASURE_GWET_AC1,          QUOTH_MEASURE_GWET_AC2,
  QUOTH_MEASURE_SPAN_F1,                QUOTH_MEASURE_UNITIZING_ALPHA,   QUOTH_MEASURE_UNITIZING_ALPHA_BINARY, QUOTH_MEASURE_UNITIZING_ALPHA_C,
  QUOTH_MEASURE_UNITIZING_ALPHA_2004,   QUOTH_MEASURE_GAMMA,             QUOTH_MEASURE_BOUNDARY_SIMILARITY,
};

/* ---- What is chosen ---- */

/* Which line of the list; before there is one, the first. */
static guint
get_line (QuothAgreementChoices *self)
{
  guint selected = gtk_drop_down_get_selected (self->layer);

  return selected == GTK_INVALID_LIST_POSITION ? 0 : selected;
}

static QuothCodingLayer
get_layer (QuothAgreementChoices *self)
{
  return MIN (get_line (self), QUOTH_CODING_ATTRIBUTE);
}

static QuothMeasure
get_measure (QuothAgreementChoices *self)
{
  guint selected = gtk_drop_down_get_selected (self->measure);

  return g_array_index (self->measures, QuothMeasure, selected < self->measures->len ? selected : 0);
}

static QuothMetric
get_metric (QuothAgreementChoices *self)
{
  guint selected = gtk_drop_down_get_selected (self->metric);

  return g_array_index (self->metrics, QuothMetric, selected < self->metrics->len ? selected : 0);
}

/* ---- What is offered ---- */

static void
set_names (GtkDropDown *list, GPtrArray *names, guint selected)
{
  g_autoptr (GtkStringList) model = NULL;

  g_ptr_array_add (names, NULL);
  model = gtk_string_list_new ((const char *const *) names->pdata);
  gtk_drop_down_set_model (list, G_LIST_MODEL (model));
  gtk_drop_down_set_selected (list, selected);
}

/* Names are of sets, of numbers or of neither: what cannot be measured so is not offered. */
static gboolean
goes_with (QuothCodingLayer layer, QuothMetric metric)
{
  gboolean has_sets = layer == QUOTH_CODING_CATEGORY || layer == QUOTH_CODING_ROLE || layer == QUOTH_CODING_RELATION;
  gboolean has_numbers = layer == QUOTH_CODING_STANCE || layer == QUOTH_CODING_ATTRIBUTE;

  if (quoth_metric_is_of_sets (metric))
    return has_sets;
  if (metric == QUOTH_METRIC_RATIO)
    return layer == QUOTH_CODING_ATTRIBUTE;
  return !quoth_metric_needs_numbers (metric) || has_numbers;
}

static void
fill_metrics (QuothAgreementChoices *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  QuothMetric before = self->metrics->len > 0 ? get_metric (self) : QUOTH_METRIC_NOMINAL;
  guint selected = 0;

  g_array_set_size (self->metrics, 0);
  for (QuothMetric metric = 0; metric < QUOTH_N_METRICS; metric++)
    {
      if (!quoth_measure_takes (get_measure (self), metric) || !goes_with (get_layer (self), metric))
        continue;
      if (metric == before)
        selected = self->metrics->len;
      g_array_append_val (self->metrics, metric);
      g_ptr_array_add (names, (gpointer) quoth_metric_get_name (metric));
    }
  set_names (self->metric, names, selected);
  gtk_widget_set_visible (GTK_WIDGET (self->metric), self->metrics->len > 1);
}

static void
fill_measures (QuothAgreementChoices *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  QuothMeasure before = self->measures->len > 0 ? get_measure (self) : order[0];
  QuothCodingLayer layer = get_layer (self);
  guint selected = 0;

  g_array_set_size (self->measures, 0);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      if (quoth_measure_is_of_spans (order[i]) ? !quoth_coding_layer_has_spans (layer) : !quoth_coding_layer_has_ratings (layer))
        continue;
      if (order[i] == before)
        selected = self->measures->len;
      g_array_append_val (self->measures, order[i]);
      g_ptr_array_add (names, (gpointer) quoth_measure_get_name (order[i]));
    }
  set_names (self->measure, names, selected);
  fill_metrics (self);
}

/* Attributes are known by their kind and key, since several kinds may have one of the same key. */
static void
fill_layers (QuothAgreementChoices *self)
{
  QuothItemList *attributes = quoth_session_get_list (self->session, QUOTH_KIND_ATTRIBUTE);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  guint line = get_line (self), selected = line < QUOTH_CODING_ATTRIBUTE ? line : 0;
  g_autofree char *before
    = line - QUOTH_CODING_ATTRIBUTE < self->attributes->len ? g_strdup (self->attributes->pdata[line - QUOTH_CODING_ATTRIBUTE]) : NULL;

  for (QuothCodingLayer layer = 0; layer < QUOTH_CODING_ATTRIBUTE; layer++)
    g_ptr_array_add (names, g_strdup (quoth_coding_layer_get_name (layer)));
  g_ptr_array_set_size (self->attributes, 0);
  for (guint i = 0; i < quoth_item_list_get_size (attributes); i++)
    {
      const QuothAttribute *attribute = quoth_item_get_value (quoth_item_list_get (attributes, i));
      char *key;

      if (!quoth_kind_is_annotation (attribute->on))
        continue;
      key = g_strdup_printf ("%s:%s", quoth_kind_to_nick (attribute->on), attribute->key);
      if (g_strcmp0 (key, before) == 0)
        selected = names->len;
      g_ptr_array_add (self->attributes, key);
      /* Translators: an attribute of the project’s own */
      g_ptr_array_add (names, g_strdup_printf (_ ("Attribute: %s"), attribute->name != NULL ? attribute->name : attribute->key));
    }
  set_names (self->layer, names, selected);
}

static void
fill (QuothAgreementChoices *self)
{
  self->is_filling = TRUE;
  fill_layers (self);
  fill_measures (self);
  quoth_check_list_set_items (self->coders, quoth_session_get_list (self->session, QUOTH_KIND_CODER), QUOTH_KIND_CODER);
  quoth_check_list_set_items (self->texts, quoth_session_get_list (self->session, QUOTH_KIND_DOCUMENT), QUOTH_KIND_DOCUMENT);
  self->is_filling = FALSE;
}

static void
changed_cb (QuothAgreementChoices *self)
{
  if (!self->is_filling)
    g_signal_emit (self, changed_signal, 0);
}

static void
layer_cb (QuothAgreementChoices *self)
{
  if (self->is_filling)
    return;
  self->is_filling = TRUE;
  fill_measures (self);
  self->is_filling = FALSE;
  changed_cb (self);
}

static void
measure_cb (QuothAgreementChoices *self)
{
  if (self->is_filling)
    return;
  self->is_filling = TRUE;
  fill_metrics (self);
  self->is_filling = FALSE;
  changed_cb (self);
}

/* While nobody sees it, nothing is offered. */
static void
session_changed_cb (QuothAgreementChoices *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    fill (self);
}

static void
map_cb (QuothAgreementChoices *self)
{
  if (self->session != NULL)
    fill (self);
}

/* ---- The widget ---- */

static void
quoth_agreement_choices_dispose (GObject *object)
{
  QuothAgreementChoices *self = QUOTH_AGREEMENT_CHOICES (object);
  GtkWidget *child;

  self->is_filling = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->attributes, g_ptr_array_unref);
  g_clear_pointer (&self->measures, g_array_unref);
  g_clear_pointer (&self->metrics, g_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (quoth_agreement_choices_parent_class)->dispose (object);
}

static void
quoth_agreement_choices_class_init (QuothAgreementChoicesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_agreement_choices_dispose;
  changed_signal = g_signal_new ("changed", QUOTH_TYPE_AGREEMENT_CHOICES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (QUOTH_TYPE_CHECK_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-agreement-choices.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothAgreementChoices, layer);
  gtk_widget_class_bind_template_child (widget_class, QuothAgreementChoices, measure);
  gtk_widget_class_bind_template_child (widget_class, QuothAgreementChoices, metric);
  gtk_widget_class_bind_template_child (widget_class, QuothAgreementChoices, coders);
  gtk_widget_class_bind_template_child (widget_class, QuothAgreementChoices, texts);
  gtk_widget_class_bind_template_callback (widget_class, layer_cb);
  gtk_widget_class_bind_template_callback (widget_class, measure_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, QUOTH_TYPE_WRAP_LAYOUT);
}

static void
quoth_agreement_choices_init (QuothAgreementChoices *self)
{
  self->attributes = g_ptr_array_new_with_free_func (g_free);
  self->measures = g_array_new (FALSE, FALSE, sizeof (QuothMeasure));
  self->metrics = g_array_new (FALSE, FALSE, sizeof (QuothMetric));
  self->is_filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "map", G_CALLBACK (map_cb), NULL);
}

void
quoth_agreement_choices_set_session (QuothAgreementChoices *self, QuothSession *session)
{
  g_set_object (&self->session, session);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
  fill (self);
}

QuothAgreementRequest *
quoth_agreement_choices_dup_request (QuothAgreementChoices *self)
{
  QuothAgreementRequest *request = quoth_agreement_request_new ();
  guint line = get_line (self);

  request->layer = get_layer (self);
  if (line - QUOTH_CODING_ATTRIBUTE < self->attributes->len)
    request->attribute = g_strdup (self->attributes->pdata[line - QUOTH_CODING_ATTRIBUTE]);
  request->measure = get_measure (self);
  request->metric = get_metric (self);
  request->coders = quoth_check_list_dup_chosen (self->coders);
  request->documents = quoth_check_list_dup_chosen (self->texts);
  return request;
}
