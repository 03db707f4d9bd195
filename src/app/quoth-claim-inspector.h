/* quoth-claim-inspector.h: the fields of a claim
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** QuothClaimInspector: the page of the inspector for a claim. */
#define QUOTH_TYPE_CLAIM_INSPECTOR (quoth_claim_inspector_get_type ())
G_DECLARE_FINAL_TYPE (QuothClaimInspector, quoth_claim_inspector, QUOTH, CLAIM_INSPECTOR, GtkWidget)

void quoth_claim_inspector_show (QuothClaimInspector *self, QuothDesk *desk, QuothClaim *claim);

/** quoth_claim_inspector_commit: saves what is being typed. */
void quoth_claim_inspector_commit (QuothClaimInspector *self);

void quoth_claim_inspector_focus (QuothClaimInspector *self);

G_END_DECLS
