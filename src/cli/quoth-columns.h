/* quoth-columns.h: a list as columns
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-output.h"

G_BEGIN_DECLS

/**
 * QuothColumns:
 *
 * Rows of cells: on a terminal aligned under headings, the last column cut at the right edge; into a pipe or a file
 * whole, separated by tabs, without headings, where `\t`, `\n` and `\\` stand for a tab, a newline and a backslash in a cell.
 */
typedef struct _QuothColumns QuothColumns;

/** quoth_columns_new: (transfer full): @headings is borrowed, ended by %NULL; translated by the caller's table with N_(). */
QuothColumns *quoth_columns_new (QuothOutput *output, const char *const *headings);
void quoth_columns_free (QuothColumns *self);

/** quoth_columns_add: one row; @cells are as many as the headings, %NULL is empty. */
gboolean quoth_columns_add (QuothColumns *self, const char *const *cells, GError **error);

/** quoth_columns_finish: writes what alignment had to wait for. */
gboolean quoth_columns_finish (QuothColumns *self, GError **error);

/** quoth_columns_measure: how many columns of a terminal @text takes. */
guint quoth_columns_measure (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothColumns, quoth_columns_free)

G_END_DECLS
