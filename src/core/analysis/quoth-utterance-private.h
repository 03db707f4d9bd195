/* quoth-utterance-private.h: how utterances are made (private to the analysis)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "analysis/quoth-utterance.h"

G_BEGIN_DECLS

/**
 * QuothUtteranceMaker:
 *
 * Makes utterances of claims: it knows the names of all actors and all documents of a project. O(actors + documents) to make.
 */
typedef struct _QuothUtteranceMaker QuothUtteranceMaker;

QuothUtteranceMaker *quoth_utterance_maker_new (QuothReader *reader, GCancellable *cancellable, GError **error);
void quoth_utterance_maker_free (QuothUtteranceMaker *self);

/** quoth_utterance_maker_make: (transfer full): the claim as an utterance. */
QuothUtterance *quoth_utterance_maker_make (QuothUtteranceMaker *self, QuothClaim *claim, QuothLink link);

/** quoth_utterance_maker_get_document: (transfer none): the document, or an empty one if the project has lost it. */
QuothDocument *quoth_utterance_maker_get_document (QuothUtteranceMaker *self, const QuothId *id);

/** quoth_utterance_maker_list_written: (transfer full) (element-type QuothId): the documents that @actor is the author of. */
GArray *quoth_utterance_maker_list_written (QuothUtteranceMaker *self, const QuothId *actor);

/** quoth_utterances_new: (transfer full) (element-type QuothUtterance): an empty list. */
GPtrArray *quoth_utterances_new (void);

/** quoth_utterances_sort: in the order they were said. */
void quoth_utterances_sort (GPtrArray *utterances);

/** quoth_utterance_list_keys: (transfer full) (element-type utf8): a key for each claimant, the same for the same; none if it is not known. */
GPtrArray *quoth_utterance_list_keys (const QuothUtterance *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothUtteranceMaker, quoth_utterance_maker_free)

G_END_DECLS
