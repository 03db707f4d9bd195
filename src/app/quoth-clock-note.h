/* quoth-clock-note.h: a label that says which clocks went wrong
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** quoth_clock_note_read: lets @label say what is odd about the times in the journal of @session, when it is read; hidden where nothing is. */
void quoth_clock_note_read (GtkLabel *label, QuothSession *session);

G_END_DECLS
