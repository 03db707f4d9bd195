/* quoth-restore-private.h: looking at what is to be restored (private to the store)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/quoth-database.h"
#include "store/quoth-restore.h"

G_BEGIN_DECLS

/**
 * quoth_restore_open:
 * @location: (out) (optional): what to give to ATTACH
 *
 * Opens the backup at @backup for reading: without a trace beside it, where it is as it was made.
 *
 * Returns: (transfer full): the connection; %NULL with @error as of quoth_restore_preview()
 */
QuothDatabase *quoth_restore_open (const char *path, const char *backup, char **location, GError **error);

/** quoth_restore_check_related: %FALSE with %QUOTH_ERROR_INVALID if the databases are of different projects. */
gboolean quoth_restore_check_related (QuothDatabase *project, QuothDatabase *backup, GError **error);

/** quoth_restore_check: (transfer full) (element-type QuothProblem): what is wrong with the backup, which may be of an older version. */
GPtrArray *quoth_restore_check (QuothDatabase *backup,
                                QuothProgressFunc progress,
                                gpointer progress_data,
                                GCancellable *cancellable,
                                GError **error);

G_END_DECLS
