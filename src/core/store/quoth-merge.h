/* quoth-merge.h: bringing copies of a project together
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/quoth-disagreement.h"

G_BEGIN_DECLS

/**
 * QuothRelatedness: what a file is to an open project
 * @QUOTH_RELATION_SAME_FILE: it is that project, perhaps by another name
 * @QUOTH_RELATION_COPY: it shares an entry of the journal: one is a copy of the other, or both are of a third
 * @QUOTH_RELATION_UNRELATED: a project of its own
 */
typedef enum
{
  QUOTH_RELATION_SAME_FILE,
  QUOTH_RELATION_COPY,
  QUOTH_RELATION_UNRELATED,
} QuothRelatedness;

/**
 * quoth_store_relate:
 * @path: another project
 * @relatedness: (out): what it is to this one
 *
 * Blocks. O(entries of the journal). Nothing is written.
 *
 * Returns: %FALSE with %QUOTH_ERROR_NOT_FOUND, %QUOTH_ERROR_NOT_A_PROJECT, %QUOTH_ERROR_NEWER, %QUOTH_ERROR_DAMAGED or %QUOTH_ERROR_DISK
 */
gboolean quoth_store_relate (QuothStore *self, const char *path, QuothRelatedness *relatedness, GError **error);

/**
 * QuothMergeShare:
 * @coder: none for what the program did itself
 * @name: the coder's, as it is here now
 * @first: the time of the first of them, in milliseconds since 1970
 * @last: and of the last
 *
 * What came in of one coder.
 */
typedef struct
{
  QuothId coder;
  char *name;
  guint n_entries;
  gint64 first;
  gint64 last;
} QuothMergeShare;

/**
 * QuothMergeReport:
 * @n_entries: that came in
 * @n_ahead: that the other has not
 * @shares: (element-type QuothMergeShare): what came in, by coder, in the order of their first entries
 * @items: (element-type QuothNewsItem): what is different here now
 * @disagreements: (element-type QuothDisagreement): the new ones
 * @warnings: (element-type utf8): whole sentences: a clock a year ahead, an entry that cannot be read and was left out
 */
typedef struct
{
  guint n_entries;
  guint n_ahead;
  GPtrArray *shares;
  GArray *items;
  GPtrArray *disagreements;
  GPtrArray *warnings;
} QuothMergeReport;

void quoth_merge_report_free (QuothMergeReport *self);

/**
 * QuothMergeFlags:
 * @QUOTH_MERGE_TRY: does all of it, takes it back, and tells what it would have been
 * @QUOTH_MERGE_LOOK: only tells how many entries there are on each side, without what is in them; a base that would be taken is one, too
 */
typedef enum
{
  QUOTH_MERGE_NORMAL = 0,
  QUOTH_MERGE_TRY = 1,
  QUOTH_MERGE_LOOK = 2,
} QuothMergeFlags;

/**
 * quoth_store_merge:
 * @path: a copy of the project; or any database with a project's mark and the tables `journal`, `content` and `original`, of which at least one
 *   entry is in this project, too. It is not changed.
 * @report: (out) (optional): what came of it, as far as the store’s viewer may see it; quoth_merge_report_free() it
 *
 * Takes in all that was done in the other and not here, all of it or nothing. No entry is made for that: two copies that have merged with each
 * other are the same. To merge again does nothing. Blocks; news follow.
 *
 * Returns: %FALSE with %QUOTH_ERROR_INVALID (it is the project itself; or another copy has used its names), %QUOTH_ERROR_REFERENCE (it is
 *   another project), %QUOTH_ERROR_NEWER, %QUOTH_ERROR_DAMAGED, %G_IO_ERROR_CANCELLED, or the errors of quoth_store_relate()
 */
gboolean quoth_store_merge (QuothStore *self,
                            const char *path,
                            QuothMergeFlags flags,
                            QuothProgressFunc progress,
                            gpointer progress_data,
                            GCancellable *cancellable,
                            QuothMergeReport **report,
                            GError **error);

/** quoth_store_merge_async: as quoth_store_merge(), for the thread of the window; @progress is called in the writer's thread. */
void quoth_store_merge_async (QuothStore *self,
                              const char *path,
                              QuothMergeFlags flags,
                              QuothProgressFunc progress,
                              gpointer progress_data,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);

/** quoth_store_merge_finish: (transfer full): the report; %NULL with @error. */
QuothMergeReport *quoth_store_merge_finish (QuothStore *self, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothMergeReport, quoth_merge_report_free)

G_END_DECLS
