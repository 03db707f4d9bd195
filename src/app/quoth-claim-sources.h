/* quoth-claim-sources.h: who says it, to whom and about whom
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-claim-section.h"

G_BEGIN_DECLS

/** QuothClaimSources: the claim in the coder's words, and its actors. To focus it is to write those words. */
#define QUOTH_TYPE_CLAIM_SOURCES (quoth_claim_sources_get_type ())
G_DECLARE_FINAL_TYPE (QuothClaimSources, quoth_claim_sources, QUOTH, CLAIM_SOURCES, QuothClaimSection)

G_END_DECLS
