/* quoth-lane-map.h: the lane of each annotation of a document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-document-model.h"

G_BEGIN_DECLS

/**
 * QuothLaneMap:
 *
 * The lanes of a document's annotations, found when they are asked for and remembered.
 */
typedef struct _QuothLaneMap QuothLaneMap;

/** quoth_lane_map_new: (transfer full): the lanes of what is in @model, which is borrowed. */
QuothLaneMap *quoth_lane_map_new (QuothDocumentModel *model);
void quoth_lane_map_free (QuothLaneMap *self);

/** quoth_lane_map_get: the lane of @annotation, which is in the model; %QUOTH_LANES_MAX if it found none. */
guint quoth_lane_map_get (QuothLaneMap *self, QuothAnnotation *annotation);

/**
 * quoth_lane_map_invalidate:
 * @extent: what changed in the model, before and after
 *
 * Returns: where lanes may be others now: @extent and everything that overlaps in a chain with what was in it
 */
QuothRange quoth_lane_map_invalidate (QuothLaneMap *self, QuothRange extent);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothLaneMap, quoth_lane_map_free)

G_END_DECLS
