/* quoth-markup-claim.h: what is said of a claim, as features of a mark (private to quoth-markup-write.c)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-markup.h"

G_BEGIN_DECLS

/** quoth_markup_describe_claim: adds the features of @claim to @mark; @with_chain: its attribution chain, too. */
void quoth_markup_describe_claim (QuothExport *export, QuothMark *mark, const QuothClaim *claim, gboolean with_chain);

/** quoth_markup_count_claim: counts what those would say as lost, but for the first code, without a stance. */
void quoth_markup_count_claim (QuothExport *export, const QuothClaim *claim);

G_END_DECLS
