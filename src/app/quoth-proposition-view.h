/* quoth-proposition-view.h: a proposition, and who supports, denies or reports it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-desk.h"
#include "quoth-findings.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define QUOTH_TYPE_PROPOSITION_VIEW (quoth_proposition_view_get_type ())
G_DECLARE_FINAL_TYPE (QuothPropositionView, quoth_proposition_view, QUOTH, PROPOSITION_VIEW, GtkWidget)

/** quoth_proposition_view_show: @finding is read at once and not kept; %NULL: nothing. */
void quoth_proposition_view_show (QuothPropositionView *self, QuothDesk *desk, const QuothFinding *finding);

/** quoth_proposition_view_focus: puts the focus into the statement. */
void quoth_proposition_view_focus (QuothPropositionView *self);

G_END_DECLS
