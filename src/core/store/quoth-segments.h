/* quoth-segments.h: the table of a document's segments (private to the store)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/quoth-record.h"
#include "text/quoth-segmenter.h"

G_BEGIN_DECLS

/** quoth_segments_load: (transfer full) (element-type QuothSegment): the segments of @revision, in
 * order. */
GPtrArray *quoth_segments_load (QuothDatabase *database, const QuothId *revision, GError **error);

/**
 * quoth_segments_check:
 * @length: of the text, in code points
 *
 * Whether the segments ascend without overlapping and lie inside the text; %QUOTH_ERROR_OFFSET if
 * not.
 */
gboolean quoth_segments_check (GPtrArray *segments, guint length, GError **error);

/**
 * quoth_segments_add:
 * @record: (nullable): where they are written down; %NULL if SQLite's session sees them
 *
 * Writes the segments of a revision that has not been there before.
 */
gboolean quoth_segments_add (QuothDatabase *database,
                             QuothRecord *record,
                             const QuothId *revision,
                             GPtrArray *segments,
                             GError **error);

/**
 * quoth_segments_replace:
 * @by_coder: whether what differs from the segments there are is a coder's correction
 *
 * Makes @segments those of @revision; the ones that stay the same are not touched.
 */
gboolean quoth_segments_replace (QuothDatabase *database,
                                 const QuothId *revision,
                                 GPtrArray *segments,
                                 gboolean by_coder,
                                 GError **error);

G_END_DECLS
