/* quoth-lanes.h: which brackets share a lane under the line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "text/quoth-range.h"

G_BEGIN_DECLS

/** QUOTH_LANES_MAX: how many lanes there are. What finds none of them free has this number: it is counted, not drawn. */
#define QUOTH_LANES_MAX 10

/**
 * QuothLaneItem:
 * @ranges: its fragments, in code points
 * @n_ranges: how many
 * @first: the lane from which one is looked for; those before it only if none is free there
 * @lane: (out): its lane
 *
 * One that wants a lane for all its fragments.
 */
typedef struct
{
  const QuothRange *ranges;
  guint n_ranges;
  guint first;
  guint lane;
} QuothLaneItem;

/**
 * quoth_lanes_assign:
 *
 * First fit: gives each item, in their order, the lowest lane in which none of its fragments overlaps one that is
 * there already. O(n · %QUOTH_LANES_MAX · log n).
 */
void quoth_lanes_assign (QuothLaneItem *items, guint n_items);

G_END_DECLS
