/* quoth-case-list.h: the cases of a text that are to be decided, kept up with the project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-case-item.h"
#include "quoth-session.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * QuothCaseList:
 *
 * The cases of one text, or one coder's work in it held against gold, in the order of the text: read in a thread, and again with each edit of the project. What is
 * filtered out is not in its model.
 *
 * Signals: "changed": it was read, or filtered otherwise, or could not be read; "arrived" (guint): others changed something in the text while it was shown, which
 * put so many cases out of date; "refused": a decision could not be written, and the session has said why.
 */
#define QUOTH_TYPE_CASE_LIST (quoth_case_list_get_type ())
G_DECLARE_FINAL_TYPE (QuothCaseList, quoth_case_list, QUOTH, CASE_LIST, GObject)

/** QuothCaseFilter: which cases are shown, by their state. */
typedef enum
{
  QUOTH_CASE_FILTER_ALL,
  QUOTH_CASE_FILTER_WAITING, /* open, or out of date */
  QUOTH_CASE_FILTER_OUTDATED,
  QUOTH_CASE_FILTER_SETTLED,
} QuothCaseFilter;

QuothCaseList *quoth_case_list_new (QuothSession *session);

/** quoth_case_list_open: reads the cases of @document; @coder: (nullable): what they made, against gold. Nothing is known until "changed". */
void quoth_case_list_open (QuothCaseList *self, const QuothId *document, const QuothId *coder);

/** quoth_case_list_close: knows nothing any more, and follows nothing. */
void quoth_case_list_close (QuothCaseList *self);

/** quoth_case_list_set_filter: @kind: of annotations; 0: all. @differing: without those in which all coders say the same. */
void quoth_case_list_set_filter (QuothCaseList *self, QuothCaseFilter filter, QuothKind kind, gboolean differing);

/** quoth_case_list_get_adjudication: (transfer none) (nullable): as it was read last. */
QuothAdjudication *quoth_case_list_get_adjudication (QuothCaseList *self);

/** quoth_case_list_get_error: (transfer none) (nullable): why it could not be read. */
const GError *quoth_case_list_get_error (QuothCaseList *self);

/** quoth_case_list_is_feedback: whether it is one coder's work against gold. */
gboolean quoth_case_list_is_feedback (QuothCaseList *self);

/** quoth_case_list_get_model: (transfer none) (element-type QuothCaseItem): what is shown. */
GListModel *quoth_case_list_get_model (QuothCaseList *self);

/** quoth_case_list_find: where the case with @annotation is in the model, a coder's or gold; -1: it is not. O(cases shown). */
int quoth_case_list_find (QuothCaseList *self, const QuothId *annotation);

/**
 * quoth_case_list_decide: @decision: (transfer full): of the case of @item. Is written in a thread, as one step; the case comes back with the news.
 * Returns: %FALSE if another decision of it is under way
 */
gboolean quoth_case_list_decide (QuothCaseList *self, QuothCaseItem *item, QuothDecision *decision);

/** quoth_case_list_is_pending: whether a decision of it is under way. */
gboolean quoth_case_list_is_pending (QuothCaseList *self, QuothCaseItem *item);

G_END_DECLS
