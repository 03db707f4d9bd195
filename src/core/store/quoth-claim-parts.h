/* quoth-claim-parts.h: the tables of what a claim is made of (private to the tables)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/quoth-claim.h"
#include "store/quoth-tables-private.h"

G_BEGIN_DECLS

/** quoth_claim_parts_put: writes all parts of a claim that has none in the tables. */
gboolean quoth_claim_parts_put (QuothDatabase *database, const QuothClaim *claim, GError **error);

/** quoth_claim_parts_remove: deletes all parts of the claim with that id. */
gboolean quoth_claim_parts_remove (QuothDatabase *database, const QuothId *id, GError **error);

/** quoth_claim_parts_load: reads them into a claim that has none. */
gboolean quoth_claim_parts_load (QuothDatabase *database, QuothClaim *claim, GError **error);

/** quoth_claim_parts_check: whether what they refer to is there, and mentions are of their actors
 * and in the same document. */
gboolean quoth_claim_parts_check (QuothTables *tables, const QuothClaim *claim, GError **error);

G_END_DECLS
