/* quoth-heat-map.h: a table of numbers on coloured grounds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-heat-cell.h"

G_BEGIN_DECLS

/**
 * QuothHeatMap:
 *
 * Rows and columns with names, and a QuothHeatCell where they cross. It is one stop of the Tab key, in which the arrows go from cell to cell.
 *
 * Signal: "activated" (guint row, guint column): a cell was.
 */
#define QUOTH_TYPE_HEAT_MAP (quoth_heat_map_get_type ())
G_DECLARE_FINAL_TYPE (QuothHeatMap, quoth_heat_map, QUOTH, HEAT_MAP, GtkWidget)

GtkWidget *quoth_heat_map_new (void);

/**
 * quoth_heat_map_begin: takes away what there is.
 * @label: what it shows, for assistive technology
 * @rows: (nullable): what the rows are, over their names
 * @columns: (nullable): the same for the columns
 */
void quoth_heat_map_begin (QuothHeatMap *self, const char *label, const char *rows, const char *columns);

/** quoth_heat_map_name_row: what stands before a row. */
void quoth_heat_map_name_row (QuothHeatMap *self, guint row, const char *name);

/** quoth_heat_map_name_columns: what stands above the columns (NULL-terminated): upright, all of them, if one is long. */
void quoth_heat_map_name_columns (QuothHeatMap *self, const char *const *names);

/** quoth_heat_map_add: see quoth_heat_cell_new(). */
void quoth_heat_map_add (
  QuothHeatMap *self, guint row, guint column, const char *text, QuothHeatTone tone, double level, const char *label);

G_END_DECLS
