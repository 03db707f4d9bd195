/* quoth-relation-picker.h: choosing how one claim stands to another, and to which
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * QuothRelationPicker:
 *
 * A popover that first asks for the type of the relation, and then finds the other claim: those of the open text while nothing is
 * typed, those of the whole project by their words.
 */
#define QUOTH_TYPE_RELATION_PICKER (quoth_relation_picker_get_type ())
G_DECLARE_FINAL_TYPE (QuothRelationPicker, quoth_relation_picker, QUOTH, RELATION_PICKER, GtkPopover)

/** QuothRelationPicked: @kind goes from @from to @to; a @to of %NULL: the user will point to it in a text. */
typedef void (*QuothRelationPicked) (const char *kind, const QuothId *from, const QuothId *to, gpointer user_data);

GtkWidget *quoth_relation_picker_new (void);

/** quoth_relation_picker_ask: pops up for a relation from the claim @from; @owner must live as long as the picker. */
void quoth_relation_picker_ask (QuothRelationPicker *self,
                                QuothDesk *desk,
                                const QuothId *from,
                                QuothRelationPicked picked,
                                gpointer owner);

G_END_DECLS
