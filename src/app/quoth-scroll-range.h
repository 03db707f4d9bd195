/* quoth-scroll-range.h: where in a long document the scroll bar stands
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth.h"

G_BEGIN_DECLS

/**
 * QuothScrollPlace:
 * @seen: what is on screen, in code points
 * @length: of the document
 * @page: the height of the screen, in pixels
 * @pitch: pixels of page for one code point, on an average; more than 0
 * @above: pixels above the screen, if they are known as far as the start of the document; else less than 0
 * @below: the same, to its end
 */
typedef struct
{
  QuothRange seen;
  guint length;
  double page;
  double pitch;
  double above;
  double below;
} QuothScrollPlace;

/** quoth_scroll_range_get: how many pixels of the document are above and below the screen: counted near its ends, estimated elsewhere. */
void quoth_scroll_range_get (const QuothScrollPlace *place, double *above, double *below);

/** quoth_scroll_range_find: the offset that should be at the top of the screen where @share (0 to 1) of what there is to scroll is above it. */
guint quoth_scroll_range_find (const QuothScrollPlace *place, double share);

G_END_DECLS
