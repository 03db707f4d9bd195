/* quoth-spool.h: a temporary file, for what has to stand in an export before it is known (private to the formats)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-export-private.h"

G_BEGIN_DECLS

/** quoth_spool_new: (transfer full): a file without a name, gone when it is freed; written as any other of an export. */
QuothExportFile *quoth_spool_new (QuothExport *export, GError **error);

/**
 * quoth_spool_read:
 * @n_bytes: (out): how many there are
 *
 * Ends the writing. Returns: (transfer full): what was written, as long as @spool is there; or %NULL with an error
 */
GInputStream *quoth_spool_read (QuothExportFile *spool, guint64 *n_bytes, GError **error);

/** quoth_spool_append: ends the writing of @spool, and appends all of it to @to. */
gboolean quoth_spool_append (QuothExportFile *spool, QuothExportFile *to, GError **error);

G_END_DECLS
