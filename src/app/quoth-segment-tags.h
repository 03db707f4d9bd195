/* quoth-segment-tags.h: how the structure of a text looks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-text-map.h"

G_BEGIN_DECLS

/** QuothSegmentTags: headings are larger, boilerplate and metadata dim, questions of an interview bold. */
typedef struct _QuothSegmentTags QuothSegmentTags;

/** quoth_segment_tags_new: @map is borrowed. */
QuothSegmentTags *quoth_segment_tags_new (QuothTextMap *map);
void quoth_segment_tags_free (QuothSegmentTags *self);

/** Pixels above a paragraph, above a heading, and above all of the text. */
#define QUOTH_PARAGRAPH_SPACING 6
#define QUOTH_HEADING_SPACING 14
#define QUOTH_TOP_SPACING 22

/** quoth_segment_tags_set_color: (not nullable): the colour of the text, of which the dim one is made. */
void quoth_segment_tags_set_color (QuothSegmentTags *self, const GdkRGBA *color);

/** quoth_segment_tags_apply: @segments: (nullable) (element-type QuothSegment): of the text in the map, which holds @range of it. O(n). */
void quoth_segment_tags_apply (QuothSegmentTags *self, GPtrArray *segments, QuothRange range);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothSegmentTags, quoth_segment_tags_free)

G_END_DECLS
