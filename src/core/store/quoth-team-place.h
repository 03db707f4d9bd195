/* quoth-team-place.h: which folder a copy of a project shares with its team (private to the store)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/quoth-database.h"

G_BEGIN_DECLS

/**
 * QuothTeamPlace:
 * @project: the project's id
 * @folder: (nullable): the folder; %NULL for none
 * @copy: what this copy is called there; drawn when the folder was chosen
 * @is_elsewhere: whether the folder was chosen for the file that this one is a copy of, or was on another computer
 */
typedef struct
{
  QuothId project;
  char *folder;
  QuothId copy;
  gboolean is_elsewhere;
} QuothTeamPlace;

void quoth_team_place_clear (QuothTeamPlace *self);

/** quoth_team_place_read: what is chosen for the project at @path, which @database is open on. */
gboolean quoth_team_place_read (QuothDatabase *database, const char *path, QuothTeamPlace *place, GError **error);

/** quoth_team_place_write: chooses @folder; %NULL for none. The file becomes a copy of its own, unless it was one already. */
gboolean quoth_team_place_write (QuothDatabase *database, const char *path, const char *folder, GError **error);

/** quoth_team_place_is_within: whether the file at @path lies in @folder, or in a folder of that. */
gboolean quoth_team_place_is_within (const char *path, const char *folder);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (QuothTeamPlace, quoth_team_place_clear)

G_END_DECLS
