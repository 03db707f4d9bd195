/* quoth-key-dialog.h: asking for the key of an action
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "quoth-keys.h"

G_BEGIN_DECLS

/**
 * QuothKeyDialog:
 *
 * Takes the next key that is pressed, and stores it as the only key of an action. BackSpace takes its keys away, Escape leaves
 * them. If another action has the key, it says which, and asks whether to swap them or to take it from there.
 */
#define QUOTH_TYPE_KEY_DIALOG (quoth_key_dialog_get_type ())
G_DECLARE_FINAL_TYPE (QuothKeyDialog, quoth_key_dialog, QUOTH, KEY_DIALOG, AdwMessageDialog)

GtkWidget *quoth_key_dialog_new (const QuothAction *action);

/** quoth_key_dialog_name_key: (transfer full): how a key is written that was pressed with @held. */
char *quoth_key_dialog_name_key (guint keyval, GdkModifierType held);

G_END_DECLS
