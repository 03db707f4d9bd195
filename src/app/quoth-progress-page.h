/* quoth-progress-page.h: how far each coder is with each text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * QuothProgressPage:
 *
 * A row for each text, a column for each coder, and in each cell how far the one is with the other: state, annotations, deadline. Keys 1 to 3 set
 * the state of the cell that has the focus, Enter opens its text.
 */
#define QUOTH_TYPE_PROGRESS_PAGE (quoth_progress_page_get_type ())
G_DECLARE_FINAL_TYPE (QuothProgressPage, quoth_progress_page, QUOTH, PROGRESS_PAGE, GtkWidget)

GtkWidget *quoth_progress_page_new (QuothDesk *desk);

/** quoth_progress_page_show: all there is; @id is of no effect. */
void quoth_progress_page_show (GtkWidget *page, const QuothId *id);

G_END_DECLS
