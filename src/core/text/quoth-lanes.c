/* quoth-lanes.c: which brackets share a lane under the line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "text/quoth-lanes.h"

#include "text/quoth-range-tree.h"

static gboolean
found_cb (QuothRange range, gpointer value, gpointer user_data)
{
  gboolean *found = user_data;

  *found = TRUE;
  return G_SOURCE_REMOVE;
}

static gboolean
is_free (const QuothRangeTree *lane, const QuothLaneItem *item)
{
  gboolean taken = FALSE;

  for (guint i = 0; i < item->n_ranges && !taken; i++)
    quoth_range_tree_foreach_overlap (lane, item->ranges[i], found_cb, &taken);
  return !taken;
}

/* The lowest from @first on, and before @end, that is free; else none: QUOTH_LANES_MAX. */
static guint
find_lane (QuothRangeTree **lanes, const QuothLaneItem *item, guint first, guint end)
{
  for (guint lane = first; lane < end; lane++)
    if (lanes[lane] == NULL || is_free (lanes[lane], item))
      return lane;
  return QUOTH_LANES_MAX;
}

void
quoth_lanes_assign (QuothLaneItem *items, guint n_items)
{
  QuothRangeTree *lanes[QUOTH_LANES_MAX] = { NULL };

  for (guint i = 0; i < n_items; i++)
    {
      QuothLaneItem *item = &items[i];

      item->lane = find_lane (lanes, item, item->first, QUOTH_LANES_MAX);
      if (item->lane >= QUOTH_LANES_MAX && item->first > 0)
        item->lane = find_lane (lanes, item, 0, item->first);
      if (item->lane >= QUOTH_LANES_MAX)
        continue;
      if (lanes[item->lane] == NULL)
        lanes[item->lane] = quoth_range_tree_new ();
      for (guint j = 0; j < item->n_ranges; j++)
        quoth_range_tree_insert (lanes[item->lane], item->ranges[j], item);
    }

  for (guint i = 0; i < QUOTH_LANES_MAX; i++)
    g_clear_pointer (&lanes[i], quoth_range_tree_free);
}
