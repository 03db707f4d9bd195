/* quoth-history-detail.h: what an entry of the journal did, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-desk.h"
#include "quoth-history-line.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * QuothHistoryDetail:
 *
 * A head that says what was done, by whom and when, with what can be done about it (the actions “history.…” of whatever it is in), and
 * a list of the values that were made, changed or removed, each of which opens what it names.
 */
#define QUOTH_TYPE_HISTORY_DETAIL (quoth_history_detail_get_type ())
G_DECLARE_FINAL_TYPE (QuothHistoryDetail, quoth_history_detail, QUOTH, HISTORY_DETAIL, GtkWidget)

void quoth_history_detail_set_desk (QuothHistoryDetail *self, QuothDesk *desk);

/** quoth_history_detail_show: (nullable) @line: the entry to tell of. @reason: (nullable): why it cannot be undone. @first: what of it is
 * told first; or none */
void quoth_history_detail_show (QuothHistoryDetail *self, QuothHistoryLine *line, const char *reason, QuothId first);

/** quoth_history_detail_open: shows the first thing that the entry wrote and that is still there. */
void quoth_history_detail_open (QuothHistoryDetail *self);

G_END_DECLS
