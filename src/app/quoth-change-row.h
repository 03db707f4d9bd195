/* quoth-change-row.h: what changed about one thing of a codebook, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-change-group.h"
#include "quoth-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * QuothChangeRow:
 *
 * A thing of a codebook with a badge for each way in which it changed, by colour and by sign, and below it field by field what was
 * taken out, struck through, and what was put in, underlined.
 */
#define QUOTH_TYPE_CHANGE_ROW (quoth_change_row_get_type ())
G_DECLARE_FINAL_TYPE (QuothChangeRow, quoth_change_row, QUOTH, CHANGE_ROW, GtkBox)

GtkWidget *quoth_change_row_new (void);

/** quoth_change_row_show: @session: whose attributes are called by their names. */
void quoth_change_row_show (QuothChangeRow *self, QuothSession *session, QuothChangeGroup *group);

/** quoth_change_row_dup_summary: (transfer full): how many things of @groups changed in which way, in a line: "2 added · 1 removed". */
char *quoth_change_row_dup_summary (GListModel *groups);

G_END_DECLS
