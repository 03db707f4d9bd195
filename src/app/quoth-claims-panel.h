/* quoth-claims-panel.h: the claims, in the side pane
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * QuothClaimsPanel:
 *
 * The claims of the open text, or of all, with an entry that filters them as somebody types. A project may have hundreds of thousands:
 * what is not on screen is not read.
 */
#define QUOTH_TYPE_CLAIMS_PANEL (quoth_claims_panel_get_type ())
G_DECLARE_FINAL_TYPE (QuothClaimsPanel, quoth_claims_panel, QUOTH, CLAIMS_PANEL, GtkWidget)

/** quoth_claims_panel_set_desk: (nullable) @desk: whose claims are shown. */
void quoth_claims_panel_set_desk (QuothClaimsPanel *self, QuothDesk *desk);

/** quoth_claims_panel_set_empty: what is shown where there is nothing. */
void quoth_claims_panel_set_empty (QuothClaimsPanel *self, GtkWidget *widget);

G_END_DECLS
