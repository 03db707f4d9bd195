/* quoth-export-selection.c: what of a project is exported, and in which parts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-export-selection.h"

#include <glib/gi18n.h>

struct _QuothExportSelection
{
  GtkBox parent_instance;

  /* Template */
  AdwComboRow *documents;
  AdwEntryRow *from;
  AdwEntryRow *to;
  AdwComboRow *coders;
  AdwComboRow *codes;
  GtkSwitch *boilerplate;
  GtkSwitch *anonymous;
  GtkWidget *split_group;
  AdwExpanderRow *split;
  AdwEntryRow *parts;
  AdwEntryRow *seed;
  AdwComboRow *together;
  GtkSwitch *stratify;

  QuothDesk *desk;
  GArray *coder_ids;
  GArray *code_ids;
};

G_DEFINE_FINAL_TYPE (QuothExportSelection, quoth_export_selection, GTK_TYPE_BOX)

enum
{
  SPLIT_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* ---- What is offered ---- */

static void
fill_coders (QuothExportSelection *self)
{
  QuothItemList *coders = quoth_session_get_list (quoth_desk_get_session (self->desk), QUOTH_KIND_CODER);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _ ("All"));
  for (guint i = 0; i < quoth_item_list_get_size (coders); i++)
    {
      const QuothCoder *coder = quoth_item_get_value (quoth_item_list_get (coders, i));

      gtk_string_list_append (names, coder->name);
      g_array_append_val (self->coder_ids, coder->value.id);
    }
  adw_combo_row_set_model (self->coders, G_LIST_MODEL (names));
}

static void
fill_codes (QuothExportSelection *self)
{
  QuothItemList *codes = quoth_session_get_list (quoth_desk_get_session (self->desk), QUOTH_KIND_CODE);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _ ("Everything"));
  for (guint i = 0; i < quoth_item_list_get_size (codes); i++)
    {
      const QuothCode *code = quoth_item_get_value (quoth_item_list_get (codes, i));
      /* Translators: what is exported: what is under the code that is named */
      g_autofree char *name = g_strdup_printf (_ ("Only claims under “%s”"), code->name);

      gtk_string_list_append (names, name);
      g_array_append_val (self->code_ids, code->value.id);
    }
  adw_combo_row_set_model (self->codes, G_LIST_MODEL (names));
  gtk_widget_set_visible (GTK_WIDGET (self->codes), self->code_ids->len > 0);
}

void
quoth_export_selection_set_desk (QuothExportSelection *self, QuothDesk *desk)
{
  g_autoptr (GtkStringList) documents = gtk_string_list_new (NULL);

  g_set_object (&self->desk, desk);
  fill_coders (self);
  fill_codes (self);
  gtk_string_list_append (documents, _ ("All"));
  if (quoth_desk_get_document (desk) != NULL)
    gtk_string_list_append (documents, _ ("The open one only"));
  adw_combo_row_set_model (self->documents, G_LIST_MODEL (documents));
}

void
quoth_export_selection_set_format (QuothExportSelection *self, const QuothFormat *format)
{
  gtk_switch_set_active (self->boilerplate, g_str_equal (format->id, "jsonl"));
  gtk_widget_set_visible (self->split_group, (format->carries & (1u << QUOTH_KIND_DOCUMENT)) != 0);
}

/* ---- What is chosen ---- */

gboolean
quoth_export_selection_is_split (QuothExportSelection *self)
{
  return gtk_widget_get_visible (self->split_group) && adw_expander_row_get_enable_expansion (self->split);
}

/* (transfer full) (nullable): what stands in the row; nothing where it is blank. */
static char *
dup_text (AdwEntryRow *row)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));

  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

static void
mark (AdwEntryRow *row, gboolean wrong)
{
  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
}

static gboolean
apply_dates (QuothExportSelection *self, QuothExport *export, GError **error)
{
  g_autofree char *from = dup_text (self->from);
  g_autofree char *to = dup_text (self->to);
  gboolean fits = quoth_export_set_dates (export, from, to, error);

  mark (self->from, !fits && from != NULL);
  mark (self->to, !fits && to != NULL);
  return fits;
}

