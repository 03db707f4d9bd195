/* quoth-coder-button.h: who codes here
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** QuothCoderButton: the coder's initial; opens a QuothCoderPopover. */
#define QUOTH_TYPE_CODER_BUTTON (quoth_coder_button_get_type ())
G_DECLARE_FINAL_TYPE (QuothCoderButton, quoth_coder_button, QUOTH, CODER_BUTTON, GtkWidget)

/** quoth_coder_button_set_session: whose coder to show; %NULL: none. */
void quoth_coder_button_set_session (QuothCoderButton *self, QuothSession *session);

G_END_DECLS
