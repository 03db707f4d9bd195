/* quoth-claim-assessment.h: what the claim is, as the coder sees it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-claim-section.h"

G_BEGIN_DECLS

/** QuothClaimAssessment: categories with a stance each, factuality, mode and cues. */
#define QUOTH_TYPE_CLAIM_ASSESSMENT (quoth_claim_assessment_get_type ())
G_DECLARE_FINAL_TYPE (QuothClaimAssessment, quoth_claim_assessment, QUOTH, CLAIM_ASSESSMENT, QuothClaimSection)

G_END_DECLS
