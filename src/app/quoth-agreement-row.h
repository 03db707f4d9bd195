/* quoth-agreement-row.h: how far coders agree on a part of the project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** QuothAgreementRow: what the part is called, its value as a number and a bar, and what else there is to say. */
#define QUOTH_TYPE_AGREEMENT_ROW (quoth_agreement_row_get_type ())
G_DECLARE_FINAL_TYPE (QuothAgreementRow, quoth_agreement_row, QUOTH, AGREEMENT_ROW, GtkWidget)

GtkWidget *quoth_agreement_row_new (void);

/** quoth_agreement_row_show: @title: what the part is called; @least: see quoth_value_bar_set_value(). */
void quoth_agreement_row_show (QuothAgreementRow *self, const char *title, const QuothCodingPart *part, double least);

G_END_DECLS
