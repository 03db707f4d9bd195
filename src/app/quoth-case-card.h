/* quoth-case-card.h: a case of adjudication, its coders side by side
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-case-item.h"
#include "quoth-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * QuothCaseCard:
 *
 * What each coder says of one thing, in columns, field by field; what they differ in is marked. What gold says is the last column.
 *
 * Signal: "accept" (guint): gold is to be as that member has it.
 */
#define QUOTH_TYPE_CASE_CARD (quoth_case_card_get_type ())
G_DECLARE_FINAL_TYPE (QuothCaseCard, quoth_case_card, QUOTH, CASE_CARD, GtkWidget)

GtkWidget *quoth_case_card_new (void);

/** quoth_case_card_show: @item: (nullable): nothing is shown. @can_accept: whether the heads of the columns are buttons. */
void quoth_case_card_show (QuothCaseCard *self, QuothSession *session, QuothCaseItem *item, gboolean can_accept);

G_END_DECLS
