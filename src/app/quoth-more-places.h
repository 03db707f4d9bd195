/* quoth-more-places.h: how often words stand elsewhere, while an actor is chosen for them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * QuothMorePlaces:
 *
 * A button that says in how many places besides the one at hand an actor could be tagged, in the open text and in the project. What it
 * counts is what #QuothTagAll would tag. It is counted in a thread, and only after a short rest, so that who chooses at once does not
 * wait for it and who types on does not start it at each letter.
 */
#define QUOTH_TYPE_MORE_PLACES (quoth_more_places_get_type ())
G_DECLARE_FINAL_TYPE (QuothMorePlaces, quoth_more_places, QUOTH, MORE_PLACES, GtkButton)

/** quoth_more_places_begin: about @words, which stand at @range of the open text of @desk. */
void quoth_more_places_begin (QuothMorePlaces *self, QuothDesk *desk, const char *words, QuothRange range);

/** quoth_more_places_set_actor: @actor (nullable) would be tagged; new, if the project does not have it. */
void quoth_more_places_set_actor (QuothMorePlaces *self, QuothActor *actor);

/** quoth_more_places_end: nobody looks any more: what still counts is cancelled. */
void quoth_more_places_end (QuothMorePlaces *self);

G_END_DECLS
