/* quoth-import-columns.h: what the columns of a table are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * QuothImportColumns:
 *
 * The columns of a table of codings, what the first rows have in each, and what each is, which can be chosen. Without columns it is not there.
 *
 * Signal: "chosen" (const char *field, const char *column): as for quoth_import_set_column().
 */
#define QUOTH_TYPE_IMPORT_COLUMNS (quoth_import_columns_get_type ())
G_DECLARE_FINAL_TYPE (QuothImportColumns, quoth_import_columns, QUOTH, IMPORT_COLUMNS, GtkWidget)

/** quoth_import_columns_show: @look: (nullable): the table, which is not needed any more afterwards. */
void quoth_import_columns_show (QuothImportColumns *self, const QuothTableLook *look);

G_END_DECLS
