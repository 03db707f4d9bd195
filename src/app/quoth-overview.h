/* quoth-overview.h: the whole document in a strip
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-source-view.h"

G_BEGIN_DECLS

/**
 * QuothOverview:
 *
 * A strip beside the scroll bar: from top to bottom the whole document, a mark where something is coded, a shade for what is on
 * screen. A click or drag goes there.
 */
#define QUOTH_TYPE_OVERVIEW (quoth_overview_get_type ())
G_DECLARE_FINAL_TYPE (QuothOverview, quoth_overview, QUOTH, OVERVIEW, GtkWidget)

/* Signal "go" (guint offset): the user points at this offset of the document. */

/** quoth_overview_set_view: (nullable): the view that it belongs to, which is borrowed. */
void quoth_overview_set_view (QuothOverview *self, QuothSourceView *view);

/** quoth_overview_update: what is coded, or its colours, changed. */
void quoth_overview_update (QuothOverview *self);

G_END_DECLS
