/* quoth-frozen-grid.h: a grid whose names stay where they can be read while it is scrolled
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * QuothFrozenGrid:
 *
 * A grid in a scrolled window. Its first column, and its first rows, are drawn at the edge of the window where they would be beyond it. They are drawn only:
 * they must be labels, or what somebody scrolls to who wants to press it. Whichever child gets the focus is brought out from below them.
 */
#define QUOTH_TYPE_FROZEN_GRID (quoth_frozen_grid_get_type ())
G_DECLARE_FINAL_TYPE (QuothFrozenGrid, quoth_frozen_grid, QUOTH, FROZEN_GRID, GtkGrid)

/** quoth_frozen_grid_new: @n_rows: how many rows stay, beside the first column. */
GtkWidget *quoth_frozen_grid_new (guint n_rows);

G_END_DECLS
