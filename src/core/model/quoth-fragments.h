/* quoth-fragments.h: the pieces of an annotation that has several
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/quoth-annotation.h"

G_BEGIN_DECLS

/*
 * They change a copy of an annotation. Its fragments stay in order and apart; those that are as they were keep their quotes,
 * others have none, so that the store takes them from the text.
 */

/** quoth_fragments_add: adds @range, in code points, as one; what it meets or touches becomes one with it. Returns: %FALSE if it is all in there. */
gboolean quoth_fragments_add (gpointer annotation, QuothRange range);

/** quoth_fragments_remove: takes the fragment @n away. Returns: %FALSE if it is the only one. */
gboolean quoth_fragments_remove (gpointer annotation, guint n);

/** quoth_fragments_find: which fragment holds @offset or ends there; -1 if none does. */
int quoth_fragments_find (gconstpointer annotation, guint offset);

/** quoth_fragments_set: the fragment @n is @range from now on, which meets no other. */
void quoth_fragments_set (gpointer annotation, guint n, QuothRange range);

/** quoth_fragments_get_limits: between which offsets the fragment @n may lie: up to its neighbours, in a text of @length code points. */
QuothRange quoth_fragments_get_limits (gconstpointer annotation, guint n, guint length);

G_END_DECLS
