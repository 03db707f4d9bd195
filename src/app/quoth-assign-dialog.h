/* quoth-assign-dialog.h: handing out texts to coders
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/** QuothAssignDialog: which texts, to whom, how many coders each, and on what terms; what comes of it is shown before it is done, as one step. */
#define QUOTH_TYPE_ASSIGN_DIALOG (quoth_assign_dialog_get_type ())
G_DECLARE_FINAL_TYPE (QuothAssignDialog, quoth_assign_dialog, QUOTH, ASSIGN_DIALOG, AdwWindow)

GtkWidget *quoth_assign_dialog_new (QuothDesk *desk, GtkWindow *parent);

G_END_DECLS
