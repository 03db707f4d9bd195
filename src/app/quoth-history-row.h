/* quoth-history-row.h: a line of the history
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-history-line.h"
#include "quoth-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** QuothHistoryRow: the time, who, what and about what; with the day above the first of a day. Follows its line. */
#define QUOTH_TYPE_HISTORY_ROW (quoth_history_row_get_type ())
G_DECLARE_FINAL_TYPE (QuothHistoryRow, quoth_history_row, QUOTH, HISTORY_ROW, GtkWidget)

GtkWidget *quoth_history_row_new (QuothSession *session);

/** quoth_history_row_show: (nullable) @line. */
void quoth_history_row_show (QuothHistoryRow *self, QuothHistoryLine *line);

G_END_DECLS
