/* quoth-ghost-painter.h: draws what is only suggested
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-highlight-layout.h"
#include "quoth-palette.h"

G_BEGIN_DECLS

/**
 * quoth_ghost_painter_snapshot:
 * @current: (nullable): drawn stronger
 * @top: of the paragraph, in buffer coordinates
 *
 * Draws the ghosts of @paragraph below its text. O(pieces and ghosts of it).
 */
void quoth_ghost_painter_snapshot (QuothPalette *palette,
                                   const QuothParagraph *paragraph,
                                   const QuothSuggestion *current,
                                   int top,
                                   GtkSnapshot *snapshot);

G_END_DECLS
