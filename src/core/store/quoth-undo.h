/* quoth-undo.h: taking back and making again (private to the store)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/quoth-journal.h"
#include "store/quoth-store.h"

G_BEGIN_DECLS

/** QuothDirection: which of the two. */
typedef enum
{
  QUOTH_UNDO,
  QUOTH_REDO,
} QuothDirection;

/** quoth_undo_find: (transfer full) (nullable): the step of @coder that is next; %NULL without @error if there is none. */
QuothStep *quoth_undo_find (QuothDatabase *database,
                            const QuothId *coder,
                            QuothDirection direction,
                            GError **error);

/** quoth_undo_run: takes back or makes again what @request says, as quoth_store_step(). */
gboolean quoth_undo_run (QuothJournal *journal,
                         const QuothStepRequest *request,
                         GCancellable *cancellable,
                         QuothWritten *written,
                         GError **error);

/** quoth_undo_check: whether the project is sound where @changeset, which was applied, has changed it, as far as foreign keys do not tell;
 * %FALSE with %QUOTH_ERROR_CONFLICT and the reason. O(what was changed). */
gboolean quoth_undo_check (QuothDatabase *database, GBytes *changeset, GError **error);

G_END_DECLS
