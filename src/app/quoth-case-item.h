/* quoth-case-item.h: a case of adjudication as an item of a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth.h"

G_BEGIN_DECLS

/**
 * QuothCaseItem:
 *
 * A case as it was read last. When cases are read anew the item stays and has another case: what shows it hears so, and a list does not
 * lose its place.
 *
 * Signal: "changed".
 */
#define QUOTH_TYPE_CASE_ITEM (quoth_case_item_get_type ())
G_DECLARE_FINAL_TYPE (QuothCaseItem, quoth_case_item, QUOTH, CASE_ITEM, GObject)

/** quoth_case_item_new: (transfer full): @of_case is one of @adjudication, which is held. @is_feedback: it is one coder's work held against gold. */
QuothCaseItem *quoth_case_item_new (QuothAdjudication *adjudication, const QuothCase *of_case, gboolean is_feedback);

/** quoth_case_item_set: it has been read anew. */
void quoth_case_item_set (QuothCaseItem *self, QuothAdjudication *adjudication, const QuothCase *of_case);

/** quoth_case_item_get: (transfer none): as long as the item is not set anew. */
const QuothCase *quoth_case_item_get (QuothCaseItem *self);

QuothAdjudication *quoth_case_item_get_adjudication (QuothCaseItem *self);

/** quoth_case_item_get_id: as quoth_case_get_id(). */
const QuothId *quoth_case_item_get_id (QuothCaseItem *self);

gboolean quoth_case_item_is_feedback (QuothCaseItem *self);

/** quoth_case_item_is_waiting: whether somebody has to decide it: it is open, or out of date; of feedback: it is not as gold. */
gboolean quoth_case_item_is_waiting (QuothCaseItem *self);

/** quoth_case_item_dup_quote: (transfer full): the words that it is about, on one line: those of gold, or of its first member. */
char *quoth_case_item_dup_quote (QuothCaseItem *self);

/** quoth_case_item_dup_summary: (transfer full): what it is, and how its members differ: "Claim · other values: Factuality, Mode". */
char *quoth_case_item_dup_summary (QuothCaseItem *self);

G_END_DECLS
