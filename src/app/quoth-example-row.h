/* quoth-example-row.h: one example of a code
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** QuothExampleRow: what was quoted, which leads to the text if it is still there, and why it is an example. */
#define QUOTH_TYPE_EXAMPLE_ROW (quoth_example_row_get_type ())
G_DECLARE_FINAL_TYPE (QuothExampleRow, quoth_example_row, QUOTH, EXAMPLE_ROW, GtkWidget)

/** quoth_example_row_new: for the example @n of @code. */
GtkWidget *quoth_example_row_new (QuothDesk *desk, QuothCode *code, guint n);

/** quoth_example_row_commit: saves what is being typed. */
void quoth_example_row_commit (QuothExampleRow *self);

G_END_DECLS
