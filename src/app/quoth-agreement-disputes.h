/* quoth-agreement-disputes.h: the places where coders differ
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-agreement-findings.h"
#include "quoth-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * QuothDisputeFilter: those only of which two coders said two things
 * @coders: their numbers
 * @values: (nullable): what they said; %NULL: nothing
 */
typedef struct
{
  guint coders[2];
  const char *values[2];
} QuothDisputeFilter;

/** QuothAgreementDisputes: a list, from each row of which one gets to the text and goes through all of them there. */
#define QUOTH_TYPE_AGREEMENT_DISPUTES (quoth_agreement_disputes_get_type ())
G_DECLARE_FINAL_TYPE (QuothAgreementDisputes, quoth_agreement_disputes, QUOTH, AGREEMENT_DISPUTES, GtkWidget)

/** quoth_agreement_disputes_show: @findings: (nullable): must be there until another is shown. @filter: (nullable). */
void quoth_agreement_disputes_show (
  QuothAgreementDisputes *self, QuothDesk *desk, const QuothAgreementFindings *findings, const QuothDisputeFilter *filter);

G_END_DECLS
