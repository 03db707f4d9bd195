/* quoth-compact-job.h: compacting a history, in threads
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth.h"

G_BEGIN_DECLS

/** quoth_compact_plan_async: quoth_reader_plan_compaction(). */
void quoth_compact_plan_async (
  QuothStore *store, gint64 before, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);

/** quoth_compact_plan_finish: (transfer full): quoth_compaction_free() it. */
QuothCompaction *quoth_compact_plan_finish (GAsyncResult *result, GError **error);

/** quoth_compact_async: closes @store, and then quoth_compact_run() on its project, once the last reader has let go of it. @progress is called in
 * the thread. */
void quoth_compact_async (QuothStore *store,
                          gint64 before,
                          QuothProgressFunc progress,
                          gpointer progress_data,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);

/** quoth_compact_finish: (transfer full): quoth_compaction_free() it. */
QuothCompaction *quoth_compact_finish (GAsyncResult *result, GError **error);

void quoth_compaction_free (QuothCompaction *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothCompaction, quoth_compaction_free)

G_END_DECLS
