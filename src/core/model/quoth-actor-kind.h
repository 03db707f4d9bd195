/* quoth-actor-kind.h: a kind of actors that a project adds, or names in its own way
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/quoth-value.h"

G_BEGIN_DECLS

/**
 * QuothActorKind:
 * @key: what actors have as their kind: one lower-case word, unique in the project; that of one of the six kinds that every
 *   project has (quoth_actor_get_kinds()) gives that one a name and a colour
 * @name: what people call it, never empty
 * @color: "#rrggbb"
 * @position: its place among the kinds, from 0
 */
typedef struct
{
  QuothValue value;
  char *key;
  char *name;
  char *color;
  guint position;
} QuothActorKind;

QUOTH_DECLARE_VALUE (QuothActorKind, quoth_actor_kind, ACTOR_KIND)

G_END_DECLS
