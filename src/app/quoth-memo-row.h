/* quoth-memo-row.h: one memo
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * QuothMemoRow:
 *
 * Who wrote a memo and when, what, and the buttons to answer and delete it.
 *
 * Signals: "answer": it is to be answered; "delete": it is to be deleted, with what answers it.
 */
#define QUOTH_TYPE_MEMO_ROW (quoth_memo_row_get_type ())
G_DECLARE_FINAL_TYPE (QuothMemoRow, quoth_memo_row, QUOTH, MEMO_ROW, GtkWidget)

GtkWidget *quoth_memo_row_new (QuothSession *session);

/** quoth_memo_row_show: @depth: how many memos it answers, one the other. What is being typed is left alone. */
void quoth_memo_row_show (QuothMemoRow *self, QuothMemo *memo, guint depth);

/** quoth_memo_row_get_memo: (transfer none): the memo. */
const QuothMemo *quoth_memo_row_get_memo (QuothMemoRow *self);

/** quoth_memo_row_commit: saves what is being typed. */
void quoth_memo_row_commit (QuothMemoRow *self);

G_END_DECLS
