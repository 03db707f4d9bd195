/* quoth-sweep.c: a text, stretch by stretch, with what each coder marked there
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "agreement/quoth-sweep.h"

#include <stdlib.h>

/* A fragment begins or ends. */
typedef struct
{
  guint offset;
  guint unit;
  gboolean opens;
} Event;

static int
compare_events (gconstpointer a, gconstpointer b)
{
  const Event *x = a, *y = b;

  if (x->offset != y->offset)
    return x->offset < y->offset ? -1 : 1;
  return x->unit < y->unit ? -1 : x->unit > y->unit;
}

static GArray *
list_events (const QuothContinuum *continuum)
{
  guint n_units;
  const QuothContinuumUnit *units = quoth_continuum_get_units (continuum, &n_units);
  const QuothRange *ranges = quoth_continuum_get_ranges (continuum);
  GArray *events = g_array_new (FALSE, FALSE, sizeof (Event));

  for (guint u = 0; u < n_units; u++)
    for (guint r = 0; units[u].length > 0 && r < units[u].n_ranges; r++)
      {
        QuothRange range = ranges[units[u].first_range + r];
        Event both[2] = { { range.start, u, TRUE }, { range.end, u, FALSE } };

        g_array_append_vals (events, both, 2);
      }
  g_array_sort (events, compare_events);
  return events;
}

static void
apply (const Event *event, GArray *open)
{
  if (event->opens)
    {
      g_array_append_val (open, event->unit);
      return;
    }
  for (guint i = 0; i < open->len; i++)
    if (g_array_index (open, guint, i) == event->unit)
      {
        g_array_remove_index (open, i);
        return;
      }
}

void
quoth_sweep (const QuothContinuum *continuum, QuothSweepFunc func, gpointer user_data)
{
  guint n_units, n_coders = quoth_continuum_get_n_coders (continuum), here = 0;
  const QuothContinuumUnit *units = quoth_continuum_get_units (continuum, &n_units);
  g_autoptr (GArray) events = list_events (continuum);
  g_autofree GArray **open = g_new (GArray *, MAX (n_coders, 1));

  for (guint c = 0; c < n_coders; c++)
    open[c] = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < events->len; i++)
    {
      const Event *event = &g_array_index (events, Event, i);

      if (event->offset > here)
        func (event->offset - here, open, user_data);
      here = event->offset;
      apply (event, open[units[event->unit].coder]);
    }
  if (quoth_continuum_get_length (continuum) > here)
    func (quoth_continuum_get_length (continuum) - here, open, user_data);
  for (guint c = 0; c < n_coders; c++)
    g_array_unref (open[c]);
}
