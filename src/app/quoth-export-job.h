/* quoth-export-job.h: an export, in a thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth.h"

G_BEGIN_DECLS

/** QuothExportProgress: is called in the window's thread. */
typedef void (*QuothExportProgress) (guint64 done, guint64 total, gpointer owner);

/**
 * quoth_export_run_async:
 * @export: taken over until quoth_export_run_done() gives it back
 * @owner: (transfer none): a GObject, kept alive meanwhile, for @progress
 */
void quoth_export_run_async (QuothExport *export,
                             QuothExportProgress progress,
                             GObject *owner,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback);

/** quoth_export_run_done: (transfer full): the export, to be asked for its report; %NULL with @error. */
QuothExport *quoth_export_run_done (GAsyncResult *result, GError **error);

G_END_DECLS
