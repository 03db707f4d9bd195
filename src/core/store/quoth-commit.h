/* quoth-commit.h: writing a change (private to the store)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/quoth-change.h"
#include "store/quoth-journal.h"
#include "store/quoth-tables.h"

G_BEGIN_DECLS

/** quoth_commit_run: checks and writes @change, as quoth_store_commit(), in the writer's thread. */
gboolean quoth_commit_run (QuothJournal *journal,
                           QuothTables *tables,
                           QuothChange *change,
                           GCancellable *cancellable,
                           QuothWritten *written,
                           GError **error);

G_END_DECLS
