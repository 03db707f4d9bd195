/* quoth-revise-private.h: what stands in a corrected text (private to the reworks)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/quoth-annotation.h"
#include "model/quoth-document.h"
#include "text/quoth-anchor.h"

G_BEGIN_DECLS

/**
 * quoth_revise_segments:
 * @document: with its text and segments
 * @text: its new text
 * @anchor: from the one to the other
 *
 * Returns: (transfer full) (element-type QuothSegment): the segments of @text
 */
GPtrArray *quoth_revise_segments (const QuothDocument *document, QuothText *text, QuothAnchor *anchor);

/**
 * quoth_revise_spans:
 * @text: the text after
 * @before: an annotation, in the text before
 * @after: gets the places and quotes of all its fragments in @text
 *
 * Returns: the fate of the worst of the fragments; of one that is lost, @after may have some of them only
 */
QuothFate quoth_revise_spans (QuothText *text, QuothAnchor *anchor, gconstpointer before, gpointer after);

G_END_DECLS
