/* quoth-agreement-parts.h: how far coders agree, part by part
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-agreement-findings.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** QuothAgreementParts: a list of codes, texts or months, with a bar for each. */
#define QUOTH_TYPE_AGREEMENT_PARTS (quoth_agreement_parts_get_type ())
G_DECLARE_FINAL_TYPE (QuothAgreementParts, quoth_agreement_parts, QUOTH, AGREEMENT_PARTS, GtkWidget)

/** quoth_agreement_parts_show: @findings: (nullable): must be there until another is shown. */
void quoth_agreement_parts_show (QuothAgreementParts *self, const QuothAgreementFindings *findings);

G_END_DECLS
