/* quoth-team-status.h: how it stands with a team (private to the store)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/quoth-team-count.h"
#include "store/quoth-team.h"

G_BEGIN_DECLS

/** quoth_team_status_new: (transfer full): of nobody yet. */
QuothTeamStatus *quoth_team_status_new (void);

/** quoth_team_status_fill: tells of the folder as it was looked at: members and problems. */
void quoth_team_status_fill (QuothTeamStatus *self, const QuothTeamCount *count);

/** quoth_team_status_dup_name: (transfer full): what the others call a copy: the person, and the computer. */
char *quoth_team_status_dup_name (const char *person);

G_END_DECLS
