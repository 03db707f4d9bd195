/* quoth-coders-dialog.h: all who code in a project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/** QuothCodersDialog: the coders of a project, to add to, rename, colour and deactivate. It follows the session. */
#define QUOTH_TYPE_CODERS_DIALOG (quoth_coders_dialog_get_type ())
G_DECLARE_FINAL_TYPE (QuothCodersDialog, quoth_coders_dialog, QUOTH, CODERS_DIALOG, AdwWindow)

GtkWidget *quoth_coders_dialog_new (QuothSession *session, GtkWindow *parent);

G_END_DECLS
