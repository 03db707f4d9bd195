/* quoth-xlsx.h: workbooks of Excel (private to the format)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-export-private.h"

G_BEGIN_DECLS

/** quoth_xlsx_write: a sheet for each table of a project; see QuothFormat (quoth-xlsx-write.c). */
gboolean quoth_xlsx_write (QuothExport *export, GCancellable *cancellable, GError **error);

G_END_DECLS
