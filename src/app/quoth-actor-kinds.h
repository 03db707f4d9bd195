/* quoth-actor-kinds.h: the kinds that actors of a project may have
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "quoth-session.h"

G_BEGIN_DECLS

/** quoth_actor_kinds_get_name: (transfer none): what the project calls the kind @key; where it does not, what everybody does. */
const char *quoth_actor_kinds_get_name (QuothSession *session, const char *key);

/** quoth_actor_kinds_list: (transfer full): the keys of the six kinds, of the project's own, and of those that actors have besides. O(actors). */
GStrv quoth_actor_kinds_list (QuothSession *session);

/** quoth_actor_kinds_offer: lets @drop_down list what @keys are called; where it does already, nothing is made anew. */
void quoth_actor_kinds_offer (QuothSession *session, const char *const *keys, GtkDropDown *drop_down);

G_END_DECLS
