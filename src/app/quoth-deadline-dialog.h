/* quoth-deadline-dialog.h: asking until when a text is to be coded
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * quoth_deadline_ask:
 * @assignment: whose deadline it is; as last edited
 * @coder: what the coder is called
 * @text: what the text is called
 *
 * Asks for a day, a month, a year or none, and makes the edit. A date that is none cannot be agreed to.
 */
void quoth_deadline_ask (GtkWindow *parent, QuothSession *session, QuothAssignment *assignment, const char *coder, const char *text);

G_END_DECLS
