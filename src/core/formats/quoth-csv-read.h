/* quoth-csv-read.h: the rows of a table as people and programs write it (private to the formats)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * QuothRowFunc: is given the fields (element-type utf8) of one row, and the line that it begins on. They live until it returns, and it may strip them. Returns:
 *   %FALSE with @error to stop.
 */
typedef gboolean (*QuothRowFunc) (GPtrArray *fields, guint line, gpointer user_data, GError **error);

/** quoth_csv_find_separator: which of “,”, “;”, tab and “|” the rows of @utf8 most likely have between their fields. Looks at the first rows. */
char quoth_csv_find_separator (const char *utf8, gsize n_bytes);

/**
 * quoth_csv_foreach_row:
 * @utf8: @n_bytes of it; newlines are LF
 *
 * Gives the rows of RFC 4180, one after the other; those that are blank are left out, as is the “sep=;” by which a spreadsheet is told of the
 * separator. A quote inside of a field that does not begin with one is a character as any other. O(n).
 *
 * Returns: %FALSE with the error of @func, or with %QUOTH_ERROR_SYNTAX where a quote is never closed; its message begins with the line
 */
gboolean quoth_csv_foreach_row (
  const char *utf8, gsize n_bytes, char separator, QuothRowFunc func, gpointer user_data, GError **error);

/**
 * quoth_csv_dup_plain: (transfer full): what a field says that was written so that no spreadsheet takes it for a formula (“'=1+1”): without
 * the apostrophe. Any other field is as it is.
 */
char *quoth_csv_dup_plain (const char *field);

/** quoth_csv_is_formula: whether a spreadsheet might take the text for a formula, or what quoth_csv_dup_plain() would change. */
gboolean quoth_csv_is_formula (const char *text);

G_END_DECLS
