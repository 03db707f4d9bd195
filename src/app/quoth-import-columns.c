/* quoth-import-columns.c: what the columns of a table are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-import-columns.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "quoth-names.h"

/* How much of a cell is shown. */
#define MAX_CELL 30

/* What people call a field: by quoth_table_fields_get(). */
static const struct
{
  const char *field;
  const char *name;
} names[] = {
  { "document", N_ ("Text (its name)") },
  { "text", N_ ("Quote") },
  { "start", N_ ("Start") },
  { "end", N_ ("End") },
  { "spans", N_ ("Places") },
  { "type", N_ ("Label") },
  { "actor", N_ ("Actor") },
  { "actor-kind", N_ ("Kind of actor") },
  { "claimant", N_ ("Claimant") },
  { "addressee", N_ ("Addressee") },
  { "object", N_ ("Object") },
  { "code", N_ ("Code") },
  { "stance", N_ ("Stance") },
  { "statement", N_ ("Statement") },
  { "factuality", N_ ("Factuality") },
  { "mode", N_ ("Mode") },
  { "form", N_ ("Form") },
  { "date", N_ ("Date") },
  { "place", N_ ("Place") },
  { "confidence", N_ ("Confidence") },
  { "coder", N_ ("Coder") },
};

struct _QuothImportColumns
{
  GtkWidget parent_instance;

  GtkListBox *rows;

  GStrv columns; /* as they are shown */
  GStrv fields;  /* what each is; "" for an attribute */
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (QuothImportColumns, quoth_import_columns, GTK_TYPE_WIDGET)

static guint chosen_signal;

/* The first choice is to be no field. */
static void
selected_cb (AdwComboRow *row, GParamSpec *pspec, QuothImportColumns *self)
{
  int place = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
  guint selected = adw_combo_row_get_selected (row);
  const char *field = selected == 0 || selected == GTK_INVALID_LIST_POSITION ? "" : quoth_table_fields_get ()[selected - 1];
  g_autofree char *before = NULL;

  if (self->showing || g_str_equal (self->fields[place], field))
    return;
  before = self->fields[place];
  self->fields[place] = g_strdup (field);
  if (*before != '\0')
    g_signal_emit (self, chosen_signal, 0, before, "");
  if (*field != '\0')
    g_signal_emit (self, chosen_signal, 0, field, self->columns[place]);
}

static const char *
get_name (const char *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].field, field))
      return _ (names[i].name);
  return field;
}

static char *
describe_cells (const QuothTableLook *look, guint place)
{
  GString *cells = g_string_new (NULL);

  for (guint i = 0; i < look->rows->len; i++)
    {
      const char *const *row = look->rows->pdata[i];
      g_autofree char *cell = place < g_strv_length ((char **) row) ? quoth_name_one_line (row[place], MAX_CELL) : NULL;

      quoth_name_append (cells, cell);
    }
  return g_string_free (cells, FALSE);
}

static guint
find_field (const char *field)
{
  const char *const *fields = quoth_table_fields_get ();

  for (guint i = 0; fields[i] != NULL; i++)
    if (g_str_equal (fields[i], field))
      return i + 1;
  return 0;
}

static void
add_row (QuothImportColumns *self, const QuothTableLook *look, guint place, GtkStringList *choices)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autofree char *cells = describe_cells (look, place);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), look->names->pdata[place]);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), cells);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (choices));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), find_field (look->fields->pdata[place]));
  gtk_list_box_append (self->rows, row);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (selected_cb), self, 0);
}

static GStrv
copy_strings (GPtrArray *strings)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < strings->len; i++)
    g_strv_builder_add (builder, strings->pdata[i]);
  return g_strv_builder_end (builder);
}

static void
fill (QuothImportColumns *self, const QuothTableLook *look)
{
  g_autoptr (GtkStringList) choices = gtk_string_list_new (NULL);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->rows, 0)) != NULL)
    gtk_list_box_remove (self->rows, GTK_WIDGET (row));
  gtk_string_list_append (choices, _ ("Attribute"));
  for (const char *const *field = quoth_table_fields_get (); *field != NULL; field++)
    gtk_string_list_append (choices, get_name (*field));
  for (guint i = 0; look != NULL && i < look->names->len; i++)
    add_row (self, look, i, choices);
}

static void
quoth_import_columns_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (quoth_import_columns_parent_class)->dispose (object);
}

static void
quoth_import_columns_finalize (GObject *object)
{
  g_strfreev (QUOTH_IMPORT_COLUMNS (object)->columns);
  g_strfreev (QUOTH_IMPORT_COLUMNS (object)->fields);
  G_OBJECT_CLASS (quoth_import_columns_parent_class)->finalize (object);
}

static void
quoth_import_columns_class_init (QuothImportColumnsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_import_columns_dispose;
  G_OBJECT_CLASS (klass)->finalize = quoth_import_columns_finalize;
  chosen_signal = g_signal_new ("chosen", QUOTH_TYPE_IMPORT_COLUMNS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-import-columns.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothImportColumns, rows);
}

static void
quoth_import_columns_init (QuothImportColumns *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The rows stay where they are the same columns, and the focus with them. */
void
quoth_import_columns_show (QuothImportColumns *self, const QuothTableLook *look)
{
  g_auto (GStrv) columns = self->columns;

  g_strfreev (self->fields);
  self->columns = look != NULL ? copy_strings (look->names) : NULL;
  self->fields = look != NULL ? copy_strings (look->fields) : NULL;
  self->showing = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self), look != NULL);
  if (columns == NULL || look == NULL || !g_strv_equal ((const char *const *) columns, (const char *const *) self->columns))
    fill (self, look);
  else
    for (guint i = 0; self->fields[i] != NULL; i++)
      adw_combo_row_set_selected (ADW_COMBO_ROW (gtk_list_box_get_row_at_index (self->rows, (int) i)), find_field (self->fields[i]));
  self->showing = FALSE;
}
