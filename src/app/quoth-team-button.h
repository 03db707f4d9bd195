/* quoth-team-button.h: how it stands with the team, at a glance
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** QuothTeamButton: two or three words, and a popover that says more. Is seen only where the project is shared. */
#define QUOTH_TYPE_TEAM_BUTTON (quoth_team_button_get_type ())
G_DECLARE_FINAL_TYPE (QuothTeamButton, quoth_team_button, QUOTH, TEAM_BUTTON, GtkWidget)

/** quoth_team_button_set_session: @session: (nullable): whose team; from a moment later on it is kept in step. */
void quoth_team_button_set_session (QuothTeamButton *self, QuothSession *session);

G_END_DECLS
