/* quoth-context-row.h: a mention in its context, as a line of a concordance
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-line.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * QuothContextRow:
 *
 * What stands before it, the mention, what stands after it: the mention begins at the same place in all rows of a list. Where the
 * text is at stands at the left of it, or below where there is little room.
 */
#define QUOTH_TYPE_CONTEXT_ROW (quoth_context_row_get_type ())
G_DECLARE_FINAL_TYPE (QuothContextRow, quoth_context_row, QUOTH, CONTEXT_ROW, GtkWidget)

GtkWidget *quoth_context_row_new (void);

void quoth_context_row_show (QuothContextRow *self, const QuothLine *line);

G_END_DECLS
