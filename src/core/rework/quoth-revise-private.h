/* quoth-revise-private.h: the segments of a corrected text (private to the correction of texts)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

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

G_END_DECLS
