/* quoth-claim-links.h: what a claim has to do with other claims
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth.h"

G_BEGIN_DECLS

/**
 * QuothLinkedProposition:
 * @utterances: (element-type QuothUtterance): what is linked to it, the claim itself too
 */
typedef struct
{
  QuothProposition *proposition;
  QuothLink link;
  GPtrArray *utterances;
} QuothLinkedProposition;

/**
 * QuothRelatedClaim:
 * @is_from: whether the relation goes from the claim (or to it)
 * @other: the claim at its other end
 * @document: where that stands (without text)
 */
typedef struct
{
  QuothRelation *relation;
  gboolean is_from;
  QuothClaim *other;
  QuothDocument *document;
} QuothRelatedClaim;

/**
 * QuothClaimLinks:
 * @propositions: (element-type QuothLinkedProposition): in the order of the claim
 * @relations: (element-type QuothRelatedClaim)
 * @matches: (element-type QuothStatementMatch): propositions it might be linked to, the best first; not those it is linked to
 */
typedef struct
{
  GPtrArray *propositions;
  GPtrArray *relations;
  GPtrArray *matches;
} QuothClaimLinks;

/**
 * quoth_claim_links_read:
 * @index: (nullable): of what the propositions say; %NULL looks for no matches
 *
 * Returns: (transfer full): in a thread of readers
 */
QuothClaimLinks *quoth_claim_links_read (QuothReader *reader,
                                         const QuothClaim *claim,
                                         QuothStatementIndex *index,
                                         GCancellable *cancellable,
                                         GError **error);
void quoth_claim_links_free (QuothClaimLinks *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothClaimLinks, quoth_claim_links_free)

G_END_DECLS
