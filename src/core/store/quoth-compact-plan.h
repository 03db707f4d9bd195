/* quoth-compact-plan.h: what compacting would do, and whether it may (private to the store)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/quoth-compact.h"
#include "store/quoth-database.h"

G_BEGIN_DECLS

/** quoth_compact_plan: as quoth_reader_plan_compaction(), of the project at @path, which @database is open on. */
gboolean quoth_compact_plan (QuothDatabase *database,
                             const char *path,
                             gint64 before,
                             QuothCompaction *plan,
                             GCancellable *cancellable,
                             GError **error);

G_END_DECLS
