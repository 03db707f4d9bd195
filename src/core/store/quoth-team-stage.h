/* quoth-team-stage.h: what of a team's folder may come in (private to the store)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/quoth-database.h"
#include "store/quoth-team-folder.h"

G_BEGIN_DECLS

/**
 * quoth_team_stage_choose:
 * @known: the entries that this copy has
 * @ready: (element-type QuothTeamFile): is filled with the files that have more, and nothing before them is missing
 * @waiting: (element-type QuothTeamFile): is filled with those before which something is missing
 */
void quoth_team_stage_choose (QuothTeamFolder *folder, const QuothSeqSet *known, GPtrArray *ready, GPtrArray *waiting);

/**
 * quoth_team_stage_make:
 * @ready: (element-type QuothTeamFile): from quoth_team_stage_choose(), not empty
 * @database: (nullable): the project, of which one entry goes in too: by that it is known for a copy
 * @origins: (element-type QuothId): a set, which the origins of what comes in are added to
 *
 * Makes a database of all that is not in @known, for quoth_store_merge(). A file that is broken all the same is spoilt: the choice must be made anew.
 *
 * Returns: (transfer full) (nullable): its path; it is to be discarded by quoth_file_discard(). %NULL without an error where a file was spoilt
 */
char *quoth_team_stage_make (QuothTeamFolder *folder,
                             GPtrArray *ready,
                             const QuothSeqSet *known,
                             QuothDatabase *database,
                             GHashTable *origins,
                             GCancellable *cancellable,
                             GError **error);

/** quoth_team_stage_put_entry: adds an entry to the journal of @database, unless it is there. */
gboolean quoth_team_stage_put_entry (QuothDatabase *database, const QuothShareRecord *entry, GError **error);

G_END_DECLS
