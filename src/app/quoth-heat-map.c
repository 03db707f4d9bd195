/* quoth-heat-map.c: a table of numbers on coloured grounds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-heat-map.h"

#include "quoth-focus.h"
#include "quoth-frozen-grid.h"
#include "quoth-late-tooltip.h"
#include "quoth-upright-layout.h"

/* What stands before the cells: a line for what the columns are, and one for their names. */
#define FIRST 2
/* How much of a name is seen at least, and at most. */
#define LEAST_CHARS 8
#define ROW_CHARS 18
#define COLUMN_CHARS 10
/* Where a name of a column is longer, they all stand upright. */
#define LONGEST_LYING 7

struct _QuothHeatMap
{
  GtkWidget parent_instance;

  GtkGrid *grid;
  GtkWidget *last; /* weak: the cell that had the focus */
};

G_DEFINE_FINAL_TYPE (QuothHeatMap, quoth_heat_map, GTK_TYPE_WIDGET)

static guint activated_signal;

static GtkWidget *
new_label (const char *text, const char *class_name, float xalign, int least_chars, int most_chars)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), (int) MIN (g_utf8_strlen (text, -1), least_chars));
  gtk_label_set_max_width_chars (GTK_LABEL (label), most_chars);
  if (class_name != NULL)
    gtk_widget_add_css_class (label, class_name);
  quoth_late_tooltip_set (label, text);
  return label;
}

static void
activated_cb (GtkWidget *cell, QuothHeatMap *self)
{
  int column, row;

  gtk_grid_query_child (self->grid, cell, &column, &row, NULL, NULL);
  g_signal_emit (self, activated_signal, 0, (guint) (row - FIRST), (guint) (column - FIRST));
}

static void
focused_cb (GtkEventController *controller, QuothHeatMap *self)
{
  g_set_weak_pointer (&self->last, gtk_event_controller_get_widget (controller));
}

/* Into it at the cell that had the focus last; within it by the arrows only. */
static gboolean
quoth_heat_map_focus (GtkWidget *widget, GtkDirectionType direction)
{
  QuothHeatMap *self = QUOTH_HEAT_MAP (widget);

  if (quoth_focus_is_within (widget))
    return direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD
           && gtk_widget_child_focus (GTK_WIDGET (self->grid), direction);
  if (self->last != NULL)
    return gtk_widget_grab_focus (self->last);
  return gtk_widget_child_focus (GTK_WIDGET (self->grid), GTK_DIR_TAB_FORWARD);
}

static gboolean
quoth_heat_map_grab_focus (GtkWidget *widget)
{
  return quoth_heat_map_focus (widget, GTK_DIR_TAB_FORWARD);
}

static void
quoth_heat_map_dispose (GObject *object)
{
  QuothHeatMap *self = QUOTH_HEAT_MAP (object);

  g_set_weak_pointer (&self->last, NULL);
  if (self->grid != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->grid)));
  G_OBJECT_CLASS (quoth_heat_map_parent_class)->dispose (object);
}

static void
quoth_heat_map_class_init (QuothHeatMapClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_heat_map_dispose;
  widget_class->focus = quoth_heat_map_focus;
  widget_class->grab_focus = quoth_heat_map_grab_focus;
  activated_signal = g_signal_new ("activated", QUOTH_TYPE_HEAT_MAP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                   G_TYPE_UINT, G_TYPE_UINT);
  gtk_widget_class_set_css_name (widget_class, "heatmap");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
quoth_heat_map_init (QuothHeatMap *self)
{
  self->grid = GTK_GRID (quoth_frozen_grid_new (FIRST));
  gtk_grid_set_row_spacing (self->grid, 2);
  gtk_grid_set_column_spacing (self->grid, 2);
  gtk_widget_set_parent (GTK_WIDGET (self->grid), GTK_WIDGET (self));
}

GtkWidget *
quoth_heat_map_new (void)
{
  return g_object_new (QUOTH_TYPE_HEAT_MAP, NULL);
}

void
quoth_heat_map_begin (QuothHeatMap *self, const char *label, const char *rows, const char *columns)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (rows != NULL)
    {
      GtkWidget *name = new_label (rows, "heading", 0, ROW_CHARS, ROW_CHARS);

      gtk_widget_set_valign (name, GTK_ALIGN_END);
      gtk_grid_attach (self->grid, name, 0, FIRST - 1, 1, 1);
    }
  if (columns != NULL)
    gtk_grid_attach (self->grid, new_label (columns, "heading", 0, LEAST_CHARS, ROW_CHARS), FIRST, 0, 4, 1);
}

void
quoth_heat_map_name_row (QuothHeatMap *self, guint row, const char *name)
{
  gtk_grid_attach (self->grid, new_label (name, NULL, 0, ROW_CHARS, ROW_CHARS), 0, FIRST + (int) row, 1, 1);
}

static GtkWidget *
new_upright (const char *name)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_box_append (GTK_BOX (box), new_label (name, "caption", 0, ROW_CHARS, ROW_CHARS));
  gtk_widget_set_layout_manager (box, quoth_upright_layout_new ());
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  return box;
}

void
quoth_heat_map_name_columns (QuothHeatMap *self, const char *const *names)
{
  gboolean is_long = FALSE;

  for (guint i = 0; names[i] != NULL; i++)
    is_long |= g_utf8_strlen (names[i], -1) > LONGEST_LYING;
  for (guint i = 0; names[i] != NULL; i++)
    gtk_grid_attach (self->grid, is_long ? new_upright (names[i]) : new_label (names[i], "caption", 0.5, LEAST_CHARS, COLUMN_CHARS),
                     FIRST + (int) i, FIRST - 1, 1, 1);
}

void
quoth_heat_map_add (
  QuothHeatMap *self, guint row, guint column, const char *text, QuothHeatTone tone, double level, const char *label)
{
  GtkWidget *cell = quoth_heat_cell_new (text, tone, level, label);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_object (cell, "activated", G_CALLBACK (activated_cb), self, 0);
  g_signal_connect_object (focus, "enter", G_CALLBACK (focused_cb), self, 0);
  gtk_widget_add_controller (cell, focus);
  quoth_late_tooltip_set (cell, label);
  gtk_grid_attach (self->grid, cell, FIRST + (int) column, FIRST + (int) row, 1, 1);
}
