/* quoth-memo.h: free text on anything
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/quoth-value.h"

G_BEGIN_DECLS

/**
 * QuothMemo:
 * @target: what it is on (any value)
 * @parent: the memo it answers, or none
 * @coder: whose
 * @text: never empty
 * @time: when it was written
 */
typedef struct
{
  QuothValue value;
  QuothId target;
  QuothId parent;
  QuothId coder;
  char *text;
  gint64 time;
} QuothMemo;

QUOTH_DECLARE_VALUE (QuothMemo, quoth_memo, MEMO)

G_END_DECLS
