/* quoth-table-copy.h: rows of a table as text, for a spreadsheet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * quoth_table_copy:
 * @view: its visible columns are copied, in their order
 * @ids: (element-type QuothId): the rows
 *
 * Puts the rows on the clipboard of @view, below the titles: cells between tabs, rows between line feeds. They are read off
 * the window's thread.
 */
void quoth_table_copy (QuothSession *session, QuothKind kind, GtkColumnView *view, GArray *ids);

G_END_DECLS
