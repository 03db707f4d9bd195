/* quoth-pair-matrix.c: how far every two coders agree
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-pair-matrix.h"

#include <glib/gi18n.h>

#include "quoth-agreement-words.h"
#include "quoth-heat-map.h"

struct _QuothPairMatrix
{
  GtkWidget parent_instance;

  GtkWidget *window;
  QuothHeatMap *map;
};

G_DEFINE_FINAL_TYPE (QuothPairMatrix, quoth_pair_matrix, GTK_TYPE_WIDGET)

static guint chosen_signal;

static void
activated_cb (QuothHeatMap *map, guint row, guint column, QuothPairMatrix *self)
{
  if (row != column)
    g_signal_emit (self, chosen_signal, 0, row, column);
}

static void
quoth_pair_matrix_dispose (GObject *object)
{
  g_clear_pointer (&QUOTH_PAIR_MATRIX (object)->window, gtk_widget_unparent);
  G_OBJECT_CLASS (quoth_pair_matrix_parent_class)->dispose (object);
}

static void
quoth_pair_matrix_class_init (QuothPairMatrixClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = quoth_pair_matrix_dispose;
  chosen_signal = g_signal_new ("chosen", QUOTH_TYPE_PAIR_MATRIX, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT,
                                G_TYPE_UINT);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
quoth_pair_matrix_init (QuothPairMatrix *self)
{
  GtkWidget *map = quoth_heat_map_new ();

  self->map = QUOTH_HEAT_MAP (map);
  gtk_widget_set_halign (map, GTK_ALIGN_START);
  gtk_widget_set_valign (map, GTK_ALIGN_START);
  gtk_widget_add_css_class (map, "pair-matrix");
  g_signal_connect_object (map, "activated", G_CALLBACK (activated_cb), self, 0);
  self->window = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->window), map);
  gtk_widget_set_parent (self->window, GTK_WIDGET (self));
}

static void
add_pair (QuothPairMatrix *self, const QuothCodingPart *part)
{
  const QuothAgreement *result = part->results->pdata[0];
  g_autofree char *value = quoth_agreement_words_of_value (result);
  g_autofree char *details = quoth_agreement_words_of_parts (result);
  /* Translators: two coders, their agreement, and what else there is to say: "Ann – Bo: 0.812, n = 34 · 95 % interval …" */
  g_autofree char *label = g_strdup_printf (_ ("%s: %s, n = %" G_GUINT64_FORMAT " · %s"), part->label, value, result->n, details);
  QuothHeatTone tone = !result->defined ? QUOTH_HEAT_PLAIN : result->value < 0 ? QUOTH_HEAT_DIFFERS : QUOTH_HEAT_SAME;
  const char *text = result->defined ? value : "–";

  quoth_heat_map_add (self->map, part->pair[0], part->pair[1], text, tone, ABS (result->value), label);
  quoth_heat_map_add (self->map, part->pair[1], part->pair[0], text, tone, ABS (result->value), label);
}

void
quoth_pair_matrix_show (QuothPairMatrix *self, const QuothAgreementFindings *findings)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  quoth_heat_map_begin (self->map, _ ("How far every two coders agree"), NULL, NULL);
  if (findings == NULL)
    return;
  for (guint c = 0; c < quoth_project_agreement_get_n_coders (findings->agreement); c++)
    {
      quoth_heat_map_name_row (self->map, c, quoth_project_agreement_get_coder (findings->agreement, c));
      g_ptr_array_add (names, (gpointer) quoth_project_agreement_get_coder (findings->agreement, c));
    }
  g_ptr_array_add (names, NULL);
  quoth_heat_map_name_columns (self->map, (const char *const *) names->pdata);
  for (guint i = 0; i < findings->parts->len; i++)
    add_pair (self, findings->parts->pdata[i]);
}
