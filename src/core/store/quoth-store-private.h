/* quoth-store-private.h: what other files of the store want of it (private to the store)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/quoth-pool.h"
#include "store/quoth-store.h"
#include "store/quoth-writer.h"

G_BEGIN_DECLS

/** quoth_store_require_writer: (transfer none): who writes; %NULL with %QUOTH_ERROR_READ_ONLY. */
QuothWriter *quoth_store_require_writer (QuothStore *self, GError **error);

/** quoth_store_get_pool: (transfer none): where quoth_store_read_async() has its readers from. */
QuothPool *quoth_store_get_pool (QuothStore *self);

G_END_DECLS
