/* quoth-csv-file.h: the rows of a plain table that is not of a project (private to the formats)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "formats/quoth-csv-read.h"

G_BEGIN_DECLS

/**
 * quoth_csv_file_foreach_row:
 * @bytes: in any encoding, with “,”, “;” or a tab between fields; a bar is a character as any other
 * @name: what the file is called in errors
 * @func: may strip the fields it is given; its errors must begin with @name
 *
 * Returns: %FALSE with an error whose message begins with @name
 */
gboolean quoth_csv_file_foreach_row (GBytes *bytes, const char *name, QuothRowFunc func, gpointer user_data, GError **error);

G_END_DECLS
