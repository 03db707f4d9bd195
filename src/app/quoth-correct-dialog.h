/* quoth-correct-dialog.h: the text of a document, to be corrected
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "quoth-desk.h"

G_BEGIN_DECLS

/**
 * QuothCorrectDialog:
 *
 * First the text, to be edited; then what the correction does to what is coded in it, to be applied or not. What finds no place is
 * shown on its page when it is applied.
 */
#define QUOTH_TYPE_CORRECT_DIALOG (quoth_correct_dialog_get_type ())
G_DECLARE_FINAL_TYPE (QuothCorrectDialog, quoth_correct_dialog, QUOTH, CORRECT_DIALOG, AdwWindow)

/** quoth_correct_dialog_new: for the open document of @desk, which there must be; @offset: what is to be seen first, in code points. */
GtkWidget *quoth_correct_dialog_new (QuothDesk *desk, guint offset);

G_END_DECLS
