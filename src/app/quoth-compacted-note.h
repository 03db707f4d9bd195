/* quoth-compacted-note.h: a line that says what of a history was compacted
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "quoth-session.h"

G_BEGIN_DECLS

/** QuothCompactedNote: is to be seen only if something was. */
#define QUOTH_TYPE_COMPACTED_NOTE (quoth_compacted_note_get_type ())
G_DECLARE_FINAL_TYPE (QuothCompactedNote, quoth_compacted_note, QUOTH, COMPACTED_NOTE, GtkWidget)

/** quoth_compacted_note_read: reads anew what was compacted in the project of @session. */
void quoth_compacted_note_read (QuothCompactedNote *self, QuothSession *session);

G_END_DECLS
