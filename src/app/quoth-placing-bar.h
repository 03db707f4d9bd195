/* quoth-placing-bar.h: a bar over the text, to give what has no place one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-desk.h"
#include "quoth-editor.h"

G_BEGIN_DECLS

/**
 * QuothPlacingBar:
 *
 * Says what has no place in the open document, one after the other, and where it stood; finds places that are like it; and places it,
 * piece by piece, on the text that is selected.
 */
#define QUOTH_TYPE_PLACING_BAR (quoth_placing_bar_get_type ())
G_DECLARE_FINAL_TYPE (QuothPlacingBar, quoth_placing_bar, QUOTH, PLACING_BAR, GtkWidget)

/** quoth_placing_bar_new: for the text in @editor. */
GtkWidget *quoth_placing_bar_new (QuothEditor *editor);

/** quoth_placing_bar_start: begins with @annotation, which is in the open document of @desk. */
void quoth_placing_bar_start (QuothPlacingBar *self, QuothDesk *desk, const QuothId *annotation);

/** quoth_placing_bar_stop: hides it. */
void quoth_placing_bar_stop (QuothPlacingBar *self);

G_END_DECLS
