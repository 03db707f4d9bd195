/* quoth-workbench.h: where the work is done
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * QuothWorkbench:
 *
 * The side pane, the text, the inspector and the status bar of one project.
 *
 * Properties: "library-shown", "inspector-shown", "folded" (read only: whether the panes cover the text).
 *
 * Signal: "settled": what was to be opened is shown, or will not be.
 */
#define QUOTH_TYPE_WORKBENCH (quoth_workbench_get_type ())
G_DECLARE_FINAL_TYPE (QuothWorkbench, quoth_workbench, QUOTH, WORKBENCH, GtkWidget)

GtkWidget *quoth_workbench_new (void);

/** quoth_workbench_set_session: works on a project from now on, from the document that was open in it last. */
void quoth_workbench_set_session (QuothWorkbench *self, QuothSession *session);

/** quoth_workbench_get_desk: (transfer none) (nullable): what lies on it. */
QuothDesk *quoth_workbench_get_desk (QuothWorkbench *self);

/** quoth_workbench_open: opens @document, and selects @annotation (nullable) in it. */
void quoth_workbench_open (QuothWorkbench *self, const QuothId *document, const QuothId *annotation);

/** quoth_workbench_show_page: shows a page (see quoth_desk_show_page()) in the place of the text. */
void quoth_workbench_show_page (QuothWorkbench *self, const char *name, const QuothId *id);

/** quoth_workbench_shows_text: whether a text is shown, and not a page or nothing. */
gboolean quoth_workbench_shows_text (QuothWorkbench *self);

/** quoth_workbench_go_back: to the page before, or to the text; from the inspector to the text. */
void quoth_workbench_go_back (QuothWorkbench *self);

/** quoth_workbench_leave: saves what is being typed and where the reader is: before a project is closed. */
void quoth_workbench_leave (QuothWorkbench *self);

/* What a coder does. Each does nothing where it makes no sense. */
void quoth_workbench_tag_actor (QuothWorkbench *self);
void quoth_workbench_tag_claim (QuothWorkbench *self);

/** quoth_workbench_tag_all: shows where else what is selected occurs, and tags what is ticked. */
void quoth_workbench_tag_all (QuothWorkbench *self);

void quoth_workbench_tag_cue (QuothWorkbench *self);
void quoth_workbench_tag_evidence (QuothWorkbench *self);
void quoth_workbench_tag_type (QuothWorkbench *self);

/** quoth_workbench_add_fragment: makes the selected text a piece of the selected annotation. */
void quoth_workbench_add_fragment (QuothWorkbench *self);

/** quoth_workbench_remove_fragment: takes the piece with the caret in it away from the selected annotation. */
void quoth_workbench_remove_fragment (QuothWorkbench *self);

/** quoth_workbench_choose_shown: opens the menu of what is shown in the text. */
void quoth_workbench_choose_shown (QuothWorkbench *self);

/** quoth_workbench_split: makes two of the selected annotation: the second begins at the caret. */
void quoth_workbench_split (QuothWorkbench *self);

/** quoth_workbench_join: makes one of all that are selected. */
void quoth_workbench_join (QuothWorkbench *self);

/** quoth_workbench_code_in_vivo: puts the selected claim, or a new one, under a code that is called as the selected words. */
void quoth_workbench_code_in_vivo (QuothWorkbench *self);

/** quoth_workbench_add_example: makes the words of the selected claim, or the selected text, an example of a code. */
void quoth_workbench_add_example (QuothWorkbench *self);

void quoth_workbench_delete (QuothWorkbench *self);
void quoth_workbench_inspect (QuothWorkbench *self);
void quoth_workbench_write_memo (QuothWorkbench *self);
void quoth_workbench_relate (QuothWorkbench *self);

/** quoth_workbench_accept: what is suggested at the caret, or else the claimant that is suggested for the selected claim. */
void quoth_workbench_accept (QuothWorkbench *self);

/** quoth_workbench_accept_alike: what is suggested at the caret, and all like it in the text, as one step. */
void quoth_workbench_accept_alike (QuothWorkbench *self);

/** quoth_workbench_reject: what is suggested at the caret is not suggested again. */
void quoth_workbench_reject (QuothWorkbench *self);
void quoth_workbench_next_suggestion (QuothWorkbench *self);
void quoth_workbench_previous_suggestion (QuothWorkbench *self);

/** quoth_workbench_adjudicate: shows below the text where its coders differ, case by case, to be decided. */
void quoth_workbench_adjudicate (QuothWorkbench *self);

/** quoth_workbench_show_feedback: shows below the text how what the session's coder made of it differs from gold. */
void quoth_workbench_show_feedback (QuothWorkbench *self);

void quoth_workbench_correct_text (QuothWorkbench *self);

/** quoth_workbench_apply_code: puts the selected claim (or claims) under the code with the shortcut @n, or takes it from there. */
void quoth_workbench_apply_code (QuothWorkbench *self, guint n);

/** quoth_workbench_toggle_panes: hides the panes; if there are none, shows those that were there. */
void quoth_workbench_toggle_panes (QuothWorkbench *self);

/** quoth_workbench_find: opens the bar to find words in the text, or that of the page that is shown. */
void quoth_workbench_find (QuothWorkbench *self);
void quoth_workbench_find_next (QuothWorkbench *self);
void quoth_workbench_find_previous (QuothWorkbench *self);

/** quoth_workbench_go_to: asks for a segment, an offset, an annotation or a code, and goes there. */
void quoth_workbench_go_to (QuothWorkbench *self);

/** quoth_workbench_next_of_code: to the next claim under the code that was gone to, or else that of the selected claim. */
void quoth_workbench_next_of_code (QuothWorkbench *self);
void quoth_workbench_previous_of_code (QuothWorkbench *self);

/** quoth_workbench_step_pane: gives the focus to the next (@direction is 1) or the previous (−1) of the panes that are shown, and round. */
void quoth_workbench_step_pane (QuothWorkbench *self, int direction);

/** quoth_workbench_focus_text: gives the focus back to the text. */
void quoth_workbench_focus_text (QuothWorkbench *self);

G_END_DECLS
