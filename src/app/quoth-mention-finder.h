/* quoth-mention-finder.h: where an actor is named in a document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-document-model.h"

G_BEGIN_DECLS

/**
 * quoth_mentions_near:
 * @place: in code points
 *
 * The mentions of @actor in the document, the nearest to @place first; of two that are as near, the one before it, since an
 * actor is named first and spoken of then. O(annotations).
 *
 * Returns: (transfer container) (element-type QuothMention): the mentions
 */
GPtrArray *quoth_mentions_near (QuothDocumentModel *model, const QuothId *actor, QuothRange place);

G_END_DECLS
