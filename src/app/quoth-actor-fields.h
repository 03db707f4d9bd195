/* quoth-actor-fields.h: what is known of an actor, to be edited
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** QuothActorFields: name, kind, other names, what it is a part of and affiliated to, and the memos on it. Each field is one change. */
#define QUOTH_TYPE_ACTOR_FIELDS (quoth_actor_fields_get_type ())
G_DECLARE_FINAL_TYPE (QuothActorFields, quoth_actor_fields, QUOTH, ACTOR_FIELDS, GtkWidget)

/** quoth_actor_fields_show: shows @actor; what is being typed on another one is saved first, on the same one left alone. */
void quoth_actor_fields_show (QuothActorFields *self, QuothDesk *desk, const QuothActor *actor);

/** quoth_actor_fields_commit: saves what is being typed. */
void quoth_actor_fields_commit (QuothActorFields *self);

/** quoth_actor_fields_rename: puts the caret into the name. */
void quoth_actor_fields_rename (QuothActorFields *self);

G_END_DECLS
