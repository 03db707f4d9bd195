/* quoth-session-team.c: the team of the session's project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-session-private.h"

static void
changed_cb (QuothSession *self)
{
  quoth_team_set_person (self->team, self->coder->name);
}

QuothTeam *
quoth_session_get_team (QuothSession *self)
{
  if (self->team == NULL)
    {
      self->team = quoth_team_new (self->store, self->coder->name);
      g_signal_connect (self, "changed", G_CALLBACK (changed_cb), NULL);
      quoth_team_start (self->team);
    }
  return self->team;
}
