/* quoth-agreement-choices.h: what is to be measured
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-agreement-findings.h"
#include "quoth-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * QuothAgreementChoices:
 *
 * The layer, the measure and what it measures differences by, the coders and the texts. What goes with nothing that is chosen is not offered.
 *
 * Signal: "changed": the user chose.
 */
#define QUOTH_TYPE_AGREEMENT_CHOICES (quoth_agreement_choices_get_type ())
G_DECLARE_FINAL_TYPE (QuothAgreementChoices, quoth_agreement_choices, QUOTH, AGREEMENT_CHOICES, GtkWidget)

/** quoth_agreement_choices_set_session: offers what the project has, from here on. */
void quoth_agreement_choices_set_session (QuothAgreementChoices *self, QuothSession *session);

/** quoth_agreement_choices_dup_request: (transfer full): what is chosen. */
QuothAgreementRequest *quoth_agreement_choices_dup_request (QuothAgreementChoices *self);

G_END_DECLS
