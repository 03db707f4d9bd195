/* quoth-table-row.h: a row of somebody's table, and the mark it becomes (private to the formats)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-mapping.h"
#include "formats/quoth-markup.h"
#include "formats/quoth-table-columns.h"

G_BEGIN_DECLS

/**
 * QuothTableRow:
 * @fields: for each field what the row has there; "" for nothing, never %NULL
 * @others: (nullable) (element-type utf8): what it has in the other columns, as QuothTableColumns.others; %NULL if there are none
 * @line: of the file
 *
 * Most fields of a row are empty, and cost it a pointer.
 */
typedef struct
{
  const char *fields[QUOTH_N_TABLE_FIELDS];
  GPtrArray *others;
  guint line;
} QuothTableRow;

/** quoth_table_row_new: (transfer full): @fields (element-type utf8) as they stand in the file. */
QuothTableRow *quoth_table_row_new (const QuothTableColumns *columns, GPtrArray *fields, guint line);

/** quoth_table_row_free: @row: (nullable) */
void quoth_table_row_free (gpointer row);

/** quoth_table_row_add_mark: adds what the row says to @markup. Returns: %FALSE with an error of the intake */
gboolean quoth_table_row_add_mark (QuothTableRow *self,
                                   QuothMarkup *markup,
                                   const QuothTableColumns *columns,
                                   QuothMapping *mapping,
                                   QuothIntake *intake,
                                   GError **error);

G_END_DECLS
