/* quoth-actor-view.h: an actor, and all that is said by, to and of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * QuothActorView:
 *
 * What is known of one actor, every mention of it, its claims, and who else claims. Follows the session while it is seen.
 *
 * Actions: "actor.merge", "actor.split", "actor.delete", "actor.rename".
 */
#define QUOTH_TYPE_ACTOR_VIEW (quoth_actor_view_get_type ())
G_DECLARE_FINAL_TYPE (QuothActorView, quoth_actor_view, QUOTH, ACTOR_VIEW, GtkWidget)

/** quoth_actor_view_set_desk: once, before anything is shown. */
void quoth_actor_view_set_desk (QuothActorView *self, QuothDesk *desk);

/** quoth_actor_view_show: shows the actor @id; %NULL, or one that is not there: nothing. */
void quoth_actor_view_show (QuothActorView *self, const QuothId *id);

/** quoth_actor_view_rename: puts the caret into the name. */
void quoth_actor_view_rename (QuothActorView *self);

/** quoth_actor_view_step: the next part of it (@step 1) or the one before (-1): what is known, mentions, claims, others. */
void quoth_actor_view_step (QuothActorView *self, int step);

G_END_DECLS
