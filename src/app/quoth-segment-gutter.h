/* quoth-segment-gutter.h: the numbers beside the text, and where it is coded
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtksourceview/gtksource.h>

#include "quoth-text-map.h"

G_BEGIN_DECLS

/**
 * QuothSegmentGutter:
 *
 * The gutter of a #QuothSourceView: the number of each segment, and on each display line a stripe for each colour that is
 * coded there.
 */
#define QUOTH_TYPE_SEGMENT_GUTTER (quoth_segment_gutter_get_type ())
G_DECLARE_FINAL_TYPE (QuothSegmentGutter, quoth_segment_gutter, QUOTH, SEGMENT_GUTTER, GtkSourceGutterRenderer)

GtkSourceGutterRenderer *quoth_segment_gutter_new (void);

/** quoth_segment_gutter_set_document: (nullable): the document whose segments are numbered; its text is in @map. O(segments). */
void quoth_segment_gutter_set_document (QuothSegmentGutter *self,
                                        QuothTextMap *map,
                                        const QuothDocument *document);

G_END_DECLS
