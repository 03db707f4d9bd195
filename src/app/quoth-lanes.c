/* quoth-lanes.c: which brackets share a lane under the line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-lanes.h"

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

void
quoth_lanes_assign (QuothLaneItem *items, guint n_items)
{
  QuothRangeTree *lanes[QUOTH_LANES_MAX] = { NULL };

  for (guint i = 0; i < n_items; i++)
    {
      QuothLaneItem *item = &items[i];

      item->lane = item->first;
      while (item->lane < QUOTH_LANES_MAX && lanes[item->lane] != NULL && !is_free (lanes[item->lane], item))
        item->lane++;
      if (item->lane >= QUOTH_LANES_MAX)
        {
          item->lane = QUOTH_LANES_MAX;
          continue;
        }
      if (lanes[item->lane] == NULL)
        lanes[item->lane] = quoth_range_tree_new ();
      for (guint j = 0; j < item->n_ranges; j++)
        quoth_range_tree_insert (lanes[item->lane], item->ranges[j], item);
    }

  for (guint i = 0; i < QUOTH_LANES_MAX; i++)
    g_clear_pointer (&lanes[i], quoth_range_tree_free);
}
