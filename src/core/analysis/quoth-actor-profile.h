/* quoth-actor-profile.h: what an actor says and is said to, and with whom
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "analysis/quoth-utterance.h"

G_BEGIN_DECLS

/** QuothPart: what an actor is to a claim; a claim may be under several. */
typedef enum
{
  QUOTH_PART_CLAIMANT,  /* is who claims it: see QuothUtterance */
  QUOTH_PART_SOURCE,    /* is in its chain, and not who claims it: hands it on */
  QUOTH_PART_ADDRESSEE, /* is addressed */
  QUOTH_PART_OBJECT,    /* is spoken of */
} QuothPart;

#define QUOTH_N_PARTS (QUOTH_PART_OBJECT + 1)

/**
 * QuothAppearance:
 * @document: the document (without text and segments)
 * @annotation: the first (or last) mention or claim there that has to do with the actor
 */
typedef struct
{
  QuothDocument *document;
  QuothId annotation;
} QuothAppearance;

/**
 * QuothCoClaimant:
 * @actor: another who claims
 * @n_documents: documents that both claim in
 * @n_propositions: propositions that both support, or both deny
 * @n_opposed: propositions that one of them supports and the other denies
 * @n_claims: claims that both make: as claimants of the same
 */
typedef struct
{
  QuothId actor;
  guint n_documents;
  guint n_propositions;
  guint n_opposed;
  guint n_claims;
} QuothCoClaimant;

/**
 * QuothActorProfile:
 * @actor: the actor
 * @claims: (element-type QuothUtterance): for each #QuothPart, in the order they were said
 * @n_mentions: how often it is mentioned
 * @n_documents: in how many documents it is mentioned, or has part in a claim
 * @first: where it appears first, by the documents' dates (those without one last); its document is %NULL if it appears nowhere
 * @last: where it appears last, by the documents' dates (those without one first)
 * @co_claimants: (element-type QuothCoClaimant): by how many claims, propositions and documents, the most first
 */
typedef struct
{
  QuothActor *actor;
  GPtrArray *claims[QUOTH_N_PARTS];
  guint n_mentions;
  guint n_documents;
  QuothAppearance first;
  QuothAppearance last;
  GArray *co_claimants;
} QuothActorProfile;

void quoth_actor_profile_free (QuothActorProfile *self);

/**
 * quoth_actor_profile_load: (transfer full): what @id has to do with, or %NULL with @error (%QUOTH_ERROR_NOT_FOUND if there is no such actor).
 * O(mentions and claims in scope).
 */
QuothActorProfile *quoth_actor_profile_load (QuothReader *reader,
                                             const QuothId *id,
                                             const QuothScope *scope,
                                             GCancellable *cancellable,
                                             GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothActorProfile, quoth_actor_profile_free)

G_END_DECLS