static gboolean
apply_split (QuothExportSelection *self, QuothExport *export, GError **error)
{
  g_autofree char *parts = dup_text (self->parts);
  g_autofree char *seed = dup_text (self->seed);
  guint64 number = 0;
  QuothSplit *split;

  if (!quoth_export_selection_is_split (self))
    return TRUE;
  mark (self->seed, FALSE);
  mark (self->parts, FALSE);
  if (seed != NULL && !g_ascii_string_to_unsigned (seed, 10, 0, G_MAXUINT64, &number, NULL))
    {
      mark (self->seed, TRUE);
      g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID, _ ("“%s” is no seed; one is a whole number, as 42"), seed);
      return FALSE;
    }
  split = quoth_split_new (parts != NULL ? parts : "", number, error);
  if (split == NULL)
    {
      mark (self->parts, TRUE);
      return FALSE;
    }
  quoth_split_set_group (split, adw_combo_row_get_selected (self->together));
  quoth_split_set_stratified (split, gtk_switch_get_active (self->stratify));
  quoth_export_set_split (export, split);
  return TRUE;
}

gboolean
quoth_export_selection_apply (QuothExportSelection *self, QuothExport *export, GError **error)
{
  guint coder = adw_combo_row_get_selected (self->coders);
  guint code = adw_combo_row_get_selected (self->codes);

  quoth_export_set_boilerplate (export, gtk_switch_get_active (self->boilerplate));
  quoth_export_set_anonymous (export, gtk_switch_get_active (self->anonymous));
  if (coder > 0 && coder <= self->coder_ids->len)
    quoth_export_set_coders (export, &g_array_index (self->coder_ids, QuothId, coder - 1), 1);
  if (code > 0 && code <= self->code_ids->len)
    quoth_export_set_codes (export, &g_array_index (self->code_ids, QuothId, code - 1), 1);
  if (adw_combo_row_get_selected (self->documents) == 1)
    quoth_export_set_documents (export, &quoth_desk_get_document (self->desk)->value.id, 1);
  return apply_dates (self, export, error) && apply_split (self, export, error);
}

static void
split_enabled_cb (QuothExportSelection *self)
{
  g_signal_emit (self, signals[SPLIT_CHANGED], 0);
}

static void
quoth_export_selection_dispose (GObject *object)
{
  QuothExportSelection *self = QUOTH_EXPORT_SELECTION (object);

  g_clear_object (&self->desk);
  G_OBJECT_CLASS (quoth_export_selection_parent_class)->dispose (object);
}

static void
quoth_export_selection_finalize (GObject *object)
{
  QuothExportSelection *self = QUOTH_EXPORT_SELECTION (object);

  g_array_unref (self->coder_ids);
  g_array_unref (self->code_ids);
  G_OBJECT_CLASS (quoth_export_selection_parent_class)->finalize (object);
}

static void
quoth_export_selection_class_init (QuothExportSelectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_export_selection_dispose;
  G_OBJECT_CLASS (klass)->finalize = quoth_export_selection_finalize;

  signals[SPLIT_CHANGED] = g_signal_new (
    "split-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-export-selection.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothExportSelection, documents);
  gtk_widget_class_bind_template_child (widget_class, QuothExportSelection, from);
  gtk_widget_class_bind_template_child (widget_class, QuothExportSelection, to);
  gtk_widget_class_bind_template_child (widget_class, QuothExportSelection, coders);
  gtk_widget_class_bind_template_child (widget_class, QuothExportSelection, codes);
  gtk_widget_class_bind_template_child (widget_class, QuothExportSelection, boilerplate);
  gtk_widget_class_bind_template_child (widget_class, QuothExportSelection, anonymous);
  gtk_widget_class_bind_template_child (widget_class, QuothExportSelection, split_group);
  gtk_widget_class_bind_template_child (widget_class, QuothExportSelection, split);
  gtk_widget_class_bind_template_child (widget_class, QuothExportSelection, parts);
  gtk_widget_class_bind_template_child (widget_class, QuothExportSelection, seed);
  gtk_widget_class_bind_template_child (widget_class, QuothExportSelection, together);
  gtk_widget_class_bind_template_child (widget_class, QuothExportSelection, stratify);
  gtk_widget_class_bind_template_callback (widget_class, split_enabled_cb);
}

static void
quoth_export_selection_init (QuothExportSelection *self)
{
  self->coder_ids = g_array_new (FALSE, FALSE, sizeof (QuothId));
  self->code_ids = g_array_new (FALSE, FALSE, sizeof (QuothId));
  gtk_widget_init_template (GTK_WIDGET (self));
}
