/* quoth-agreement-private.h: results in the making (private to the agreement)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "agreement/quoth-agreement.h"
#include "agreement/quoth-estimate.h"

G_BEGIN_DECLS

/** quoth_agreement_new: (transfer full): of which nothing is known yet. */
QuothAgreement *quoth_agreement_new (QuothMeasure measure, QuothMetric metric);

/** quoth_agreement_set_undefined: @why: translated. */
void quoth_agreement_set_undefined (QuothAgreement *self, const char *why);

/** quoth_agreement_set_estimate: what @estimate says. */
void quoth_agreement_set_estimate (QuothAgreement *self, const QuothEstimate *estimate);

/** quoth_why_explain: (transfer none) (nullable): in words, translated. */
const char *quoth_why_explain (QuothWhy why);

G_END_DECLS
