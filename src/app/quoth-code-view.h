/* quoth-code-view.h: all that is known of a code
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * QuothCodeView:
 *
 * The fields of a code, its examples and the memos on it, and what can be done to it as a whole.
 *
 * Signal: "below": a new code is to be made below this one.
 */
#define QUOTH_TYPE_CODE_VIEW (quoth_code_view_get_type ())
G_DECLARE_FINAL_TYPE (QuothCodeView, quoth_code_view, QUOTH, CODE_VIEW, GtkWidget)

/** quoth_code_view_show: @code (nullable) from now on, or as it is now. What was being typed on another one is saved first. */
void quoth_code_view_show (QuothCodeView *self, QuothDesk *desk, QuothCode *code);

/** quoth_code_view_focus: puts the caret into the name. */
void quoth_code_view_focus (QuothCodeView *self);

G_END_DECLS
