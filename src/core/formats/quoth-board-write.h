/* quoth-board-write.h: how far coders are, for spreadsheets
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rework/quoth-board.h"

G_BEGIN_DECLS

/** quoth_board_append_csv_head: the names of the columns, as a row. */
void quoth_board_append_csv_head (GString *out);

/**
 * quoth_board_append_csv: a row for each coder who has something to do with @document, or for nobody if there is none
 * @coder: (nullable): of this coder only
 *
 * What may not be seen, as how much others coded where somebody codes blind, is empty.
 */
void quoth_board_append_csv (GString *out, const QuothBoard *board, const QuothDocument *document, const QuothCoder *coder);

G_END_DECLS
