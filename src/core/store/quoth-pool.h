/* quoth-pool.h: readers that wait to be used (private to the store)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/quoth-reader.h"

G_BEGIN_DECLS

/**
 * QuothPool:
 *
 * Opening a connection costs reading the schema, so some that were used are kept. Any thread.
 */
typedef struct _QuothPool QuothPool;

/** quoth_pool_new: @location and @recovers are what readers are opened with (quoth_reader_new()). */
QuothPool *quoth_pool_new (const char *location, gboolean recovers);
void quoth_pool_free (QuothPool *self);

/** quoth_pool_take: (transfer full): a reader that nobody else uses. Blocks shortly. */
QuothReader *quoth_pool_take (QuothPool *self, GError **error);

/** quoth_pool_give: gives @reader (transfer full) back. */
void quoth_pool_give (QuothPool *self, QuothReader *reader);

/** quoth_pool_set_viewer: who looks (nullable: somebody who may see all). */
void quoth_pool_set_viewer (QuothPool *self, const QuothId *viewer);

/** quoth_pool_get_viewer: who looks; none: somebody who may see all. */
QuothId quoth_pool_get_viewer (QuothPool *self);

/** quoth_pool_show: lets @reader show what the viewer may see now, of the state that it reads. Returns: %FALSE with @error: it must not be read then */
gboolean quoth_pool_show (QuothPool *self, QuothReader *reader, GError **error);

/** quoth_pool_close: closes the readers that wait, and from now on those that come back. */
void quoth_pool_close (QuothPool *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothPool, quoth_pool_free)

G_END_DECLS
