/* quoth-slide-private.h: where an edit is best said to be
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "text/quoth-diff.h"
#include "text/quoth-pieces-private.h"

G_BEGIN_DECLS

/** quoth_slide_edits: @edits (element-type QuothEdit), counted in pieces: each insertion and deletion that could be elsewhere goes where a person would have made it. */
void quoth_slide_edits (GArray *edits,
                        const QuothText *before,
                        const QuothPieces *old,
                        const QuothText *after,
                        const QuothPieces *new);

G_END_DECLS
