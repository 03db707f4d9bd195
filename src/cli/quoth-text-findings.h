/* quoth-text-findings.h: the texts of documents, and what has no place in them, as rows of a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-findings.h"

G_BEGIN_DECLS

extern const QuothFindingKind quoth_revision_findings;
extern const QuothFindingKind quoth_unplaced_findings;

G_END_DECLS
