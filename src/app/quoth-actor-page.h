/* quoth-actor-page.h: the actors of the project, and all there is on one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * QuothActorPage:
 *
 * A list of all actors, and beside it the chosen one: what is known of it, its mentions and claims.
 *
 * Keys: Ctrl+Shift+N makes an actor, Alt+Down and Alt+Up choose the next and the one before, Ctrl+Page_Down and Ctrl+Page_Up go through what
 * there is on it.
 */
#define QUOTH_TYPE_ACTOR_PAGE (quoth_actor_page_get_type ())
G_DECLARE_FINAL_TYPE (QuothActorPage, quoth_actor_page, QUOTH, ACTOR_PAGE, GtkWidget)

GtkWidget *quoth_actor_page_new (QuothDesk *desk);

/** quoth_actor_page_show: chooses the actor @id (nullable). */
void quoth_actor_page_show (GtkWidget *page, const QuothId *id);

G_END_DECLS
