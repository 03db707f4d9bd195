/* quoth-compact-dialog.h: asking up to when a history is to be compacted
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "quoth-session.h"

G_BEGIN_DECLS

/**
 * QuothCompactDialog:
 *
 * Asks for a day, proposes the one a year ago, and tells what compacting would do.
 *
 * Signal "compact" (gint64 before, in milliseconds since 1970): the user has agreed.
 */
#define QUOTH_TYPE_COMPACT_DIALOG (quoth_compact_dialog_get_type ())
G_DECLARE_FINAL_TYPE (QuothCompactDialog, quoth_compact_dialog, QUOTH, COMPACT_DIALOG, AdwMessageDialog)

/** quoth_compact_dialog_new: @parent: the window of the project. */
GtkWidget *quoth_compact_dialog_new (GtkWindow *parent, QuothSession *session);

G_END_DECLS
