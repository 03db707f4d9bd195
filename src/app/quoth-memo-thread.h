/* quoth-memo-thread.h: what people wrote about something
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * QuothMemoThread:
 *
 * The memos on one value of any kind, each with its answers below it, and a field for another one. Everybody may answer; a coder
 * changes and deletes their own.
 */
#define QUOTH_TYPE_MEMO_THREAD (quoth_memo_thread_get_type ())
G_DECLARE_FINAL_TYPE (QuothMemoThread, quoth_memo_thread, QUOTH, MEMO_THREAD, GtkWidget)

GtkWidget *quoth_memo_thread_new (void);

/** quoth_memo_thread_show: the memos on @target from now on; a memo that is being typed on another one is saved first. */
void quoth_memo_thread_show (QuothMemoThread *self, QuothDesk *desk, const QuothId *target);

/** quoth_memo_thread_commit: saves what is being typed. */
void quoth_memo_thread_commit (QuothMemoThread *self);

/** quoth_memo_thread_focus: puts the caret into the field for a new memo. */
void quoth_memo_thread_focus (QuothMemoThread *self);

G_END_DECLS
