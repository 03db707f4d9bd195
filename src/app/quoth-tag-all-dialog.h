/* quoth-tag-all-dialog.h: tagging an actor wherever its name occurs, seen first
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * quoth_tag_all_dialog_ask:
 * @parent: a widget of the window that the dialog belongs to
 * @actor: whom mentions will name; new, if the project does not have it
 * @words: (nullable): what to look for; else, or if the user says so, the names of @actor
 *
 * Lists where that stands in the open text or in all texts, each line with a box to tick, and tags what is ticked, in one step. A project that
 * cannot be written is let be.
 */
void quoth_tag_all_dialog_ask (QuothDesk *desk, GtkWidget *parent, QuothActor *actor, const char *words);

G_END_DECLS
