/* quoth-relation.h: how one claim stands to another
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/quoth-value.h"

G_BEGIN_DECLS

/**
 * QuothRelation:
 * @relation_kind: "supports", "contradicts", "repeats", "elaborates", "qualifies", or a type of the codebook
 * @from: a claim
 * @to: another claim, in any document
 * @coder: whose
 * @created: when it was made
 */
typedef struct
{
  QuothValue value;
  char *relation_kind;
  QuothId from;
  QuothId to;
  QuothId coder;
  gint64 created;
} QuothRelation;

QUOTH_DECLARE_VALUE (QuothRelation, quoth_relation, RELATION)

/** quoth_relation_get_kinds: (transfer none): the five kinds every project has, NULL-terminated. */
const char *const *quoth_relation_get_kinds (void);

G_END_DECLS
