/* quoth-confusion-view.h: which values two coders gave to the same things, as a heat map
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-agreement-disputes.h"

G_BEGIN_DECLS

/**
 * QuothConfusionView:
 *
 * Signal: "filter" (const QuothDisputeFilter *): the places are wanted that a cell counts.
 */
#define QUOTH_TYPE_CONFUSION_VIEW (quoth_confusion_view_get_type ())
G_DECLARE_FINAL_TYPE (QuothConfusionView, quoth_confusion_view, QUOTH, CONFUSION_VIEW, GtkWidget)

/** quoth_confusion_view_show: @findings: (nullable): must be there until another is shown. */
void quoth_confusion_view_show (QuothConfusionView *self, const QuothAgreementFindings *findings);

/** quoth_confusion_view_choose: shows two coders, by their numbers. */
void quoth_confusion_view_choose (QuothConfusionView *self, guint first, guint second);

/** quoth_confusion_view_dup_csv: (transfer full) (nullable): what is shown. */
char *quoth_confusion_view_dup_csv (QuothConfusionView *self);

G_END_DECLS
