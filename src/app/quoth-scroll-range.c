/* quoth-scroll-range.c: where in a long document the scroll bar stands
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nobody knows how high a long document is: only the lines of the window were ever measured, and not all of them yet. So the
 * scroll bar stands where the offset at the top of the screen says, and an average makes pixels of it: then it does not move
 * while lines are measured. Only within two pages of either end, where a reader sees the difference, are the pixels counted.
 */

#include "config.h"

#include "quoth-scroll-range.h"

#define N_PAGES_NEAR 2

static double
choose (double estimated, double counted, double page)
{
  if (counted >= 0 && counted < N_PAGES_NEAR * page)
    return counted;
  /* An estimate is never so small that it says "the end is on screen". */
  return MAX (estimated, page);
}

void
quoth_scroll_range_get (const QuothScrollPlace *place, double *above, double *below)
{
  guint last = MIN (place->seen.end, place->length);

  *above = choose (place->pitch * place->seen.start, place->above, place->page);
  *below = choose (place->pitch * (place->length - last), place->below, place->page);
}

guint
quoth_scroll_range_find (const QuothScrollPlace *place, double share)
{
  guint seen = MIN (quoth_range_length (place->seen), place->length);

  /* The last page has as much on it as it has. */
  if (share >= 1)
    return place->length;
  return (guint) (CLAMP (share, 0.0, 1.0) * (place->length - seen) + 0.5);
}
