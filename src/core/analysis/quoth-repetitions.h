/* quoth-repetitions.h: what is said again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "analysis/quoth-utterance.h"

G_BEGIN_DECLS

/**
 * QuothRepetition:
 * @proposition: (nullable): what is said; %NULL where only relations of coders say that claims repeat each other
 * @link: what all of them do to it; %QUOTH_LINK_REPORTS without a proposition
 * @utterances: (element-type QuothUtterance): two or more, in the order they were said: the first said it first
 * @order_is_known: whether the first was surely said before the second: both have dates, and these do not overlap ("2023" and "2023-03"
 *   do), or they stand in one document
 * @n_claimants: how many different claimants there are among them; all that are not known count as one
 * @relations: (element-type QuothRelation): the relations “repeats” between them
 */
typedef struct
{
  QuothProposition *proposition;
  QuothLink link;
  GPtrArray *utterances;
  gboolean order_is_known;
  guint n_claimants;
  GPtrArray *relations;
} QuothRepetition;

void quoth_repetition_free (QuothRepetition *self);

/**
 * quoth_repetitions_find:
 *
 * A repetition is two or more claims that do the same to one proposition: support it, deny it, or report it; who supports what
 * another only reports does not repeat it. Of twins (quoth_utterance_is_twin()) the first counts. Claims that a coder relates as
 * “repeats”, and that are together in no such group, make groups of their own, each of all that hang together by such relations.
 *
 * The result is by the proposition's id and the link; then the groups without a proposition, by their first utterance. O(n log n) in
 * the claims in scope; twins are looked for among the claims of one document only.
 *
 * Returns: (transfer full) (element-type QuothRepetition): what was found, or %NULL with @error
 */
GPtrArray *quoth_repetitions_find (QuothReader *reader,
                                   const QuothScope *scope,
                                   GCancellable *cancellable,
                                   GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothRepetition, quoth_repetition_free)

G_END_DECLS
