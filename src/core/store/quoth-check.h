/* quoth-check.h: looking for damage in a project (private to the store)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/quoth-database.h"
#include "store/quoth-store.h"

G_BEGIN_DECLS

/**
 * quoth_check_database:
 * @database: any connection to a project; the caller may hold a transaction, so that all is of one
 * state
 *
 * Does the work of quoth_store_check(). Only reads. Cancelling ends it within milliseconds.
 *
 * Returns: (transfer full) (element-type QuothProblem): what was found
 */
GPtrArray *quoth_check_database (QuothDatabase *database,
                                 QuothProgressFunc progress,
                                 gpointer progress_data,
                                 GCancellable *cancellable,
                                 GError **error);

/** quoth_rebuild_check: the same, of quoth_store_check_rebuild() (quoth-rebuild.c). */
GPtrArray *quoth_rebuild_check (QuothDatabase *database,
                                QuothProgressFunc progress,
                                gpointer progress_data,
                                GCancellable *cancellable,
                                GError **error);

G_END_DECLS
