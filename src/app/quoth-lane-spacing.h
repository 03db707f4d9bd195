/* quoth-lane-spacing.h: room under the lines of a paragraph for its lanes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-lane-map.h"
#include "quoth-text-map.h"

G_BEGIN_DECLS

/** QUOTH_LINE_SPACING: pixels below each line of a page; enough for the first lanes. */
#define QUOTH_LINE_SPACING 10

/** QuothLaneSpacing: widens the lines of paragraphs that have more lanes than the usual spacing can hold. */
typedef struct _QuothLaneSpacing QuothLaneSpacing;

/** quoth_lane_spacing_new: @map is borrowed. */
QuothLaneSpacing *quoth_lane_spacing_new (QuothTextMap *map);
void quoth_lane_spacing_free (QuothLaneSpacing *self);

/** quoth_lane_spacing_set_extra: pixels between all lines, besides those for lanes. */
void quoth_lane_spacing_set_extra (QuothLaneSpacing *self, int extra);

/** quoth_lane_spacing_clear: the buffer has another text. */
void quoth_lane_spacing_clear (QuothLaneSpacing *self);

/** quoth_lane_spacing_update: sets the spacing of the lines that @extent touches. O(what is in it). */
void quoth_lane_spacing_update (QuothLaneSpacing *self,
                                QuothDocumentModel *model,
                                QuothLaneMap *lanes,
                                QuothRange extent);

/** quoth_lane_spacing_slide: the map holds another part of the document, and of that @fresh since now, without tags. */
void quoth_lane_spacing_slide (QuothLaneSpacing *self,
                               QuothDocumentModel *model,
                               QuothLaneMap *lanes,
                               QuothRange fresh);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothLaneSpacing, quoth_lane_spacing_free)

G_END_DECLS
