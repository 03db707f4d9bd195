/* quoth-disagreement-findings.h: what merged copies disagree about, as rows of a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-findings.h"

G_BEGIN_DECLS

extern const QuothFindingKind quoth_disagreement_findings;

/** quoth_disagreement_append_json: appends @disagreement as a JSON object. */
void quoth_disagreement_append_json (const QuothDisagreement *disagreement, GString *out);

G_END_DECLS
