/* quoth-affiliation-row.h: to whom an actor belongs, as what, and from when to when
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * QuothAffiliationRow:
 *
 * One affiliation of an actor. It edits the actor by itself; each field is one change.
 */
#define QUOTH_TYPE_AFFILIATION_ROW (quoth_affiliation_row_get_type ())
G_DECLARE_FINAL_TYPE (QuothAffiliationRow, quoth_affiliation_row, QUOTH, AFFILIATION_ROW, GtkWidget)

GtkWidget *quoth_affiliation_row_new (void);

/** quoth_affiliation_row_show: shows the affiliation @n of @actor. What is being typed in the same one is left alone. */
void quoth_affiliation_row_show (QuothAffiliationRow *self, QuothDesk *desk, const QuothActor *actor, guint n);

/** quoth_affiliation_row_commit: saves what is being typed. */
void quoth_affiliation_row_commit (QuothAffiliationRow *self);

/** quoth_affiliation_row_focus: puts the caret into the role. */
void quoth_affiliation_row_focus (QuothAffiliationRow *self);

G_END_DECLS
