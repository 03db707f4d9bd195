/* quoth-board.h: how far each coder is with each text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/quoth-assignment.h"
#include "model/quoth-coder.h"
#include "model/quoth-document.h"
#include "store/quoth-reader.h"

G_BEGIN_DECLS

/**
 * QuothBoard:
 * @documents: (element-type QuothDocument): without their texts
 * @coders: (element-type QuothCoder): whoever is active, or has something to code, by name
 *
 * A table of texts and coders, as it was read.
 */
typedef struct _QuothBoard QuothBoard;

/** quoth_board_load: (transfer full): what @reader is shown. O(annotations). */
QuothBoard *quoth_board_load (QuothReader *reader, GError **error);
void quoth_board_free (QuothBoard *self);

GPtrArray *quoth_board_get_documents (const QuothBoard *self);
GPtrArray *quoth_board_get_coders (const QuothBoard *self);

/** quoth_board_get_assignment: (transfer none) (nullable): what @coder has of @document. O(1). */
const QuothAssignment *quoth_board_get_assignment (const QuothBoard *self, const QuothDocument *document, const QuothCoder *coder);

/** quoth_board_count: how many annotations of @coder have a place in @document. O(1). */
guint quoth_board_count (const QuothBoard *self, const QuothDocument *document, const QuothCoder *coder);

/** quoth_board_is_hidden: whether how much @coder (%NULL: whoever adjudicates) made in @document may not be seen by whom the board was read for, so that it
 * is counted as nothing. O(log texts). */
gboolean quoth_board_is_hidden (const QuothBoard *self, const QuothDocument *document, const QuothCoder *coder);

/** quoth_board_count_gold: how much was adjudicated in @document. O(1). */
guint quoth_board_count_gold (const QuothBoard *self, const QuothDocument *document);

/** quoth_board_count_assignments: how many there are. */
guint quoth_board_count_assignments (const QuothBoard *self);

/**
 * QuothBoardSum: what cells of the table say together
 * @n_assigned: assignments, in whatever state
 * @n_overdue: assignments that are overdue, see quoth_board_is_overdue()
 * @n_annotations: that have a place; those that may not be seen are counted as nothing
 */
typedef struct
{
  guint n_assigned;
  guint n_in_progress;
  guint n_done;
  guint n_overdue;
  guint n_annotations;
} QuothBoardSum;

/** quoth_board_sum: of @document (%NULL: of all) and of @coder (%NULL: of all). O(cells). */
QuothBoardSum quoth_board_sum (const QuothBoard *self, const QuothDocument *document, const QuothCoder *coder);

/** quoth_board_is_overdue: whether the day, month or year of its deadline was over when the board was read, and it is not done. */
gboolean quoth_board_is_overdue (const QuothBoard *self, const QuothAssignment *assignment);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothBoard, quoth_board_free)

G_END_DECLS
