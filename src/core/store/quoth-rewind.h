/* quoth-rewind.h: the state of the tables before the last entries of the journal (private to the store)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/quoth-database.h"
#include "store/quoth-store.h"

G_BEGIN_DECLS

/** QuothPosition: a place in the canonical order of the journal: that of an entry, whether there is one or not. */
typedef struct
{
  gint64 time;
  gint64 counter;
  QuothId origin;
} QuothPosition;

/**
 * quoth_rewind_to:
 * @position: the last entry that is kept
 * @progress: (nullable): counts entries
 *
 * Takes back what all entries after @position did to this copy of the project, within the caller's transaction. The journal is left as it
 * is. O(bytes of those entries).
 *
 * Returns: %FALSE with @error; the caller must roll back then
 */
gboolean quoth_rewind_to (QuothDatabase *database,
                          const QuothPosition *position,
                          QuothProgressFunc progress,
                          gpointer progress_data,
                          GCancellable *cancellable,
                          GError **error);

G_END_DECLS
