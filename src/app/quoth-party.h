/* quoth-party.h: the actors of a claim, in their places
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth.h"

G_BEGIN_DECLS

/** QuothParty: what actors are to a claim, with the sources of its chain as one more part. The roles have their own numbers. */
typedef enum
{
  QUOTH_PARTY_CLAIMANT = QUOTH_ROLE_CLAIMANT,
  QUOTH_PARTY_ADDRESSEE = QUOTH_ROLE_ADDRESSEE,
  QUOTH_PARTY_OBJECT = QUOTH_ROLE_OBJECT,
  QUOTH_PARTY_SOURCE,
} QuothParty;

#define QUOTH_N_PARTIES (QUOTH_PARTY_SOURCE + 1)

/*
 * Places are counted from 0 within a party, in the order of the claim. What changes a claim is for a copy of it; one that
 * says no (by its error, a whole sentence) has changed nothing: an actor has each role once, and does not stand in the chain
 * twice in a row.
 */

guint quoth_party_count (const QuothClaim *claim, QuothParty party);

/** quoth_party_get_actor: (transfer none): the actor in place @n. */
const QuothId *quoth_party_get_actor (const QuothClaim *claim, QuothParty party, guint n);

/** quoth_party_get_mention: (transfer none): the mention that names it there, or none. */
const QuothId *quoth_party_get_mention (const QuothClaim *claim, QuothParty party, guint n);

/** quoth_party_insert: puts an actor before the one in place @n, or at the end. @mention may be %NULL. */
gboolean quoth_party_insert (QuothClaim *claim,
                             QuothParty party,
                             guint n,
                             const QuothId *actor,
                             const QuothId *mention,
                             GError **error);

/** quoth_party_move: lets the one in place @n and the one @step (−1 or 1) from it change places. */
gboolean quoth_party_move (QuothClaim *claim, QuothParty party, guint n, int step, GError **error);

gboolean quoth_party_remove (QuothClaim *claim, QuothParty party, guint n, GError **error);

/** quoth_party_tie: sets the mention of the actor in place @n; %NULL: none. */
void quoth_party_tie (QuothClaim *claim, QuothParty party, guint n, const QuothId *mention);

G_END_DECLS
