/* quoth-team-publish.h: writing into the folder of a team (private to the store)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/quoth-database.h"
#include "store/quoth-team-folder.h"

G_BEGIN_DECLS

/**
 * QuothTeamPublication:
 * @header: of the first file: whose it is, and @first
 * @needs: what the copy has, of what changed since it wrote last
 * @content: (element-type GBytes): the hashes of what is in files that all have; what is written is added
 * @n_written: (out): how many files were made
 */
typedef struct
{
  QuothShareHeader header;
  GArray *needs;
  GHashTable *content;
  guint n_written;
} QuothTeamPublication;

void quoth_team_publication_clear (QuothTeamPublication *self);

/**
 * quoth_team_publish:
 * @database: the project, in a transaction
 * @missing: (element-type QuothSeqRun): what to write; may be empty
 *
 * Writes entries into files, which stand for the numbers from @first to @last of the header or, if those are more, for as many as they are.
 */
gboolean quoth_team_publish (QuothTeamPublication *self,
                             QuothDatabase *database,
                             const char *folder,
                             GArray *missing,
                             GCancellable *cancellable,
                             GError **error);

/**
 * quoth_team_fold:
 * @copy: whose files
 * @folded: (out): whether any were
 *
 * Folds many small files of a copy into one, and deletes those that are in a larger one, and what it was writing when it was cut off. To be called by that copy only, while none of its files
 * is missing.
 */
gboolean quoth_team_fold (
  QuothTeamFolder *folder, const QuothId *copy, gboolean *folded, GCancellable *cancellable, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (QuothTeamPublication, quoth_team_publication_clear)

G_END_DECLS
