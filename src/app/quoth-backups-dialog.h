/* quoth-backups-dialog.h: the backups of a project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "quoth-session.h"

G_BEGIN_DECLS

/**
 * QuothBackupsDialog:
 *
 * Lists the backups, makes one, and tells what would be different after a restore.
 *
 * Signals: "restore" (const char *path): the user has agreed to go back to that backup; "look" (const char *path): wants to see it.
 */
#define QUOTH_TYPE_BACKUPS_DIALOG (quoth_backups_dialog_get_type ())
G_DECLARE_FINAL_TYPE (QuothBackupsDialog, quoth_backups_dialog, QUOTH, BACKUPS_DIALOG, AdwWindow)

/** quoth_backups_dialog_new: @parent: the window of the project. */
GtkWidget *quoth_backups_dialog_new (GtkWindow *parent, QuothSession *session);

G_END_DECLS
