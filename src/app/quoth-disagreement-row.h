/* quoth-disagreement-row.h: what two sides say of one thing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** QuothDisagreementItem: a disagreement as an item of a list, with who said which. */
#define QUOTH_TYPE_DISAGREEMENT_ITEM (quoth_disagreement_item_get_type ())
G_DECLARE_FINAL_TYPE (QuothDisagreementItem, quoth_disagreement_item, QUOTH, DISAGREEMENT_ITEM, GObject)

/** quoth_disagreement_item_new: (transfer full): takes @disagreement over. */
QuothDisagreementItem *quoth_disagreement_item_new (QuothDisagreement *disagreement);

const QuothDisagreement *quoth_disagreement_item_get (QuothDisagreementItem *self);

/** quoth_disagreement_item_set_entry: @who: the coder of @entry, whose time is @time: if that is who said what holds, or the other. */
void quoth_disagreement_item_set_entry (QuothDisagreementItem *self, const QuothId *entry, const char *who, gint64 time);

/**
 * QuothDisagreementRow:
 *
 * What it is about, and side by side what holds here and what the other side said, each with who and when.
 */
#define QUOTH_TYPE_DISAGREEMENT_ROW (quoth_disagreement_row_get_type ())
G_DECLARE_FINAL_TYPE (QuothDisagreementRow, quoth_disagreement_row, QUOTH, DISAGREEMENT_ROW, GtkWidget)

GtkWidget *quoth_disagreement_row_new (void);

/** quoth_disagreement_row_show: @held_by, @other_by: (nullable): who and when. */
void quoth_disagreement_row_show (QuothDisagreementRow *self,
                                  const QuothDisagreement *disagreement,
                                  const char *held_by,
                                  const char *other_by);

void quoth_disagreement_row_show_item (QuothDisagreementRow *self, QuothDisagreementItem *item);

G_END_DECLS
