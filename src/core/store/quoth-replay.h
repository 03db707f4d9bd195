/* quoth-replay.h: doing what an entry of the journal says, whatever was done before it (private to the store)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/quoth-database.h"
#include "store/quoth-rewind.h"

G_BEGIN_DECLS

/**
 * QuothReplay:
 *
 * Replays entries of the journal of a database, in the canonical order, within the caller's transaction. See quoth-replay.c.
 */
typedef struct _QuothReplay QuothReplay;

QuothReplay *quoth_replay_new (QuothDatabase *database, GError **error);
void quoth_replay_free (QuothReplay *self);

/**
 * quoth_replay_run:
 * @position: the last entry that is in the tables; the tables are as it left them
 * @progress: (nullable): counts entries
 *
 * Replays all entries after @position, and says in the journal what each did where that is not what its author did. What the
 * journal says of them before is forgotten, and so are the disagreements that they made. O(rows they write).
 *
 * Returns: %FALSE with @error; the caller must roll back then
 */
gboolean quoth_replay_run (QuothReplay *self,
                           const QuothPosition *position,
                           QuothProgressFunc progress,
                           gpointer progress_data,
                           GCancellable *cancellable,
                           GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothReplay, quoth_replay_free)

G_END_DECLS
