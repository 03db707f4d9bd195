/* quoth-snapshot.h: what the window's lists need, as read from the project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth.h"

G_BEGIN_DECLS

/**
 * QuothSnapshot:
 * @whole: by kind: whether @values has all there are of it, or only those that changed
 * @values: (element-type QuothValue): by kind: what was read; never %NULL
 * @removed: (element-type QuothNewsItem): what is gone
 * @document_counts: see quoth_reader_count_documents()
 * @actor_counts: see quoth_reader_count_actors()
 * @code_counts: (nullable): see quoth_reader_count_codes(); %NULL: as they were
 * @words: (nullable): see quoth_reader_list_words(); %NULL: as they were
 * @undo: (nullable): what the coder could undo
 * @redo: (nullable): what the coder could redo
 */
typedef struct
{
  gboolean whole[QUOTH_N_KINDS];
  GPtrArray *values[QUOTH_N_KINDS];
  GArray *removed;
  GArray *document_counts;
  GArray *actor_counts;
  GArray *code_counts;
  GStrv words[QUOTH_N_WORDS];
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
