/* quoth-reader-private.h: how the store makes and uses a reader (private to the store)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/quoth-database.h"
#include "store/quoth-reader.h"

G_BEGIN_DECLS

/**
 * quoth_reader_new:
 * @path: a project file; the caller has looked at its header
 * @recovers: whether it may write to the file what another program has left half done there, as who reads without a log must (quoth-log.h)
 * @keep_alive: (nullable): is referenced until the reader is freed: the store
 *
 * Opens a reading connection of its own. Blocks shortly.
 *
 * Returns: (transfer full): the reader, or %NULL with @error
 */
QuothReader *quoth_reader_new (const char *path, gboolean recovers, GObject *keep_alive, GError **error);

/**
 * quoth_reader_new_within:
 * @database: (borrowed): the writer's connection, in a transaction
 *
 * Returns: (transfer full): a reader of the state as that transaction sees it
 */
QuothReader *quoth_reader_new_within (QuothDatabase *database);

/** quoth_reader_get_database: (transfer none): its connection, for the queries that live in other
 * files of the store. */
QuothDatabase *quoth_reader_get_database (QuothReader *self);

/**
 * quoth_reader_show_to:
 * @viewer: who reads, or %QUOTH_ID_NONE for somebody who may see all
 *
 * Lets what is read from now on have nothing that @viewer may not see (quoth-blind.h). @self must be no reader within a writer's transaction. It has to be called before
 * each reading, in its transaction: a text may have become one that is coded blind. O(assignments).
 */
gboolean quoth_reader_show_to (QuothReader *self, const QuothId *viewer, GError **error);

/**
 * quoth_reader_enter:
 * @entered: (out): for quoth_reader_leave()
 *
 * Makes all that is read until quoth_reader_leave() come from one state of the project; does
 * nothing where that is so already. No statement may be half way when it is left.
 */
gboolean quoth_reader_enter (QuothReader *self, gboolean *entered, GError **error);
void quoth_reader_leave (QuothReader *self, gboolean entered);

/**
 * quoth_reader_list_documents:
 *
 * Returns: (transfer full) (element-type QuothId): those of the @n_ids documents @ids, or with
 * %NULL of all, by id and each once
 */
GArray *
quoth_reader_list_documents (QuothReader *self, const QuothId *ids, guint n_ids, GError **error);

G_END_DECLS
