/* quoth-contradictions.h: what one says and another denies
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "analysis/quoth-utterance.h"

G_BEGIN_DECLS

/** QuothContradictionKinds: between whom; a proposition may have several. */
typedef enum
{
  QUOTH_CONTRADICTION_ONE_ACTOR = 1 << 0,     /* one actor is on both sides */
  QUOTH_CONTRADICTION_TWO_ACTORS = 1 << 1,    /* two actors are on two sides */
  QUOTH_CONTRADICTION_UNKNOWN_ACTOR = 1 << 2, /* of one side it is not known who it is */
} QuothContradictionKinds;

/**
 * QuothContradiction:
 * @proposition: (nullable): what is in dispute; %NULL where a coder relates two claims that no proposition sets against each other
 * @kinds: between whom
 * @supports: (element-type QuothUtterance): who says so. Without a proposition: the claim that is contradicted
 * @denies: (element-type QuothUtterance): who denies it. Without a proposition: the claim that contradicts
 * @reports: (element-type QuothUtterance): who hands it on without taking a side; not a party to it
 * @relations: (element-type QuothRelation): the relations “contradicts” between claims of the two sides
 *
 * All in the order they were said.
 */
typedef struct
{
  QuothProposition *proposition;
  QuothContradictionKinds kinds;
  GPtrArray *supports;
  GPtrArray *denies;
  GPtrArray *reports;
  GPtrArray *relations;
} QuothContradiction;

void quoth_contradiction_free (QuothContradiction *self);

/**
 * quoth_contradictions_find:
 *
 * Two claims contradict each other if one **supports** a proposition and the other **denies** it, or if a coder relates
 * them as “contradicts”, and they are not twins (quoth_utterance_is_twin()).
 *
 * The side that a claim takes is its link to the proposition, and nothing else: not its stance, which is for or against a
 * *category*, and not its factuality. The link says what the claimant does to the proposition, with all negation
 * taken in; the factuality says how sure the *author of the text* presents the words in the span to be. Those are two things:
 * - "I don’t think [they have come to an arms deal]" is PR− and denies that there is a deal. Turned by its polarity it would
 *   support it: the same negation would count twice.
 * - "[The ferry pays for itself], says Osterloh. It will not." supports that it pays, for Osterloh, and is CT−, for the author.
 *   The author's own denial is a claim of their own, and is coded as one.
 *
 * The result has one item for each proposition in dispute, by the proposition's id, then one for each two claims that only a
 * relation sets against each other, in the order of the relations. Only claims that contradict another one are in @supports and @denies.
 *
 * O(n log n) in the claims in scope; for a proposition that s support and d deny, O(s·d) only where all of them are twins.
 *
 * Returns: (transfer full) (element-type QuothContradiction): what was found, or %NULL with @error
 */
GPtrArray *quoth_contradictions_find (QuothReader *reader,
                                      const QuothScope *scope,
                                      GCancellable *cancellable,
                                      GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothContradiction, quoth_contradiction_free)

G_END_DECLS
