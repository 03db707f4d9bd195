/* quoth-team.h: sharing a project with a team by a folder
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/quoth-store.h"

G_BEGIN_DECLS

/**
 * QuothTeamMember:
 * @copy: which copy of the project
 * @name: (nullable): who works there, and on which computer, as the copy says itself
 * @is_self: whether it is this copy
 * @time: when it last said anything, in milliseconds since 1970; 0 for never
 * @latest: when the last edit that it has was made; 0 for none
 * @n_to_come: how many of its edits are not here yet
 * @n_to_go: how many edits of this copy it does not have yet, as far as it has said
 */
typedef struct
{
  QuothId copy;
  char *name;
  gboolean is_self;
  gint64 time;
  gint64 latest;
  guint n_to_come;
  guint n_to_go;
} QuothTeamMember;

/**
 * QuothTeamProblem:
 * @file: in the team's folder, for people to read
 * @reason: what is wrong with it, a sentence without its beginning ("it is damaged, …")
 * @is_waiting: whether nothing is wrong: it waits for another file that has not arrived yet
 */
typedef struct
{
  char *file;
  char *reason;
  gboolean is_waiting;
} QuothTeamProblem;

/**
 * QuothTeamStatus:
 * @folder: (nullable): the team's folder; %NULL if none is chosen
 * @is_elsewhere: this file is a copy of the one that the folder was chosen for, or is on another computer now: nothing is shared until
 *   the folder is chosen again
 * @trouble: (nullable): why nothing, or not all, could be shared or taken in; work goes on without
 * @warnings: (element-type utf8): what the last merge said
 * @synced: when all of the folder was last read and nothing was left to write, in milliseconds since 1970; 0 for never
 * @n_to_share: how many edits are not in the folder yet
 * @n_disagreements: how many disagreements are to be settled, if merges with the team brought any
 * @members: (element-type QuothTeamMember): who is in the team, this copy first, then by name
 * @problems: (element-type QuothTeamProblem): files that cannot be used, or not yet
 *
 * How it stands with the team. Immutable and reference-counted.
 */
typedef struct
{
  char *folder;
  gboolean is_elsewhere;
  char *trouble;
  GPtrArray *warnings;
  gint64 synced;
  guint n_to_share;
  guint n_disagreements;
  GPtrArray *members;
  GPtrArray *problems;
} QuothTeamStatus;

QuothTeamStatus *quoth_team_status_ref (QuothTeamStatus *self);
void quoth_team_status_unref (QuothTeamStatus *self);

/** quoth_team_status_count_to_come: how many edits of others are not here yet. */
guint quoth_team_status_count_to_come (const QuothTeamStatus *self);

/** quoth_team_status_count_behind: how many of the others do not have all edits of this copy, as far as they have said. */
guint quoth_team_status_count_behind (const QuothTeamStatus *self);

/**
 * QuothTeam:
 *
 * Keeps a project in step with its copies by a folder that something else carries about: a network drive, a cloud, a stick. Each copy writes
 * files of its own there, and none of another's; the project itself stays where it is. All that goes wrong with the folder is told by the
 * status and tried again, and never stops work on the project.
 */
#define QUOTH_TYPE_TEAM (quoth_team_get_type ())
G_DECLARE_FINAL_TYPE (QuothTeam, quoth_team, QUOTH, TEAM, GObject)

/**
 * QuothTeam::changed:
 *
 * The status is another one. Emitted in the main context in which quoth_team_start() was called.
 */

/**
 * quoth_team_new:
 * @person: (nullable): who works on this copy; what the others call it by, with the computer's name
 */
QuothTeam *quoth_team_new (QuothStore *store, const char *person);

/** quoth_team_set_person: from now on it is somebody else. */
void quoth_team_set_person (QuothTeam *self, const char *person);

/**
 * quoth_team_set_folder:
 * @folder: (nullable): a folder that is there, or %NULL to leave the team; what was shared stays there
 *
 * Chooses the folder of the team for this file; the first who does makes it one. Blocks.
 *
 * Returns: %FALSE with %QUOTH_ERROR_INVALID (the project itself lies in it), %QUOTH_ERROR_EXISTS (it is another project's),
 *   %QUOTH_ERROR_READ_ONLY or %QUOTH_ERROR_DISK
 */
gboolean quoth_team_set_folder (QuothTeam *self, const char *folder, GCancellable *cancellable, GError **error);

/**
 * quoth_team_look:
 *
 * Looks how it stands, and changes nothing, neither in the project nor in the folder. Blocks.
 *
 * Returns: %FALSE with @error if the project cannot be read, or with %G_IO_ERROR_CANCELLED. Whatever is wrong with the folder is in the status
 */
gboolean quoth_team_look (QuothTeam *self, GCancellable *cancellable, GError **error);

/**
 * quoth_team_sync:
 *
 * Takes in what the others wrote, and writes what they have not. Blocks; one at a time.
 *
 * Returns: as quoth_team_look(); what went wrong is in the status
 */
gboolean quoth_team_sync (QuothTeam *self, GCancellable *cancellable, GError **error);

/**
 * quoth_team_start:
 *
 * From now on, until it is stopped, does so by itself: some seconds after an edit of the project or of the folder, and every half minute, since network
 * drives do not tell what others do. In a thread of its own; what comes in is news of the store. Nothing is done without a folder.
 */
void quoth_team_start (QuothTeam *self);

/** quoth_team_sync_soon: of one that was started: does it now. */
void quoth_team_sync_soon (QuothTeam *self);

/** quoth_team_stop: from now on does nothing by itself; a round that is under way is not waited for. Idempotent. */
void quoth_team_stop (QuothTeam *self);

/** quoth_team_set_folder_async: as quoth_team_set_folder(), for the thread of the window; a round follows, if it was started. */
void quoth_team_set_folder_async (QuothTeam *self,
                                  const char *folder,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean quoth_team_set_folder_finish (QuothTeam *self, GAsyncResult *result, GError **error);

/** quoth_team_ref_status: (transfer full) (nullable): how it stood when it last looked; %NULL before the first time. */
QuothTeamStatus *quoth_team_ref_status (QuothTeam *self);

/**
 * quoth_team_join:
 * @path: where; must not exist
 * @folder: of a team
 *
 * Makes a project of all that is in the folder of a team, which becomes this copy's. Blocks.
 *
 * Returns: %FALSE with %QUOTH_ERROR_NOT_FOUND (nothing is in the folder yet, or not all), %QUOTH_ERROR_EXISTS or %QUOTH_ERROR_DISK; no file is left
 */
gboolean quoth_team_join (const char *path, const char *folder, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothTeamStatus, quoth_team_status_unref)

G_END_DECLS
