/* quoth-cases-pane.h: the cases of a text, to be decided one after the other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-desk.h"
#include "quoth-editor.h"

G_BEGIN_DECLS

/**
 * QuothCasesPane:
 *
 * Where the coders of the open text differ: a list of cases, and the one that is selected, which the editor shows, with its coders side by side. It follows the desk to
 * another text. All is done by keys, too: n and p to what is to be decided next, 1 to 9 accept a coder's, b merges the best of several, w writes anew, x rejects with a
 * reason, o opens again, m discusses; Escape closes.
 *
 * Signal: "closed".
 */
#define QUOTH_TYPE_CASES_PANE (quoth_cases_pane_get_type ())
G_DECLARE_FINAL_TYPE (QuothCasesPane, quoth_cases_pane, QUOTH, CASES_PANE, GtkWidget)

/** quoth_cases_pane_new: for the text in @editor. */
GtkWidget *quoth_cases_pane_new (QuothEditor *editor);

/** quoth_cases_pane_start: shows the cases of what is on @desk, and takes the focus. */
void quoth_cases_pane_start (QuothCasesPane *self, QuothDesk *desk);

/** quoth_cases_pane_start_feedback: shows how the work of @coder in the open text differs from gold. */
void quoth_cases_pane_start_feedback (QuothCasesPane *self, QuothDesk *desk, const QuothId *coder);

/** quoth_cases_pane_stop: is not shown any more, and follows nothing. */
void quoth_cases_pane_stop (QuothCasesPane *self);

/** quoth_cases_pane_get_hint: (transfer none): the keys of it that a beginner needs, while it has the focus. */
const char *quoth_cases_pane_get_hint (QuothCasesPane *self);

G_END_DECLS
