/* quoth-claim-corpus.h: what the claim has to do with others
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-claim-section.h"

G_BEGIN_DECLS

/** QuothClaimCorpus: the propositions a claim is linked to, with who else says so, and its relations to other claims. */
#define QUOTH_TYPE_CLAIM_CORPUS (quoth_claim_corpus_get_type ())
G_DECLARE_FINAL_TYPE (QuothClaimCorpus, quoth_claim_corpus, QUOTH, CLAIM_CORPUS, QuothClaimSection)

G_END_DECLS
