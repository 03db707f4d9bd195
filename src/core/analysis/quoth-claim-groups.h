/* quoth-claim-groups.h: claims put together by what they are linked to (private to the analysis)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "analysis/quoth-utterance.h"

G_BEGIN_DECLS

#define QUOTH_N_LINKS (QUOTH_LINK_REPORTS + 1)

/** QuothClaimGroup: @claims: (element-type QuothClaim): for each #QuothLink what is so linked to @proposition. */
typedef struct
{
  QuothProposition *proposition;
  GPtrArray *claims[QUOTH_N_LINKS];
} QuothClaimGroup;

/**
 * QuothClaimGroups:
 * @groups: (element-type QuothClaimGroup): for every proposition in scope, by its id
 * @relations: (element-type QuothRelation): the relations of one kind, by id, of which both claims and the coder are in scope
 * @related: id → QuothClaim: the claims that these relate
 */
typedef struct
{
  GPtrArray *groups;
  GPtrArray *relations;
  GHashTable *related;
} QuothClaimGroups;

/** quoth_claim_groups_load: (transfer full): the claims of @scope, and the relations between them. */
QuothClaimGroups *quoth_claim_groups_load (QuothReader *reader,
                                           const QuothScope *scope,
                                           const char *relation_kind,
                                           GCancellable *cancellable,
                                           GError **error);

void quoth_claim_groups_free (QuothClaimGroups *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothClaimGroups, quoth_claim_groups_free)

G_END_DECLS
