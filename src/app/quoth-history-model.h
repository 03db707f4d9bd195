/* quoth-history-model.h: what was done, as a list that is read as it is seen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-history-line.h"
#include "quoth-session.h"

G_BEGIN_DECLS

/**
 * QuothHistoryModel:
 *
 * A #GListModel of #QuothHistoryLine, the newest first, as far as somebody has looked: what comes next is read, off the window's thread, when
 * the last lines are asked for. It follows the session while it is active.
 *
 * Signal "listed": what was asked for is there, or some more of it. Signal "busy": whether it is being read is another answer now.
 */
#define QUOTH_TYPE_HISTORY_MODEL (quoth_history_model_get_type ())
G_DECLARE_FINAL_TYPE (QuothHistoryModel, quoth_history_model, QUOTH, HISTORY_MODEL, GObject)

/**
 * QuothHistoryFilter:
 * @coder, @value, @document: or none
 * @words: (nullable)
 * @since, @until: in milliseconds since 1970, or 0
 *
 * See #QuothHistoryQuery.
 */
typedef struct
{
  QuothId coder;
  QuothId value;
  QuothId document;
  const char *words;
  gint64 since;
  gint64 until;
} QuothHistoryFilter;

/** quoth_history_model_new: (transfer full): nothing is read before there is a filter. */
QuothHistoryModel *quoth_history_model_new (QuothSession *session);

/** quoth_history_model_set_filter: begins anew. */
void quoth_history_model_set_filter (QuothHistoryModel *self, const QuothHistoryFilter *filter);

/** quoth_history_model_set_active: whether somebody looks: while nobody does, nothing is read. A new model is not. */
void quoth_history_model_set_active (QuothHistoryModel *self, gboolean active);

/** quoth_history_model_is_busy: whether it is being read. */
gboolean quoth_history_model_is_busy (QuothHistoryModel *self);

/** quoth_history_model_is_whole: whether there is no more to read. */
gboolean quoth_history_model_is_whole (QuothHistoryModel *self);

/** quoth_history_model_find: where the line of @entry is; %GTK_INVALID_LIST_POSITION if it is not there. O(n). */
guint quoth_history_model_find (QuothHistoryModel *self, const QuothId *entry);

G_END_DECLS
