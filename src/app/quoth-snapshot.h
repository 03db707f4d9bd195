/* quoth-snapshot.h: what the window's lists need, as read from the project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-tally.h"

G_BEGIN_DECLS

/**
 * QuothSnapshot:
 * @whole: by kind: whether @values has all there are of it, or only those that changed
 * @values: (element-type QuothValue): by kind: what was read; never %NULL
 * @removed: (element-type QuothNewsItem): what is gone
 * @tally: (nullable): what there is of annotations; %NULL in a big project, where that takes long and is read on its own
 * @undo: (nullable): what the coder could undo
 * @redo: (nullable): what the coder could redo
 */
typedef struct
{
  gboolean whole[QUOTH_N_KINDS];
  GPtrArray *values[QUOTH_N_KINDS];
  GArray *removed;
  QuothTally *tally;
  QuothStep *undo;
  QuothStep *redo;
} QuothSnapshot;

/**
 * quoth_snapshot_read:
 * @news: (nullable) (element-type QuothNewsItem): what to read anew, or %NULL for everything
 * @coder: whose steps can be undone
 *
 * Reads what a window has all of: the project, coders, documents, actors, propositions and the codebook. Annotations are as many as
 * somebody codes, and are read where they are shown (see QuothDocumentModel and QuothTableModel). In a thread of readers.
 */
QuothSnapshot *quoth_snapshot_read (QuothReader *reader,
                                    GArray *news,
                                    const QuothId *coder,
                                    GError **error);

void quoth_snapshot_free (QuothSnapshot *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothSnapshot, quoth_snapshot_free)

G_END_DECLS
