/* quoth-range.h: a stretch of text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * QuothRange:
 * @start: the first code point
 * @end: the code point after the last
 *
 * A half-open stretch [start, end) of a text, in Unicode **code points**. Where nothing else is
 * said, every offset of libquoth is one of these. `start == end` is an empty range between two
 * characters; `start > end` is not a range.
 */
typedef struct
{
  guint start;
  guint end;
} QuothRange;

/** quoth_range: the range [start, end). */
static inline QuothRange
quoth_range (guint start, guint end)
{
  return (QuothRange){ start, end };
}

/** quoth_range_length: how many code points it covers. */
static inline guint
quoth_range_length (QuothRange range)
{
  return range.end - range.start;
}

/** quoth_range_is_empty: whether it covers no code point. */
static inline gboolean
quoth_range_is_empty (QuothRange range)
{
  return range.start == range.end;
}

/** quoth_range_equal: whether both ends are the same. */
static inline gboolean
quoth_range_equal (QuothRange a, QuothRange b)
{
  return a.start == b.start && a.end == b.end;
}

/** quoth_range_contains: whether the code point at @offset lies in it. */
static inline gboolean
quoth_range_contains (QuothRange range, guint offset)
{
  return range.start <= offset && offset < range.end;
}

/**
 * quoth_range_overlaps:
 *
 * Whether the two share a code point. An empty range overlaps what it lies strictly inside of, and
 * an equal empty range; ranges that only touch do not overlap.
 */
static inline gboolean
quoth_range_overlaps (QuothRange a, QuothRange b)
{
  return (a.start < b.end && b.start < a.end) || quoth_range_equal (a, b);
}

/** quoth_range_compare: by start, then the longer first; the order annotations nest in. */
static inline int
quoth_range_compare (QuothRange a, QuothRange b)
{
  if (a.start != b.start)
    return a.start < b.start ? -1 : 1;
  if (a.end != b.end)
    return a.end > b.end ? -1 : 1;
  return 0;
}

G_END_DECLS
