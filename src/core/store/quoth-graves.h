/* quoth-graves.h: what was deleted, as the journal still has it (private to the store)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/quoth-moves.h"
#include "store/quoth-rewind.h"

G_BEGIN_DECLS

/**
 * QuothGraves:
 *
 * Knows of each row that was deleted which entry of the journal did it last, up to a position in the canonical order. It is only made when
 * it is first asked: O(bytes of the journal before).
 */
typedef struct _QuothGraves QuothGraves;

QuothGraves *quoth_graves_new (QuothDatabase *database, QuothSheets *sheets);
void quoth_graves_free (QuothGraves *self);

/** quoth_graves_go_on: what was done at @position, with @effect, is known from now on, and nothing later. */
gboolean quoth_graves_go_on (QuothGraves *self, const QuothId *entry, GBytes *effect, GError **error);

/** quoth_graves_set_position: before the first question, and before each entry: where the journal is looked at from the beginning up to (exclusive). */
void quoth_graves_set_position (QuothGraves *self, const QuothPosition *position);

/**
 * quoth_graves_find:
 * @id: of a value, or of what else has an id
 *
 * Returns: (transfer container) (element-type QuothMove): the rows that were deleted together with it, good until the next call;
 *   empty if it was never deleted; %NULL with @error
 */
GPtrArray *quoth_graves_find (QuothGraves *self, const QuothId *id, GError **error);

/** quoth_graves_find_row: (transfer full) (nullable): the row with the key of @key as it was when it was deleted last; %NULL if it never was,
 * or with @error. */
QuothCells *
quoth_graves_find_row (QuothGraves *self, const QuothSheet *sheet, const QuothCells *key, GError **error);

/** quoth_graves_find_revisions: (transfer none) (nullable) (element-type QuothCells): all revisions that the document ever had, each as it was
 * made; %NULL for none, or with @error. */
GPtrArray *quoth_graves_find_revisions (QuothGraves *self, const QuothId *document, GError **error);

/** quoth_graves_find_type: the type in @table ("relation_type", "annotation_type") that once had @key; none if there never was one. */
gboolean quoth_graves_find_type (QuothGraves *self, const char *table, const char *key, QuothId *type, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothGraves, quoth_graves_free)

G_END_DECLS
