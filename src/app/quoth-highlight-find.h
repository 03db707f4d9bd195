/* quoth-highlight-find.h: what is coded at a place on the page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-highlight-layout.h"

G_BEGIN_DECLS

/**
 * quoth_highlight_find: (transfer container) (element-type QuothAnnotation): what is at a place in buffer coordinates: the one whose
 * bracket is there, or all that have the glyphs there, innermost first.
 */
GPtrArray *quoth_highlight_find (QuothHighlightLayout *self, GtkTextView *view, int x, int y);

G_END_DECLS
