/* quoth-backups-private.h: keeping a backup (private to the store)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/quoth-backups.h"
#include "store/quoth-database.h"

G_BEGIN_DECLS

/**
 * quoth_backups_keep:
 * @database: a connection to the project, not within a transaction
 * @source: the project's file
 *
 * As quoth_store_keep_backup(), also of a project of an older version.
 */
gboolean quoth_backups_keep (QuothDatabase *database,
                             const char *source,
                             QuothBackupReason reason,
                             QuothProgressFunc progress,
                             gpointer progress_data,
                             GCancellable *cancellable,
                             char **path,
                             GError **error);

G_END_DECLS
