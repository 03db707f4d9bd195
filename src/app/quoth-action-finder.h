/* quoth-action-finder.h: finding what can be done, and what is there, by typing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "quoth-actions.h"
#include "quoth-desk.h"

G_BEGIN_DECLS

/**
 * QuothActionFinder:
 *
 * The command palette: an entry that finds actions of the table by what they are called, with their keys beside them, and texts,
 * actors and codes of the project. Without a query it lists what can be done, what was done last first.
 *
 * Signals: "action" (const char *): the action with this detailed name was chosen; "go" (int, const QuothId *): what has this
 * kind and id was. The finder is closed then.
 */
#define QUOTH_TYPE_ACTION_FINDER (quoth_action_finder_get_type ())
G_DECLARE_FINAL_TYPE (QuothActionFinder, quoth_action_finder, QUOTH, ACTION_FINDER, GtkPopover)

GtkWidget *quoth_action_finder_new (void);

/** quoth_action_finder_ask: opens it; @session (nullable) is what values are searched in, @given what an action can be about. */
void quoth_action_finder_ask (QuothActionFinder *self, QuothSession *session, QuothActionNeeds given);

G_END_DECLS
