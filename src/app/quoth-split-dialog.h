/* quoth-split-dialog.h: giving some claims of a code to a new one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/** QuothSplitDialog: a name for the new code, and the claims of the old one with ticks for those that go to it. */
#define QUOTH_TYPE_SPLIT_DIALOG (quoth_split_dialog_get_type ())
G_DECLARE_FINAL_TYPE (QuothSplitDialog, quoth_split_dialog, QUOTH, SPLIT_DIALOG, AdwWindow)

/** quoth_split_dialog_ask: shows it in front of the window of @parent. */
void quoth_split_dialog_ask (QuothDesk *desk, GtkWidget *parent, QuothCode *code);

G_END_DECLS
