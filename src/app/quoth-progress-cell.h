/* quoth-progress-cell.h: how far a coder is with a text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * QuothProgressCell: a cell of the progress page. A click shows what can be done; the keys 1, 2 and 3 set a state, d asks for a deadline, Delete takes the text away,
 * and a assigns what is not. Enter opens the text, o lets its coders see each other's work, and g holds what the coder made of it against gold, where there is both.
 */
#define QUOTH_TYPE_PROGRESS_CELL (quoth_progress_cell_get_type ())
G_DECLARE_FINAL_TYPE (QuothProgressCell, quoth_progress_cell, QUOTH, PROGRESS_CELL, GtkButton)

GtkWidget *quoth_progress_cell_new (QuothDesk *desk);

/** quoth_progress_cell_name_state: (transfer none): "To do", "In progress", "Done"; "Not assigned", where something was coded though; else "–". */
const char *quoth_progress_cell_name_state (const QuothBoard *board, const QuothDocument *document, const QuothCoder *coder);

/** quoth_progress_cell_show: what @board has of @coder and @document. */
void quoth_progress_cell_show (QuothProgressCell *self, const QuothBoard *board, const QuothDocument *document, const QuothCoder *coder);

G_END_DECLS
