/* quoth-proposition-picker.h: choosing a proposition, or making one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** QuothPropositionPicker: a popover that first offers what is alike, then what somebody types. */
#define QUOTH_TYPE_PROPOSITION_PICKER (quoth_proposition_picker_get_type ())
G_DECLARE_FINAL_TYPE (QuothPropositionPicker, quoth_proposition_picker, QUOTH, PROPOSITION_PICKER, GtkPopover)

/** QuothPropositionPicked: @proposition was chosen; @is_new: it was made now, and is to be put into the same change. */
typedef void (*QuothPropositionPicked) (QuothProposition *proposition, gboolean is_new, gpointer user_data);

GtkWidget *quoth_proposition_picker_new (void);

/**
 * quoth_proposition_picker_ask:
 * @matches: (nullable) (element-type QuothStatementMatch): offered while nothing is typed
 * @statement: (nullable): offered as a new one while nothing is typed
 *
 * Pops up; @owner must live as long as the picker.
 */
void quoth_proposition_picker_ask (QuothPropositionPicker *self,
                                   QuothDesk *desk,
                                   GPtrArray *matches,
                                   const char *statement,
                                   QuothPropositionPicked picked,
                                   gpointer owner);

G_END_DECLS
