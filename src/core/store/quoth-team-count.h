/* quoth-team-count.h: how far each copy is (private to the store)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/quoth-team-folder.h"

G_BEGIN_DECLS

/**
 * QuothTeamCount:
 * @folder: as it was looked at
 * @copy: this copy
 * @known: the entries that this copy has
 * @shared: the entries in the files that can be read
 * @claimed: of each copy, which numbers of what it shared those files stand for
 * @had: of these, the ones of files of which nothing is unknown
 */
typedef struct
{
  QuothTeamFolder *folder;
  QuothId copy;
  const QuothSeqSet *known;
  QuothSeqSet *shared;
  QuothSeqSet *claimed;
  QuothSeqSet *had;
} QuothTeamCount;

/** quoth_team_count_init: O(runs of the files). The folder must not be looked at anew until it is cleared. */
void quoth_team_count_init (QuothTeamCount *self, QuothTeamFolder *folder, const QuothId *copy, const QuothSeqSet *known);
void quoth_team_count_clear (QuothTeamCount *self);

/** quoth_team_count_shared: how many entries @copy has shared in all, by its files and by what it and others say. */
gint64 quoth_team_count_shared (const QuothTeamCount *self, const QuothId *copy);

/** quoth_team_count_seen: how many of these, from the first on, this copy has. */
gint64 quoth_team_count_seen (const QuothTeamCount *self, const QuothId *copy);

/**
 * quoth_team_count_is_complete:
 * @now: in milliseconds since 1970
 *
 * Whether each of the others who was heard of within a week has all that it shared in files that can be read: then what is in no file is
 * nobody's to write but ours.
 */
gboolean quoth_team_count_is_complete (const QuothTeamCount *self, gint64 now);

/** quoth_team_count_list_copies: (transfer full) (element-type QuothId): all copies that there is anything of. */
GArray *quoth_team_count_list_copies (const QuothTeamCount *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (QuothTeamCount, quoth_team_count_clear)

G_END_DECLS
