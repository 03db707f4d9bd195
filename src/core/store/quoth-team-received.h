/* quoth-team-received.h: which origins came from the folder of a team (private to the store)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/quoth-database.h"
#include "store/quoth-seq-set.h"

G_BEGIN_DECLS

/**
 * quoth_team_received_note:
 * @path: the project
 * @origins: (element-type QuothId): a set: what comes in now
 * @known: what was there already, however that came
 *
 * Notes what is new among @origins, in a transaction of its own.
 */
gboolean quoth_team_received_note (const char *path, GHashTable *origins, const QuothSeqSet *known, GError **error);

/** quoth_team_received_leave_out: removes from @runs (element-type QuothSeqRun) what came from the folder. */
gboolean quoth_team_received_leave_out (QuothDatabase *database, GArray *runs, GError **error);

G_END_DECLS
