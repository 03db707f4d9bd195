/* quoth-commit.h: writing a change (private to the store)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/quoth-journal.h"
#include "store/quoth-store.h"
#include "store/quoth-tables.h"

G_BEGIN_DECLS

/** quoth_commit_run: checks and writes the change that @build makes, as quoth_store_build(), in the writer's thread; with @is_trial it
 * takes back what it wrote, as quoth_store_try(). */
gboolean quoth_commit_run (QuothJournal *journal,
                           QuothTables *tables,
                           QuothBuildFunc build,
                           gpointer data,
                           gboolean is_trial,
                           GCancellable *cancellable,
                           QuothWritten *written,
                           GError **error);

/** quoth_commit_write: checks and writes @change, within the transaction of an entry that somebody else makes. */
gboolean quoth_commit_write (QuothJournal *journal, QuothTables *tables, QuothChange *change, GCancellable *cancellable, GError **error);

G_END_DECLS
