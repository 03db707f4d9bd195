/* quoth-line-list.h: a long list of lines
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-line.h"
#include "quoth-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * QuothLineList:
 *
 * Scrolls; makes widgets for the lines that are seen only.
 *
 * Signal: "activated" (QuothLine *): a line was clicked, or Enter pressed on it. Headings are passed over.
 */
#define QUOTH_TYPE_LINE_LIST (quoth_line_list_get_type ())
G_DECLARE_FINAL_TYPE (QuothLineList, quoth_line_list, QUOTH, LINE_LIST, GtkWidget)

/** QuothLineStyle: how lines look. */
typedef enum
{
  QUOTH_LINES_PLAIN,          /* a title, and a line below it */
  QUOTH_LINES_CONTEXT,        /* a concordance */
  QUOTH_LINES_TICKED,         /* as the first, with a box on each line: a click, Enter or the space bar ticks it */
  QUOTH_LINES_TICKED_CONTEXT, /* as the second, likewise */
} QuothLineStyle;

/** quoth_line_list_begin: to be called once. @name: what the list is, for assistive technology. */
void quoth_line_list_begin (QuothLineList *self, QuothLineStyle style, const char *name);

/** quoth_line_list_set_session: (nullable): whose actors give lines their colours. */
void quoth_line_list_set_session (QuothLineList *self, QuothSession *session);

/** quoth_line_list_set_lines: (element-type QuothLine): what is listed. See quoth_lines_set(). */
void quoth_line_list_set_lines (QuothLineList *self, GPtrArray *lines);

/** quoth_line_list_get_model: (transfer none): the lines. */
GListModel *quoth_line_list_get_model (QuothLineList *self);

/** quoth_line_list_to_top: scrolls to the beginning: the lines are about something else now. */
void quoth_line_list_to_top (QuothLineList *self);

G_END_DECLS
