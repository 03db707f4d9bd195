/* quoth-heat-cell.h: a number on a ground that says how large it is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * QuothHeatTone: what the ground is made of. The two can be told apart by those who do not see red or green, and each goes from the ground of the
 * page to its own colour by lightness, too.
 */
typedef enum
{
  QUOTH_HEAT_PLAIN,   /* no ground */
  QUOTH_HEAT_SAME,    /* blue */
  QUOTH_HEAT_DIFFERS, /* orange */
} QuothHeatTone;

/**
 * QuothHeatCell:
 *
 * Signal: "activated": by a click, Enter or the space bar.
 */
#define QUOTH_TYPE_HEAT_CELL (quoth_heat_cell_get_type ())
G_DECLARE_FINAL_TYPE (QuothHeatCell, quoth_heat_cell, QUOTH, HEAT_CELL, GtkWidget)

/**
 * quoth_heat_cell_new:
 * @text: what stands in it
 * @level: from 0 to 1
 * @label: all that it says, for assistive technology and the tooltip
 */
GtkWidget *quoth_heat_cell_new (const char *text, QuothHeatTone tone, double level, const char *label);

const char *quoth_heat_cell_get_label (QuothHeatCell *self);

G_END_DECLS
