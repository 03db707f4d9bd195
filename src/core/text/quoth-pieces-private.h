/* quoth-pieces-private.h: a text as the numbers of its words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "text/quoth-text.h"

G_BEGIN_DECLS

/**
 * QuothPieces:
 * @numbers: (element-type guint32): what each piece is: equal pieces have equal numbers
 * @ranges: (element-type QuothRange): where each is, in code points
 * @weights: (element-type guint32): what each is worth: a word its bytes, a sign 1
 *
 * A stretch of text cut into pieces: a word; and of all else, and of scripts that do not space their words
 * (Chinese, Japanese, Thai …), each character. Combining marks and joiners belong to the piece before
 * them. White space lies between pieces.
 */
typedef struct
{
  GArray *numbers;
  GArray *ranges;
  GArray *weights;
} QuothPieces;

/** quoth_pieces_numbers_new: (transfer full): which number a piece has, for texts that are to be compared. */
GHashTable *quoth_pieces_numbers_new (void);

/** quoth_pieces_init: cuts @range of @text up; @numbers may not outlive @text. O(n). */
void quoth_pieces_init (QuothPieces *self, const QuothText *text, QuothRange range, GHashTable *numbers);

void quoth_pieces_clear (QuothPieces *self);

/** quoth_text_is_piece_boundary: whether @offset is not inside a piece, nor of white space (0 and the end are not). O(log n). */
gboolean quoth_text_is_piece_boundary (const QuothText *text, guint offset);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (QuothPieces, quoth_pieces_clear)

G_END_DECLS
