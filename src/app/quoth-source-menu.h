/* quoth-source-menu.h: what can be done with an actor in a claim
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-desk.h"
#include "quoth-option-popover.h"
#include "quoth-party.h"

G_BEGIN_DECLS

/** QuothSourceDeed: the answers of the menu that are not edits of the one actor's own fields. */
typedef enum
{
  QUOTH_SOURCE_GO = 1,
  QUOTH_SOURCE_PAGE,
  QUOTH_SOURCE_FACTUALITY,
  QUOTH_SOURCE_ADD_BEFORE,
  QUOTH_SOURCE_ADD_AFTER,
  QUOTH_SOURCE_MOVE_BACK,
  QUOTH_SOURCE_MOVE_ON,
  QUOTH_SOURCE_REMOVE,
  QUOTH_SOURCE_UNTIE,
  QUOTH_SOURCE_TIE = 100,    /* and the number of the mention, nearest first */
  QUOTH_SOURCE_SET_FACTUALITY = 200, /* and the factuality */
} QuothSourceDeed;

/** quoth_source_menu_fill: lists what can be done with the actor in place @n: where it is named in the text, and its place among the others. */
void quoth_source_menu_fill (QuothOptionPopover *menu, QuothDesk *desk, const QuothClaim *claim, QuothParty party, guint n);

/** quoth_source_menu_fill_factuality: lists how sure a source can present a claim to be. */
void quoth_source_menu_fill_factuality (QuothOptionPopover *menu, const char *name);

/** quoth_source_menu_apply: changes a copy of the claim as @deed says, if that is a tie or a factuality; else %FALSE. */
gboolean quoth_source_menu_apply (guint deed, QuothDesk *desk, QuothClaim *claim, QuothParty party, guint n);

/** quoth_source_describe_tie: (transfer full) (nullable): where @mention is, in words; %NULL if it is none of the open document. */
char *quoth_source_describe_tie (QuothDesk *desk, const QuothId *mention);

G_END_DECLS
