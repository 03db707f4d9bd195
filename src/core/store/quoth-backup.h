/* quoth-backup.h: whole copies of a project (private to the store)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/quoth-database.h"
#include "store/quoth-store.h"

G_BEGIN_DECLS

/** quoth_backup_copy: copies @database to @destination as quoth_store_backup() does; not within a transaction. */
gboolean quoth_backup_copy (QuothDatabase *database,
                            const char *destination,
                            gboolean force,
                            QuothProgressFunc progress,
                            gpointer progress_data,
                            GCancellable *cancellable,
                            GError **error);

G_END_DECLS
