/* quoth-attribution.h: who says it, on whose word, as one line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/quoth-claim.h"

G_BEGIN_DECLS

/** QuothNameFunc: what people call the actor @id (transfer none); %NULL or "" if it has no name. */
typedef const char *(*QuothNameFunc) (const QuothId *id, gpointer user_data);

/**
 * quoth_attribution_to_string:
 * @name: gives the names of actors
 *
 * The chain, outermost first, and at its end who claims: "The Insider ← Smolyakov ← US intelligence". A claimant who is in the
 * chain is not told twice; one who is not stands after it, or beside the innermost if that one is a claimant too
 * ("The Insider ← Li, Zhang"). Actors without a name are "?".
 *
 * Returns: (transfer full): the line; "" if nobody is named
 */
char *quoth_attribution_to_string (const QuothClaim *claim, QuothNameFunc name, gpointer user_data);

G_END_DECLS
