/* quoth-compact.h: squashing the history of a project up to a date
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/quoth-reader.h"
#include "store/quoth-store.h"

G_BEGIN_DECLS

/**
 * QuothCompaction:
 * @before: what was done before this time is compacted, in milliseconds since 1970; not later than asked for, as the last step always stays
 * @n_gone: how many steps cannot be told apart afterwards
 * @n_inside: how many steps are in the compacted history then, those of an earlier one too
 * @n_kept: how many stay as they are
 * @bytes_gone: what these steps take in the file now
 * @bytes_base: what stands in their place; 0 if that is not known yet
 * @size_before: of the file
 * @size_after: of the file; 0 if that is not known yet
 * @backup: (nullable): what was kept of the project before
 * @obstacle: (nullable): why the file could not be made smaller, a sentence without full stop; it is compacted all the same, and what is free in it
 *   is used by later work
 *
 * What compacting does.
 */
typedef struct
{
  gint64 before;
  guint n_gone;
  guint n_inside;
  guint n_kept;
  guint64 bytes_gone;
  guint64 bytes_base;
  guint64 size_before;
  guint64 size_after;
  char *backup;
  char *obstacle;
} QuothCompaction;

void quoth_compaction_clear (QuothCompaction *self);

/**
 * quoth_reader_get_compacted:
 * @before: (out): the history before this time was compacted; 0 if none was
 * @n_inside: (out): how many steps are in it
 */
gboolean quoth_reader_get_compacted (QuothReader *self, gint64 *before, guint *n_inside, GError **error);

/**
 * quoth_reader_plan_compaction:
 * @before: in milliseconds since 1970
 * @plan: (out): what would be done; zeroed before
 *
 * Blocks; looks into the folder of the team, if there is one.
 *
 * Returns: %FALSE with %QUOTH_ERROR_INVALID (the time is to come; or steps are not in the folder of the team yet) or %QUOTH_ERROR_NOT_FOUND (there is
 *   nothing to compact)
 */
gboolean quoth_reader_plan_compaction (
  QuothReader *self, gint64 before, QuothCompaction *plan, GCancellable *cancellable, GError **error);

/**
 * quoth_compact_run:
 * @path: a project that nobody has open
 * @before: in milliseconds since 1970
 * @result: (out): what was done; zeroed before
 *
 * Keeps a backup; puts, in one transaction, one base in the place of all that was done before @before; makes the project anew from its journal to see
 * that it still is what it was; and gives the room back to the disk. Blocks. O(bytes of the project).
 *
 * Returns: %FALSE with the errors of quoth_reader_plan_compaction(), %QUOTH_ERROR_BUSY (it is open somewhere), %QUOTH_ERROR_READ_ONLY,
 *   %QUOTH_ERROR_DAMAGED (check finds something), %QUOTH_ERROR_DISK or %G_IO_ERROR_CANCELLED; the project is as it was then
 */
gboolean quoth_compact_run (const char *path,
                            gint64 before,
                            QuothProgressFunc progress,
                            gpointer progress_data,
                            GCancellable *cancellable,
                            QuothCompaction *result,
                            GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (QuothCompaction, quoth_compaction_clear)

G_END_DECLS
