/* quoth-actor-picker.h: choosing an actor, or making one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * QuothActorPicker:
 *
 * A popover with an entry that finds actors by name and alias while somebody types, and offers to make a new one.
 */
#define QUOTH_TYPE_ACTOR_PICKER (quoth_actor_picker_get_type ())
G_DECLARE_FINAL_TYPE (QuothActorPicker, quoth_actor_picker, QUOTH, ACTOR_PICKER, GtkPopover)

/** QuothActorPicked: @actor was chosen; @is_new: it was made now, and is to be put into the same change. */
typedef void (*QuothActorPicked) (QuothActor *actor, gboolean is_new, gpointer user_data);

GtkWidget *quoth_actor_picker_new (void);

/**
 * quoth_actor_picker_ask:
 * @label: what for ("Tag actor"): the name of the entry
 * @query: what to begin with, as if it were typed
 *
 * Pops up; @picked is called if an actor is chosen, with @owner as its last argument. @owner must live as long as the picker.
 */
void quoth_actor_picker_ask (QuothActorPicker *self,
                             QuothDesk *desk,
                             const char *label,
                             const char *query,
                             QuothActorPicked picked,
                             gpointer owner);

/**
 * quoth_actor_picker_offer_all:
 * @range: of the open text: the words that were asked for
 *
 * While it is asked: says in how many more places the actor could be tagged, and calls @picked if the user wants all of them.
 */
void quoth_actor_picker_offer_all (QuothActorPicker *self, QuothRange range, QuothActorPicked picked);

/** quoth_actor_picker_type: the first letters of what is looked for, typed before it popped up. */
void quoth_actor_picker_type (QuothActorPicker *self, const char *text);

G_END_DECLS
