/* quoth-xlsx-sheet.h: the rows of a workbook's sheets (private to the format)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-csv-read.h"
#include "formats/quoth-intake.h"

G_BEGIN_DECLS

/** QuothXlsxBook: a workbook: the names of its sheets, its strings, and which styles are those of dates. */
typedef struct _QuothXlsxBook QuothXlsxBook;

/** quoth_xlsx_book_new: (transfer full): @bytes: the file. Errors are those of archives and of the intake. */
QuothXlsxBook *quoth_xlsx_book_new (QuothIntake *intake, GBytes *bytes, GError **error);
void quoth_xlsx_book_free (QuothXlsxBook *self);

/** quoth_xlsx_book_get_n_sheets: how many sheets people see, in their order. */
guint quoth_xlsx_book_get_n_sheets (const QuothXlsxBook *self);

/** quoth_xlsx_book_get_name: (transfer none): of a sheet. */
const char *quoth_xlsx_book_get_name (const QuothXlsxBook *self, guint sheet);

/**
 * quoth_xlsx_book_foreach_row:
 *
 * Gives the rows that are not blank, with the numbers that Excel shows. What a cell has is text: of a formula its result, of a date
 * ISO 8601, of true and false 1 and 0, of an error nothing. Returns: %FALSE with an error, that of @func too
 */
gboolean quoth_xlsx_book_foreach_row (
  QuothXlsxBook *self, guint sheet, QuothRowFunc func, gpointer user_data, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothXlsxBook, quoth_xlsx_book_free)

G_END_DECLS
