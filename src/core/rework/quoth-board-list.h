/* quoth-board-list.h: which texts of a board somebody asks for, and in which order
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rework/quoth-board.h"

G_BEGIN_DECLS

/** QuothBoardState: what a coder has to do with a text. */
typedef enum
{
  QUOTH_BOARD_ANYTHING,
  QUOTH_BOARD_TO_DO,
  QUOTH_BOARD_IN_PROGRESS,
  QUOTH_BOARD_DONE,
  QUOTH_BOARD_OVERDUE,
  QUOTH_BOARD_NOT_ASSIGNED,
  QUOTH_N_BOARD_STATES
} QuothBoardState;

/** QuothBoardOrder: what comes first. Among equals, the order of the project. */
typedef enum
{
  QUOTH_BOARD_BY_PROJECT,  /* as the project has them */
  QUOTH_BOARD_BY_NAME,     /* by what people call them */
  QUOTH_BOARD_BY_PROGRESS, /* with the least part of the assignments done; without assignments last */
  QUOTH_BOARD_BY_DEADLINE, /* with the earliest deadline of what is not done; without one last */
  QUOTH_N_BOARD_ORDERS
} QuothBoardOrder;

/**
 * QuothBoardFilter:
 * @words: (nullable): what is in the name or title, see quoth_fold_matches(); not folded
 * @coder: whose part it is about; %QUOTH_ID_NONE: everybody's. With %QUOTH_BOARD_ANYTHING, what is assigned to them or was coded by them
 * @state: what the coder has to do with the text; of everybody's part: what any of them has, or for %QUOTH_BOARD_NOT_ASSIGNED, that nobody has it
 */
typedef struct
{
  const char *words;
  QuothId coder;
  QuothBoardState state;
  QuothBoardOrder order;
} QuothBoardFilter;

/** quoth_board_state_from_nick: "to-do", "in-progress", "done", "overdue", "not-assigned". Returns: %FALSE if there is no such state. */
gboolean quoth_board_state_from_nick (const char *nick, QuothBoardState *state);

/** quoth_board_order_from_nick: "project", "name", "progress", "deadline". Returns: %FALSE if there is no such order. */
gboolean quoth_board_order_from_nick (const char *nick, QuothBoardOrder *order);

/** quoth_board_list: (transfer full) (element-type guint): the places, among the documents of @self, of those that are asked for. O(cells · log texts). */
GArray *quoth_board_list (const QuothBoard *self, const QuothBoardFilter *filter);

G_END_DECLS
