/* quoth-report-list.h: lines of a report, of which the first few are seen at once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * QuothReportList:
 *
 * A heading and a list: what is wrong in a file, or what a format cannot carry. The first five lines are shown, and the others when somebody asks
 * for them, a hundred at a time. Without lines it is not there.
 */
#define QUOTH_TYPE_REPORT_LIST (quoth_report_list_get_type ())
G_DECLARE_FINAL_TYPE (QuothReportList, quoth_report_list, QUOTH, REPORT_LIST, GtkWidget)

/** quoth_report_list_begin: forgets its lines; @title: the heading. */
void quoth_report_list_begin (QuothReportList *self, const char *title);

/** quoth_report_list_add: @count: how many of it there are; 0: not said. */
void quoth_report_list_add (QuothReportList *self, const char *text, guint count);

/** quoth_report_list_add_losses: a line for each of @losses (element-type QuothLoss). */
void quoth_report_list_add_losses (QuothReportList *self, GPtrArray *losses);

/** quoth_report_list_end: shows what was added. */
void quoth_report_list_end (QuothReportList *self);

G_END_DECLS
