/* quoth-factuality.h: factuality as two questions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth.h"

G_BEGIN_DECLS

/*
 * A coder answers how sure (0 certain, 1 probable, 2 possible, 3 uncommitted, -1 not said) and which way (0 it is so,
 * 1 it is not so, -1 neither). Together they are one of FactBank's values: certain without a way is CTu.
 */

/** quoth_factuality_from_choice: probable and possible without a way are taken as "it is so", for FactBank has no other. */
QuothFactuality quoth_factuality_from_choice (int certainty, int polarity);

void quoth_factuality_to_choice (QuothFactuality factuality, int *certainty, int *polarity);

G_END_DECLS
