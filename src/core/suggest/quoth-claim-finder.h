/* quoth-claim-finder.h: what somebody seems to claim (private to the suggestions)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/quoth-claim.h"
#include "suggest/quoth-scan.h"

G_BEGIN_DECLS

/** QuothClaimReason: why words seem to be a claim. */
typedef enum
{
  QUOTH_CLAIM_THAT,      /* a verb that reports, and a word like "that" */
  QUOTH_CLAIM_SAYS,      /* a verb that reports */
  QUOTH_CLAIM_ACCORDING, /* a source is named for it */
  QUOTH_CLAIM_QUOTATION, /* in quotation marks, with a verb that reports */
  QUOTH_CLAIM_CUE,       /* after words such as "there is reason to believe that" */
  QUOTH_CLAIM_SELF,      /* after words such as "I think" */
} QuothClaimReason;

/** QUOTH_CLAIM_MAX_SPANS: how many fragments a suggested claim has at most. */
#define QUOTH_CLAIM_MAX_SPANS 3

/**
 * QuothFoundClaim:
 * @spans: its fragments, in order
 * @cue: the words that tell it; apart from @spans
 * @trigger: of these the phrase of the lexicon
 * @before: where to look for who claims first: whose name ends last in it
 * @after: where to look then: whose name begins first in it
 * @reporter: (may be empty): where to look for who tells of that: whose name ends last in it
 */
typedef struct
{
  QuothRange spans[QUOTH_CLAIM_MAX_SPANS];
  guint n_spans;
  QuothRange cue;
  QuothRange trigger;
  QuothRange before;
  QuothRange after;
  QuothRange reporter;
  QuothClaimReason reason;
  QuothMode mode;
} QuothFoundClaim;

/** quoth_claims_find: appends (element-type QuothFoundClaim) the claims in @scan, by their place; no two overlap. O(n log n). */
void quoth_claims_find (const QuothScan *scan, GArray *claims);

/** quoth_quotations_find: appends those that stand in quotation marks. O(n). */
void quoth_quotations_find (const QuothScan *scan, GArray *claims);

G_END_DECLS
