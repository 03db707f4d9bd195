/* quoth-boundary-similarity.h: agreement on where something begins and ends (private to the agreement)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "agreement/quoth-continuum.h"
#include "agreement/quoth-estimate.h"

G_BEGIN_DECLS

/** quoth_boundary_similarity_estimate: B, of two coders, or the mean over all pairs that have a value. See quoth-boundary-similarity.c. */
void quoth_boundary_similarity_estimate (const QuothContinuum *continuum, QuothEstimate *estimate);

G_END_DECLS
