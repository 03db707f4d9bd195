/* quoth-team-dialog.h: by which folder the project is shared
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/** QuothTeamDialog: says what a team's folder is, lets one be chosen or left, and says how it stands. */
#define QUOTH_TYPE_TEAM_DIALOG (quoth_team_dialog_get_type ())
G_DECLARE_FINAL_TYPE (QuothTeamDialog, quoth_team_dialog, QUOTH, TEAM_DIALOG, AdwWindow)

GtkWidget *quoth_team_dialog_new (QuothSession *session, GtkWindow *parent);

G_END_DECLS
