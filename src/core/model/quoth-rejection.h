/* quoth-rejection.h: a suggestion that a coder does not want
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/quoth-value.h"
#include "text/quoth-range.h"

G_BEGIN_DECLS

/**
 * QuothRejection:
 * @document: where
 * @coder: whose: what one coder rejects is suggested to the others
 * @kind: of what would have been made: %QUOTH_KIND_MENTION or %QUOTH_KIND_CLAIM
 * @range: from the beginning of the first fragment to the end of the last, in code points
 * @quote: what the text says there; never empty
 *
 * Says "there is nothing of that kind here", whatever the actor. It is no value: it has no id, nothing refers to it, and no format
 * carries it.
 */
typedef struct
{
  QuothId document;
  QuothId coder;
  QuothKind kind;
  QuothRange range;
  char *quote;
} QuothRejection;

/** quoth_rejection_new: (transfer full): @quote is copied. */
QuothRejection *quoth_rejection_new (const QuothId *document, const QuothId *coder, QuothKind kind, QuothRange range, const char *quote);

QuothRejection *quoth_rejection_copy (const QuothRejection *self);
void quoth_rejection_free (QuothRejection *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothRejection, quoth_rejection_free)

G_END_DECLS
