/* quoth-actor-menu.h: what can be done with an actor of a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-desk.h"
#include "quoth-panel.h"

G_BEGIN_DECLS

/**
 * quoth_actor_menu_attach:
 * @panel: a panel of actors
 * @desk: (nullable): where they are; %NULL: the panel has no menu any more
 *
 * Gives the rows of @panel a menu: to open, rename, merge, split and delete the actor.
 */
void quoth_actor_menu_attach (QuothPanel *panel, QuothDesk *desk);

G_END_DECLS
