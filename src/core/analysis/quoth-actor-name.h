/* quoth-actor-name.h: a name of an actor, taken to pieces to be compared (private to the analysis)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "analysis/quoth-duplicate-actors.h"

G_BEGIN_DECLS

/**
 * QuothActorName:
 * @actor: whose
 * @text: as it is written (borrowed from @actor)
 * @is_main: whether it is the name, and not another
 * @words: (element-type utf8): its words (quoth_words_split()), without an article at the start
 * @spelled: (element-type utf8): the same, as quoth_spelling_make() has them
 * @compact: its words without blanks; for what has no words, all of it folded
 * @sorted: its words in the order of the alphabet
 * @sorted_spelled: so with the spelled ones
 */
typedef struct
{
  QuothActor *actor;
  const char *text;
  gboolean is_main;
  GPtrArray *words;
  GPtrArray *spelled;
  char *compact;
  char *sorted;
  char *sorted_spelled;
} QuothActorName;

QuothActorName *quoth_actor_name_new (QuothActor *actor, const char *text, gboolean is_main);
void quoth_actor_name_free (QuothActorName *self);

/**
 * quoth_actor_name_match:
 *
 * Whether the two may be names of one actor. What is known of the actors beside their kinds is not looked at.
 *
 * Returns: %FALSE if they are not alike
 */
gboolean quoth_actor_name_match (const QuothActorName *self, const QuothActorName *other, QuothDuplicateReason *reason, double *score);

/**
 * quoth_actor_name_add_keys:
 * @keys: (element-type guint64): are appended
 *
 * Adds hashes so that every two names that quoth_actor_name_match() matches have at least one in common. O(length² of its longest word).
 */
void quoth_actor_name_add_keys (const QuothActorName *self, GArray *keys);

G_END_DECLS
