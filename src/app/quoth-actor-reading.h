/* quoth-actor-reading.h: all there is on an actor, as lines of lists
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-line.h"

G_BEGIN_DECLS

/**
 * QuothActorReading:
 * @profile: the counts, the first and the last appearance, and who claims with the actor
 * @mentions: (element-type QuothLine): every mention in its context
 * @claims: (element-type QuothLine): every claim, below headings that say what the actor is to it
 * @n_claims: how many they are; one that the actor is in twice counts once
 */
typedef struct
{
  QuothActorProfile *profile;
  GPtrArray *mentions;
  GPtrArray *claims;
  guint n_claims;
} QuothActorReading;

/** quoth_actor_reading_read: (transfer full): of the actor @id (a const QuothId *); a QuothReadFunc. */
gpointer quoth_actor_reading_read (QuothReader *reader, gpointer id, GCancellable *cancellable, GError **error);
void quoth_actor_reading_free (QuothActorReading *self);

/** quoth_actor_reading_list_mentions: (transfer full) (element-type QuothLine): the mentions alone; a QuothReadFunc. */
gpointer quoth_actor_reading_list_mentions (QuothReader *reader, gpointer id, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothActorReading, quoth_actor_reading_free)

G_END_DECLS
