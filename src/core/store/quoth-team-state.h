/* quoth-team-state.h: what each copy of a project says of itself in the folder of its team (private to the store)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "model/quoth-id.h"

G_BEGIN_DECLS

/** QUOTH_TEAM_STATE_SUFFIX: what the names of these files end in. */
#define QUOTH_TEAM_STATE_SUFFIX ".quoth-copy"

/**
 * QuothTeamState:
 * @project: the project's id
 * @copy: whose state it is
 * @person: (nullable): who works there, and where
 * @time: when it was written, in milliseconds since 1970
 * @shared: how many entries it has shared in all
 * @latest: when its last edit was made, as the journal has it; 0 for never
 *
 * Small, and replaced whole by the copy whose it is. It also says how many entries of each other copy it has.
 */
typedef struct
{
  QuothId project;
  QuothId copy;
  char *person;
  gint64 time;
  gint64 shared;
  gint64 latest;
  GHashTable *seen;
} QuothTeamState;

QuothTeamState *quoth_team_state_new (const QuothId *project, const QuothId *copy);
void quoth_team_state_free (QuothTeamState *self);

/** quoth_team_state_get_seen: how many of the entries that @copy shared, from the first on, it has. */
gint64 quoth_team_state_get_seen (const QuothTeamState *self, const QuothId *copy);
void quoth_team_state_set_seen (QuothTeamState *self, const QuothId *copy, gint64 n);

/** quoth_team_state_equal: whether they say the same, whenever they were written. */
gboolean quoth_team_state_equal (const QuothTeamState *a, const QuothTeamState *b);

/** quoth_team_state_read: (transfer full): the state in a file; %NULL with errors as quoth_share_file_read(). */
QuothTeamState *quoth_team_state_read (const char *path, GError **error);

/** quoth_team_state_write: replaces the copy's file in @folder. */
gboolean quoth_team_state_write (const QuothTeamState *self, const char *folder, GError **error);

/** quoth_team_state_remove: deletes it, as one does who leaves. */
gboolean quoth_team_state_remove (const QuothId *copy, const char *folder, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothTeamState, quoth_team_state_free)

G_END_DECLS
