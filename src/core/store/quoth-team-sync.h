/* quoth-team-sync.h: one round of sharing with a team (private to the store)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/quoth-team-folder.h"
#include "store/quoth-team-place.h"
#include "store/quoth-team.h"

G_BEGIN_DECLS

/**
 * QuothTeamMemory: what is kept from one round to the next
 * @folder: (nullable): the folder as it was looked at
 * @told: (nullable): what this copy had when it last wrote
 * @has_counted: whether it was counted what is to be settled
 * @disagrees: whether something was then, or came in since
 * @synced: when a round last did all there was to do
 */
typedef struct
{
  QuothTeamFolder *folder;
  QuothSeqSet *told;
  gboolean has_counted;
  gboolean disagrees;
  gint64 synced;
} QuothTeamMemory;

void quoth_team_memory_clear (QuothTeamMemory *self);

/**
 * quoth_team_sync_round:
 * @person: (nullable): who works on this copy
 * @is_look: whether nothing may be changed
 *
 * Returns: (transfer full): how it stands; %NULL with @error if the project cannot be read, or if it was cancelled
 */
QuothTeamStatus *quoth_team_sync_round (QuothStore *store,
                                        QuothTeamMemory *memory,
                                        const char *person,
                                        gboolean is_look,
                                        GCancellable *cancellable,
                                        GError **error);

G_END_DECLS
