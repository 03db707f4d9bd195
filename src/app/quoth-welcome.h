/* quoth-welcome.h: where a project is chosen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** QuothWelcome: the page before a project is open: new, open, sample, and the recent ones. Signal: "open" (const char *path). */
#define QUOTH_TYPE_WELCOME (quoth_welcome_get_type ())
G_DECLARE_FINAL_TYPE (QuothWelcome, quoth_welcome, QUOTH, WELCOME, GtkWidget)

/** quoth_welcome_set_busy: shows that something is being opened. */
void quoth_welcome_set_busy (QuothWelcome *self, gboolean busy);

G_END_DECLS
