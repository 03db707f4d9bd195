/* quoth-shown-button.h: chooses what is shown in the text, and says that something is hidden
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-session.h"
#include "quoth-shown.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** QuothShownButton: a menu button, for the status bar. */
#define QUOTH_TYPE_SHOWN_BUTTON (quoth_shown_button_get_type ())
G_DECLARE_FINAL_TYPE (QuothShownButton, quoth_shown_button, QUOTH, SHOWN_BUTTON, GtkWidget)

/** quoth_shown_button_set: what it sets, and whose coders and codes it offers. */
void quoth_shown_button_set (QuothShownButton *self, QuothShown *shown, QuothSession *session);

/** quoth_shown_button_popup: opens it. */
void quoth_shown_button_popup (QuothShownButton *self);

G_END_DECLS
