/* quoth-halves.h: one annotation becomes two, and two become one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/quoth-cue.h"

G_BEGIN_DECLS

/**
 * quoth_annotation_split:
 * @offset: the place between the two; a code point of @text, the document's
 *
 * The first half keeps the id and what refers to it, but see quoth_cue_goes_along(); the second is a new annotation. **Both have all fields** (whose actor, the
 * statement, categories, …), since it is for the coder to say which half they are about. A fragment that holds @offset is
 * cut there, without the blanks and stops at the cut.
 *
 * Returns: (transfer full): the second half, with @first (out) (transfer full); or %NULL with %QUOTH_ERROR_INVALID where nothing would be
 *   left of one of them
 */
gpointer quoth_annotation_split (gconstpointer annotation, QuothText *text, guint offset, gpointer *first, GError **error);

/**
 * quoth_cue_goes_along: whether @cue, which is of the claim that was split into @first and @second, is now of the second: it begins in
 * the words of the second, or behind them. What precedes a claim ("according to …") introduces the first; what has no place stays.
 */
gboolean quoth_cue_goes_along (const QuothCue *cue, gconstpointer first, gconstpointer second);

/**
 * quoth_annotation_join:
 * @into: a copy, which is changed
 * @other: of the same document
 *
 * @into covers what both cover, in fragments; those with nothing but blanks and stops of one paragraph between them become one. It gets
 * the fields it has not from @other, and the categories, roles, propositions of both.
 *
 * Returns: %FALSE with %QUOTH_ERROR_INVALID, and the reason, where they are not of one kind, coder and document, or something of
 *   @other would be lost because @into has another; @into is then of no use
 */
gboolean quoth_annotation_join (gpointer into, gconstpointer other, QuothText *text, GError **error);

/**
 * quoth_annotation_is_same: whether one of the two is too many: the same kind, coder, document and fragments, and a mention's actor,
 * a cue's kind and claim, a claim's statement, claimant and categories.
 */
gboolean quoth_annotation_is_same (gconstpointer a, gconstpointer b);

G_END_DECLS
