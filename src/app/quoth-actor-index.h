/* quoth-actor-index.h: finding an actor by what somebody types
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-item-list.h"

G_BEGIN_DECLS

/**
 * QuothActorIndex:
 *
 * The names and aliases of all actors, without case and diacritics, as they were when it was made. Building is O(n), a
 * search too (a millisecond for thousands of names), and neither keeps the actors from changing.
 */
typedef struct _QuothActorIndex QuothActorIndex;

/** QuothActorRank: how well a name fits, best first. */
typedef enum
{
  QUOTH_ACTOR_RANK_EXACT,
  QUOTH_ACTOR_RANK_PREFIX,
  QUOTH_ACTOR_RANK_WORD,
  QUOTH_ACTOR_RANK_INSIDE,
} QuothActorRank;

/** QuothActorHit: @alias is the name that fits best; %NULL if that is the actor's own name. */
typedef struct
{
  QuothItem *item;
  QuothActorRank rank;
  char *alias;
} QuothActorHit;

QuothActorIndex *quoth_actor_index_new (QuothItemList *actors);
void quoth_actor_index_free (QuothActorIndex *self);

/**
 * quoth_actor_index_search: (transfer full) (element-type QuothActorHit): at most @max actors that @query may mean, each once:
 * by rank, then those that are mentioned more, then by name. An empty query gives those mentioned most.
 */
GArray *quoth_actor_index_search (QuothActorIndex *self, const char *query, guint max);

/** quoth_actor_guess_kind: (transfer none): what kind of actor a new @name most likely is. */
const char *quoth_actor_guess_kind (const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothActorIndex, quoth_actor_index_free)

G_END_DECLS
