/* quoth-progress-line.h: the widgets of a row of the table of texts and coders, and of its head
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define QUOTH_NO_ROW G_MAXUINT

/**
 * QuothProgressLine:
 * @name: a button with the name of the text
 * @cells: (element-type QuothProgressCell): one for each coder; not held
 * @row: that it shows, or %QUOTH_NO_ROW; its owner's
 */
typedef struct
{
  GtkWidget *name;
  GPtrArray *cells;
  guint row;
} QuothProgressLine;

/** quoth_progress_line_new: (transfer full): widgets that have no parent yet; all are to be given one. */
QuothProgressLine *quoth_progress_line_new (QuothDesk *desk, guint n_cells);

/** quoth_progress_line_free: takes the widgets from their parent. */
void quoth_progress_line_free (gpointer line);

/** quoth_progress_line_show_name: what @document is called, and how far all are with it. */
void quoth_progress_line_show_name (QuothProgressLine *self, const QuothBoard *board, const QuothDocument *document);

/** quoth_progress_head_new: (transfer floating): the head of a column. */
GtkWidget *quoth_progress_head_new (void);

/** quoth_progress_head_show: what @coder is called, and how far they are with all texts. */
void quoth_progress_head_show (GtkWidget *head, const QuothBoard *board, const QuothCoder *coder);

/** quoth_progress_words_of_sum: (transfer full): "3 of 5 done · 1 overdue"; "" where nothing is assigned. */
char *quoth_progress_words_of_sum (const QuothBoardSum *sum);

G_END_DECLS
