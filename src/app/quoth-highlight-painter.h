/* quoth-highlight-painter.h: draws what is coded on the visible page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-highlight-layout.h"
#include "quoth-palette.h"
#include "quoth-shown.h"

G_BEGIN_DECLS

/**
 * QuothHighlightPainter:
 * @view: the text view
 * @layout: where things are
 * @palette: their colours
 * @selected: (nullable): drawn strong
 * @others: (nullable) (element-type QuothId): a set of those that are drawn so too
 * @hovered: (nullable): its fragments are joined
 * @shown: (nullable): what else is drawn at all
 * @ghost: (nullable): of the suggestions the one that a key would accept
 * @column: the text column: x and width in buffer coordinates
 *
 * What one drawing needs; all borrowed.
 */
typedef struct
{
  GtkTextView *view;
  QuothHighlightLayout *layout;
  QuothPalette *palette;
  const QuothAnnotation *selected;
  GHashTable *others;
  const QuothAnnotation *hovered;
  QuothShown *shown;
  const QuothSuggestion *ghost;
  GdkRectangle column;
} QuothHighlightPainter;

/** quoth_highlight_painter_snapshot: draws below the text, in buffer coordinates, what the view shows. O(what is visible). */
void quoth_highlight_painter_snapshot (const QuothHighlightPainter *self, GtkSnapshot *snapshot);

G_END_DECLS
