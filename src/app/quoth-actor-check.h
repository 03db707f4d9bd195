/* quoth-actor-check.h: what an actor may be called, and what it may be a part of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-item-list.h"

G_BEGIN_DECLS

/*
 * What the store would refuse (and, of other names, what would be of no use), asked before somebody is told so far from
 * the field. Each returns %FALSE with a sentence for that field.
 */

/** quoth_actor_check_parent: whether @actor may be a part of @parent, of those in @actors. O(depth). */
gboolean quoth_actor_check_parent (QuothItemList *actors, const QuothActor *actor, const QuothId *parent, GError **error);

/** quoth_actor_check_alias: whether @text may be the other name @n of @actor (their number: a new one). */
gboolean quoth_actor_check_alias (const QuothActor *actor, guint n, const char *text, GError **error);

/** quoth_actor_check_affiliation: whether @other may be what the affiliation @n of @actor is to (their number: a new one). */
gboolean quoth_actor_check_affiliation (const QuothActor *actor, guint n, const QuothActor *other, GError **error);

G_END_DECLS
