/* quoth-backup.h: whole copies of a project (private to the store)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/quoth-database.h"
#include "store/quoth-store.h"

G_BEGIN_DECLS

/** QuothSealFunc: does with the whole copy, under its temporary name, what is to be done before it gets its own. */
typedef gboolean (*QuothSealFunc) (QuothDatabase *copy, gpointer data, GCancellable *cancellable, GError **error);

/**
 * quoth_backup_copy:
 * @database: not within a transaction
 * @seal: (nullable): is called last
 *
 * Copies @database to @destination as quoth_store_backup() does.
 */
gboolean quoth_backup_copy (QuothDatabase *database,
                            const char *destination,
                            gboolean force,
                            QuothSealFunc seal,
                            gpointer seal_data,
                            QuothProgressFunc progress,
                            gpointer progress_data,
                            GCancellable *cancellable,
                            GError **error);

/** quoth_backup_copy_pages: makes @to what @from is, in one transaction of each; neither may be in one, nor anybody else use @to. */
gboolean quoth_backup_copy_pages (QuothDatabase *from,
                                  QuothDatabase *to,
                                  QuothProgressFunc progress,
                                  gpointer progress_data,
                                  GCancellable *cancellable,
                                  GError **error);

G_END_DECLS
