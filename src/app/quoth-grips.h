/* quoth-grips.h: what the ends of the selected annotation are dragged by
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-highlight-layout.h"
#include "quoth-palette.h"

G_BEGIN_DECLS

/**
 * QuothGrip:
 * @fragment: of which fragment
 * @end: which end of it: where the text is read from the right, the start is at the right
 * @x: where it stands
 * @top: of the glyphs there
 * @bottom: where its knob is
 *
 * A knob under one end of a fragment. In buffer coordinates.
 */
typedef struct
{
  guint fragment;
  QuothEnd end;
  int x;
  int top;
  int bottom;
} QuothGrip;

/** QuothGrips: what is needed to find them; all borrowed. @annotation: as it is laid out. */
typedef struct
{
  GtkTextView *view;
  QuothTextMap *map;
  QuothHighlightLayout *layout;
  const QuothAnnotation *annotation;
} QuothGrips;

/** quoth_grips_get: Returns: %FALSE if that end is not in the buffer, or there is nothing between the ends. */
gboolean quoth_grips_get (const QuothGrips *self, guint fragment, QuothEnd end, QuothGrip *grip);

/** quoth_grips_find: the grip at a place in buffer coordinates. O(fragments). */
gboolean quoth_grips_find (const QuothGrips *self, int x, int y, QuothGrip *grip);

/** quoth_grips_snapshot: draws those that are on the page; @held (nullable) larger. */
void quoth_grips_snapshot (const QuothGrips *self, QuothPalette *palette, const QuothGrip *held, GtkSnapshot *snapshot);

G_END_DECLS
