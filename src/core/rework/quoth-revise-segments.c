/* quoth-revise-segments.c: the segments of a corrected text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Segments are found in the new text as in any other. What a coder corrected in those of the old text is what differs from
 * those that are found there: these are anchored in the new text, and what was found where they are gives way; so it does
 * where a coder took a segment away and put nothing in its place. A document without segments stays so.
 */

#include "rework/quoth-revise-private.h"

static gboolean
is_same (const QuothSegment *a, const QuothSegment *b)
{
  return a->kind == b->kind && quoth_range_equal (a->range, b->range)
         && g_strcmp0 (a->number != NULL ? a->number : "", b->number != NULL ? b->number : "") == 0;
}

/* The first of @segments that ends after @offset. */
static guint
find_segment (GPtrArray *segments, guint offset)
{
  guint low = 0;
  guint high = segments->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (((QuothSegment *) segments->pdata[middle])->range.end <= offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* The first of @segments that shares text with @range, or %NULL. */
static QuothSegment *
find_overlapping (GPtrArray *segments, QuothRange range)
{
  guint i = find_segment (segments, range.start);
  QuothSegment *segment = i < segments->len ? segments->pdata[i] : NULL;

  return segment != NULL && segment->range.start < range.end ? segment : NULL;
}

static gboolean
has_segment (GPtrArray *segments, const QuothSegment *segment)
{
  const QuothSegment *there = find_overlapping (segments, segment->range);

  return there != NULL && is_same (there, segment);
}

static void
clear_range (GPtrArray *segments, QuothRange range)
{
  QuothSegment *segment;

  while ((segment = find_overlapping (segments, range)) != NULL)
    g_ptr_array_remove (segments, segment);
}

static void
put_segment (GPtrArray *segments, const QuothSegment *segment, QuothRange range)
{
  QuothSegment *moved = quoth_segment_new (segment->kind, range, segment->number);

  clear_range (segments, range);
  g_ptr_array_insert (segments, (int) find_segment (segments, range.start), moved);
}

GPtrArray *
quoth_revise_segments (const QuothDocument *document, QuothText *text, QuothAnchor *anchor)
{
  g_autoptr (QuothSegmentation) old = quoth_segmentation_new (document->text);
  g_autoptr (QuothSegmentation) new = quoth_segmentation_new (text);
  GPtrArray *segments = g_ptr_array_ref (new->segments);
  QuothRange range;

  if (document->segments->len == 0)
    g_ptr_array_set_size (segments, 0);
  for (guint i = 0; i < old->segments->len; i++)
    {
      const QuothSegment *found = old->segments->pdata[i];

      if (find_overlapping (document->segments, found->range) == NULL
          && quoth_anchor_map (anchor, found->range, &range) != QUOTH_FATE_LOST)
        clear_range (segments, range);
    }
  for (guint i = 0; i < document->segments->len; i++)
    {
      const QuothSegment *segment = document->segments->pdata[i];

      if (!quoth_range_is_empty (segment->range) && !has_segment (old->segments, segment)
          && quoth_anchor_map (anchor, segment->range, &range) != QUOTH_FATE_LOST)
        put_segment (segments, segment, range);
    }
  return segments;
}
