/* quoth-disagreement.h: what merged copies of a project disagree about
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/quoth-store.h"

G_BEGIN_DECLS

/**
 * QuothDisagreementType:
 * @QUOTH_DISAGREE_CHANGED: one field was changed on both sides: the later holds
 * @QUOTH_DISAGREE_DELETED: it was deleted on one side, and changed or used on the other: it stays
 * @QUOTH_DISAGREE_PLACE: the text was corrected on one side, and what was coded on the other has no place in it
 * @QUOTH_DISAGREE_TWICE: the same actor, code, coder, document … was made on both sides
 */
typedef enum
{
  QUOTH_DISAGREE_CHANGED,
  QUOTH_DISAGREE_DELETED,
  QUOTH_DISAGREE_PLACE,
  QUOTH_DISAGREE_TWICE,
} QuothDisagreementType;

G_END_DECLS
