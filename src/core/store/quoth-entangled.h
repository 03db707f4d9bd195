/* quoth-entangled.h: what later work stands on a step (private to the store)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/quoth-database.h"
#include "store/quoth-history.h"

G_BEGIN_DECLS

/**
 * quoth_entangled_list:
 * @entry: an edit
 * @limit: at most so many
 *
 * The entries after @entry that wrote a row which it wrote, or that refer to a value which it made, and that are not taken back: the
 * oldest first. O(bytes of the journal since).
 *
 * Returns: (transfer full) (element-type QuothHistoryEntry): them, or %NULL with @error
 */
GPtrArray *
quoth_entangled_list (QuothDatabase *database, const QuothId *entry, guint limit, GError **error);

G_END_DECLS
