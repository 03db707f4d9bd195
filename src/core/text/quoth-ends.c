/* quoth-ends.c: moving one end of a range
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An end that is pulled past the other does not turn the range round: it stops one cluster before it. So whoever drags too far
 * and back again has what was there before.
 */

#include "config.h"

#include "text/quoth-ends.h"

#include "text/quoth-boundaries.h"

static QuothRange
with_end (QuothRange range, QuothEnd end, guint offset)
{
  return end == QUOTH_END_START ? quoth_range (offset, range.end) : quoth_range (range.start, offset);
}

static guint
get_end (QuothRange range, QuothEnd end)
{
  return end == QUOTH_END_START ? range.start : range.end;
}

/* @offset, at least one cluster from the other end of @range and inside @limits. */
static guint
hold (QuothText *text, QuothRange range, QuothRange limits, QuothEnd end, guint offset)
{
  guint nearest;

  if (end == QUOTH_END_START)
    {
      nearest = MAX (quoth_text_previous_cluster (text, range.end), limits.start);
      return CLAMP (offset, limits.start, nearest);
    }
  nearest = MIN (quoth_text_next_cluster (text, range.start), limits.end);
  return CLAMP (offset, nearest, limits.end);
}

/* The boundary next to @offset; the one before it where both are as near. */
static guint
snap_to_cluster (QuothText *text, guint offset)
{
  guint before, after;

  if (quoth_text_is_cluster_boundary (text, offset))
    return offset;
  before = quoth_text_previous_cluster (text, offset);
  after = quoth_text_next_cluster (text, offset);
  return after - offset < offset - before ? after : before;
}

/* The far side of the word that holds @offset; a word that only ends or begins there stays out. */
static guint
snap_to_word (QuothText *text, QuothRange range, QuothEnd end, guint offset)
{
  guint at = snap_to_cluster (text, offset);
  QuothRange moved = with_end (range, end, at);
  QuothRange whole, trimmed;

  if (moved.start >= moved.end)
    return at;
  whole = quoth_text_snap_to_words (text, moved);
  whole = with_end (range, end, get_end (whole, end));
  trimmed = quoth_text_trim (text, whole);
  if (quoth_range_is_empty (trimmed))
    return get_end (whole, end);
  return get_end (trimmed, end);
}

QuothRange
quoth_text_pull_end (QuothText *self, QuothRange range, QuothRange limits, QuothEnd end, guint offset, QuothGrain grain)
{
  offset = hold (self, range, limits, end, MIN (offset, quoth_text_get_length (self)));
  if (grain == QUOTH_GRAIN_WORD)
    offset = snap_to_word (self, range, end, offset);
  else
    offset = snap_to_cluster (self, offset);
  return with_end (range, end, hold (self, range, limits, end, offset));
}

static guint
step (QuothText *text, guint offset, int direction, QuothGrain grain)
{
  if (grain == QUOTH_GRAIN_CLUSTER)
    return direction > 0 ? quoth_text_next_cluster (text, offset) : quoth_text_previous_cluster (text, offset);
  return direction > 0 ? quoth_text_next_word (text, offset) : quoth_text_previous_word (text, offset);
}

/* Words have two ends: a step may only have come to the near side of a blank or a stop. */
static gboolean
is_trim (QuothText *text, QuothRange range, QuothEnd end)
{
  return get_end (quoth_text_trim (text, range), end) == get_end (range, end);
}

QuothRange
quoth_text_step_end (QuothText *self, QuothRange range, QuothRange limits, QuothEnd end, int direction, QuothGrain grain)
{
  guint offset = get_end (range, end);

  while (TRUE)
    {
      guint next = step (self, offset, direction, grain);
      QuothRange moved = with_end (range, end, next);

      if (next == offset || moved.start >= moved.end || moved.start < limits.start || moved.end > limits.end)
        return range;
      if (grain == QUOTH_GRAIN_CLUSTER
          || (quoth_text_is_cluster_boundary (self, next) && is_trim (self, moved, end)))
        return moved;
      offset = next;
    }
}
