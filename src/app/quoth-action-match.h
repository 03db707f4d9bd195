/* quoth-action-match.h: how well typed letters fit a name
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * quoth_action_match:
 * @name: folded by quoth_fold()
 * @query: folded too; any number of words
 *
 * Each word of @query must be found in @name: it is the beginning of it, or of a word of it, or somewhere in it; or its letters are
 * the beginnings of words of it one after the other: "tac" finds "tag an actor".
 *
 * Returns: the higher the better; 0 if it does not fit, 1 for an empty query
 */
guint quoth_action_match (const char *name, const char *query);

G_END_DECLS
