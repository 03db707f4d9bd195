/* quoth-claim-circumstances.h: how, when and where something was claimed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-claim-section.h"

G_BEGIN_DECLS

/** QuothClaimCircumstances: form of action, date and place. */
#define QUOTH_TYPE_CLAIM_CIRCUMSTANCES (quoth_claim_circumstances_get_type ())
G_DECLARE_FINAL_TYPE (QuothClaimCircumstances, quoth_claim_circumstances, QUOTH, CLAIM_CIRCUMSTANCES, QuothClaimSection)

G_END_DECLS
