/* quoth-match-painter.h: marks what was found on the visible page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-highlight-painter.h"

G_BEGIN_DECLS

/** QUOTH_MATCH_FILL: how strong what is below the words of a match is, for a tint of 1. */
#define QUOTH_MATCH_FILL 2.9f

/** quoth_match_painter_get_color: what matches are marked with, where nothing needs to be read on it. */
void quoth_match_painter_get_color (GdkRGBA *color);

/**
 * quoth_match_painter_snapshot:
 * @matches: (element-type QuothRange): ascending, of the document
 * @match: the one that is shown; it has a frame
 * @painter: what draws what is coded, for its view, its layout and its palette
 *
 * Draws below the text, in buffer coordinates, what the view shows. O(log matches + what is visible).
 */
void quoth_match_painter_snapshot (GArray *matches,
                                   guint match,
                                   const QuothHighlightPainter *painter,
                                   QuothTextMap *map,
                                   GtkSnapshot *snapshot);

G_END_DECLS
