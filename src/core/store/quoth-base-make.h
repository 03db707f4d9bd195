/* quoth-base-make.h: making a short history out of a long one (private to the store)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/quoth-database.h"
#include "store/quoth-store.h"

G_BEGIN_DECLS

/**
 * quoth_base_make:
 * @before: in milliseconds since 1970
 * @progress: (nullable): counts entries
 *
 * What a base of all entries before @before has to do. The tables are taken back for that, and are as they were afterwards. Within the caller's
 * transaction. O(bytes of the journal + rows).
 *
 * Returns: (transfer full) (element-type GBytes): a changeset for each entry of the base; %NULL with @error: %QUOTH_ERROR_CONFLICT where the journal does
 *   not lead to what the tables say; the caller must roll back then
 */
GPtrArray *quoth_base_make (QuothDatabase *database,
                            gint64 before,
                            QuothProgressFunc progress,
                            gpointer progress_data,
                            GCancellable *cancellable,
                            GError **error);

G_END_DECLS
