/* quoth-restore.h: going back to a backup
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/quoth-backups.h"
#include "store/quoth-history.h"

G_BEGIN_DECLS

/** QUOTH_RESTORE_STEPS: at most so many steps are told one by one. */
#define QUOTH_RESTORE_STEPS 500

/**
 * QuothRestoreShare:
 * @coder: none for what the program did itself
 * @name: (nullable): the coder's
 * @n_entries: how many of the entries that would go are of this coder
 */
typedef struct
{
  QuothId coder;
  char *name;
  guint n_entries;
} QuothRestoreShare;

/**
 * QuothRestorePreview:
 * @time: when the backup was made, in milliseconds since 1970
 * @fault: (nullable): why the project itself cannot be read; then nothing is known but @problems
 * @n_lost: how many entries of the project's journal are not in the backup: they would go
 * @n_back: how many entries of the backup are not in the project: they would come back
 * @shares: (element-type QuothRestoreShare): whose the entries that would go are, the most first
 * @steps: (element-type QuothHistoryEntry): these entries, the newest first, at most %QUOTH_RESTORE_STEPS
 * @has_counts: whether @counts is known: not of a backup of a much older version
 * @counts: by #QuothNewsType, how many values of each kind the project has that the backup has not, has otherwise, or has not any more
 * @problems: (element-type QuothProblem): what is wrong with the backup
 *
 * What would be different if the project were replaced by the backup.
 */
typedef struct
{
  gint64 time;
  char *fault;
  guint n_lost;
  guint n_back;
  GPtrArray *shares;
  GPtrArray *steps;
  gboolean has_counts;
  guint counts[QUOTH_NEWS_REMOVED + 1][QUOTH_N_KINDS];
  GPtrArray *problems;
} QuothRestorePreview;

void quoth_restore_preview_free (QuothRestorePreview *self);

/**
 * quoth_restore_preview:
 * @path: a project, which may be open
 * @backup: a backup of it, or a copy
 *
 * Checks the backup, and compares. Only reads. Blocks: O(size of both).
 *
 * Returns: (transfer full): what would be different; %NULL with %QUOTH_ERROR_INVALID (the backup is of another project, or the project itself),
 *   %QUOTH_ERROR_NEWER, %QUOTH_ERROR_DAMAGED (the backup cannot be read) or an error of reading
 */
QuothRestorePreview *quoth_restore_preview (const char *path,
                                            const char *backup,
                                            QuothProgressFunc progress,
                                            gpointer progress_data,
                                            GCancellable *cancellable,
                                            GError **error);

/**
 * quoth_restore_run:
 * @path: a project that nobody has open, this program neither
 * @force: whether a backup in which there are problems is good enough
 * @kept: (out) (optional): where the project as it was is now: a backup, or if it was damaged the file itself under another name
 *
 * Puts @backup in the place of the project: keeps a backup of what is there, and replaces it, in one transaction: after a power loss it is the
 * one or the other. Blocks.
 *
 * Returns: %FALSE with %QUOTH_ERROR_BUSY (somebody has it open), %QUOTH_ERROR_DAMAGED (the backup has problems), an error as of
 *   quoth_restore_preview(), %QUOTH_ERROR_READ_ONLY, %QUOTH_ERROR_DISK or %G_IO_ERROR_CANCELLED; the project is as it was then
 */
gboolean quoth_restore_run (const char *path,
                            const char *backup,
                            gboolean force,
                            QuothProgressFunc progress,
                            gpointer progress_data,
                            GCancellable *cancellable,
                            char **kept,
                            GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothRestorePreview, quoth_restore_preview_free)

G_END_DECLS
