/* quoth-settle-dialog.h: settling by a rule what coders agree on, seen first
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * quoth_settle_dialog_open: opens a dialog over the window of @widget: a rule, how many open cases of @adjudication it would settle, and which. They are settled as
 * one step to undo.
 */
void quoth_settle_dialog_open (GtkWidget *widget, QuothSession *session, QuothAdjudication *adjudication);

G_END_DECLS
