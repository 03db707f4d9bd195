/* quoth-claimant.h: who probably claims
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-desk.h"

G_BEGIN_DECLS

/**
 * quoth_claimant_suggest:
 * @mention: (out): the mention that names the claimant, or none
 *
 * The actor that @claim most plausibly comes from: one that is mentioned before it in the same sentence or the one before,
 * the nearest one; else the document’s author, if the project knows an
 * actor of that name.
 *
 * Returns: (transfer none) (nullable): the actor
 */
const QuothActor *quoth_claimant_suggest (QuothDesk *desk, const QuothClaim *claim, QuothId *mention);

G_END_DECLS
