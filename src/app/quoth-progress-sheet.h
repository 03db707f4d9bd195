/* quoth-progress-sheet.h: texts and coders, and how far the ones are with the others
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * QuothProgressSheet:
 *
 * A table with a row for each text and a column for each coder, in a GtkScrolledWindow. The names of both stay in sight, and there are widgets only for what
 * is seen, so that it makes no difference how many texts there are. It is one stop of the Tab key; the arrows go about in it.
 */
#define QUOTH_TYPE_PROGRESS_SHEET (quoth_progress_sheet_get_type ())
G_DECLARE_FINAL_TYPE (QuothProgressSheet, quoth_progress_sheet, QUOTH, PROGRESS_SHEET, GtkWidget)

/** quoth_progress_sheet_set_desk: to be called once, before anything is shown. */
void quoth_progress_sheet_set_desk (QuothProgressSheet *self, QuothDesk *desk);

/**
 * quoth_progress_sheet_show:
 * @board: borrowed until something else is shown
 * @rows: (element-type guint): the places of its documents, in the order to be shown
 * @columns: (element-type guint): the places of its coders
 *
 * What is seen stays where it is, and the focus on the text and coder that has it; if these are gone, in its place.
 */
void quoth_progress_sheet_show (QuothProgressSheet *self, const QuothBoard *board, GArray *rows, GArray *columns);

/** quoth_progress_sheet_to_top: goes to the first row, because the rows are others now. */
void quoth_progress_sheet_to_top (QuothProgressSheet *self);

G_END_DECLS
