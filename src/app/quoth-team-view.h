/* quoth-team-view.h: how it stands with the team
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** QuothTeamView: who is in the team and how far, what went wrong with the folder, and when all was in step last. */
#define QUOTH_TYPE_TEAM_VIEW (quoth_team_view_get_type ())
G_DECLARE_FINAL_TYPE (QuothTeamView, quoth_team_view, QUOTH, TEAM_VIEW, GtkWidget)

/** quoth_team_view_set_team: @team: (nullable): whose status it shows from here on. */
void quoth_team_view_set_team (QuothTeamView *self, QuothTeam *team);

/** quoth_team_view_summarize: (transfer full): how it stands, in two or three words; @is_well: (out): whether nothing is to be looked after. */
char *quoth_team_view_summarize (const QuothTeamStatus *status, gboolean *is_well);

G_END_DECLS
