/* quoth-team-journal.h: what a copy of a project has, and gives to its team (private to the store)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/quoth-database.h"
#include "store/quoth-seq-set.h"
#include "store/quoth-share-file.h"

G_BEGIN_DECLS

/** quoth_team_journal_get_project: the id of the project in @database. */
gboolean quoth_team_journal_get_project (QuothDatabase *database, QuothId *project, GError **error);

/** quoth_team_journal_get_latest: when its last edit was made, in milliseconds since 1970; 0 for never. */
gboolean quoth_team_journal_get_latest (QuothDatabase *database, gint64 *latest, GError **error);

/** quoth_team_journal_find_newest: its newest entry; @seq is 0 if there is none. */
gboolean quoth_team_journal_find_newest (QuothDatabase *database, QuothId *origin, gint64 *seq, GError **error);

/** quoth_team_journal_list_known: (transfer full): the entries it has, those in a base too. O(origins and runs), from an index. */
QuothSeqSet *quoth_team_journal_list_known (QuothDatabase *database, GError **error);

/**
 * quoth_team_journal_list_missing:
 *
 * Returns: (transfer full) (element-type QuothSeqRun): the entries of the journal that are not in @shared; %NULL with @error.
 *   O(entries), from an index
 */
GArray *quoth_team_journal_list_missing (QuothDatabase *database, const QuothSeqSet *shared, GError **error);

/**
 * quoth_team_journal_read_entry:
 *
 * Calls @func with the entry @seq of @origin, and before that with the texts and original files that it brought into the project, of which
 * none is in @content (element-type GBytes: a set of hashes), which they are added to.
 */
gboolean quoth_team_journal_read_entry (QuothDatabase *database,
                                        const QuothId *origin,
                                        gint64 seq,
                                        GHashTable *content,
                                        QuothShareFunc func,
                                        gpointer user_data,
                                        GError **error);

G_END_DECLS
