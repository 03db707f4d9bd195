/* quoth-relation-type.h: a type of relations that a codebook adds, or bounds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/quoth-value.h"

G_BEGIN_DECLS

/**
 * QuothRelationType:
 * @key: what relations have as their kind, never empty, unique in the project; that of one of the five kinds that every project
 *   has (quoth_relation_get_kinds()) bounds that one
 * @name: what people call it, never empty
 * @symmetric: whether it is the same from either end
 * @from_code: the claim that a relation comes from must have a category that is this code or under it; none is any
 * @to_code: the same for the claim that it goes to; of a symmetric type the ends may be the other way round
 * @color: "#rrggbb"
 * @position: its place among the types, from 0
 *
 * What a type allows is looked at when a relation is put. A relation that is there stays when the type, or a claim's
 * categories, change later.
 */
typedef struct
{
  QuothValue value;
  char *key;
  char *name;
  char *definition;
  gboolean symmetric;
  QuothId from_code;
  QuothId to_code;
  char *color;
  guint position;
} QuothRelationType;

QUOTH_DECLARE_VALUE (QuothRelationType, quoth_relation_type, RELATION_TYPE)

G_END_DECLS
