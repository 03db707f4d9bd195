/* quoth-leading.h: what a claim refers to is led to something else
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/quoth-claim.h"

G_BEGIN_DECLS

/**
 * QuothLeading:
 * @lead: puts into @id what takes its place; returns whether anything does
 * @tell: of what @claim would have twice, and says two things of, one was given up; @id: of what, as it is led
 *
 * How references change. What a claim comes to refer to twice, where it may only once, is folded: the place is that of the first, and
 * what else there is to it (a stance) that of the one that was not led; of two that were led, that of the first.
 */
typedef struct
{
  gboolean (*lead) (QuothId *id, gpointer data);
  void (*tell) (QuothClaim *claim, const QuothId *id, const char *kept, const char *given_up, gpointer data);
  gpointer data;
} QuothLeading;

/** quoth_leading_actors: leads the actors of the roles and of the chain. */
void quoth_leading_actors (const QuothLeading *self, QuothClaim *claim);

/** quoth_leading_codes: leads the categories. */
void quoth_leading_codes (const QuothLeading *self, QuothClaim *claim);

/** quoth_leading_propositions: leads the propositions. */
void quoth_leading_propositions (const QuothLeading *self, QuothClaim *claim);

G_END_DECLS
