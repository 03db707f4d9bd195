/* quoth-workbench-private.h: what the files of the workbench share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-workbench.h"

#include "quoth-actor-picker.h"
#include "quoth-editor.h"
#include "quoth-inspector.h"
#include "quoth-library.h"
#include "quoth-no-text.h"
#include "quoth-pane-handle.h"
#include "quoth-shown-button.h"
#include "quoth-suggesting.h"
#include "quoth-team-button.h"

G_BEGIN_DECLS

struct _QuothWorkbench
{
  GtkWidget parent_instance;

  /* Template */
  GtkWidget *box;
  GtkWidget *read_only;
  GtkImage *read_only_icon;
  GtkLabel *read_only_label;
  GtkWidget *as_of_tools;
  AdwFlap *library_flap;
  AdwFlap *inspector_flap;
  QuothPaneHandle *library_handle;
  QuothPaneHandle *inspector_handle;
  QuothLibrary *library;
  QuothInspector *inspector;
  GtkStack *middle;
  GtkPaned *text_paned;
  GtkWidget *editor_bin;
  GtkLabel *counts;
  QuothShownButton *shown_button;
  QuothTeamButton *team_button;
  GtkLabel *hints;
  GtkLabel *suggested;
  GtkWidget *state;
  GtkLabel *state_label;

  /* Owned */
  GtkWidget *editor;
  GtkWidget *safe_mode_tools; /* made with the first project in safe mode; of the bar that says "read only" */
  GtkWidget *trouble_bar; /* made with the first trouble */
  GtkWidget *packet_bar;  /* of a packet */
  GtkWidget *actor_picker;
  GtkWidget *type_picker;     /* the same */
  GtkWidget *relation_picker; /* made when it is first asked */
  GtkWidget *go_to; /* made when it is first asked */
  QuothId walked_code; /* whose claims are gone through, or none */
  GtkWidget *find_bar; /* made when it is first needed; of the editor's box */
  GtkWidget *placing_bar; /* the same */
  GtkWidget *walk_bar; /* the same */
  GtkWidget *cases; /* a QuothCasesPane, made when it is first needed: below the text */
  QuothNoText *no_text; /* made when it is first seen */
  QuothShown *shown;
  QuothDesk *desk;
  QuothSuggesting *suggesting; /* of the desk */
  GCancellable *loading;
  QuothId wanted;      /* to be selected when the document is there */
  QuothId to_place;    /* to be placed when the document is there */
  QuothId feedback_of; /* a coder, whose work is held against gold when the document is there */
  QuothId fresh;       /* just made: to be selected when it is announced */
  QuothRange tag_range; /* what the actor picker is open for */
  QuothText *tag_text;  /* owned; of which text that is */
  char *relation_kind;  /* a relation whose other end is to be pointed to; NULL: there is none */
  QuothId relation_from;
  GCancellable *connecting; /* while the lines between claims are read */
  GArray *way; /* the pages somebody went through; empty: the text is shown */
  gboolean library_shown;
  gboolean inspector_shown;
  gboolean following;
  gboolean library_was_shown; /* before the panes were hidden together */
  gboolean inspector_was_shown;
};

/** quoth_workbench_select_wanted: selects what the document was opened for, once it is there. */
void quoth_workbench_select_wanted (QuothWorkbench *self);

/** quoth_workbench_select_fresh: selects what was just made, once it is there. */
void quoth_workbench_select_fresh (QuothWorkbench *self);

/** quoth_workbench_save_place: remembers where the reader is in the open text. */
void quoth_workbench_save_place (QuothWorkbench *self);

/** quoth_workbench_show_counts: says in the status bar how much is coded. */
void quoth_workbench_show_counts (QuothWorkbench *self);

/** quoth_workbench_show_mode: says above all that the project is read only, in safe mode, or the packet of somebody else. */
void quoth_workbench_show_mode (QuothWorkbench *self, QuothSession *session);

/** quoth_workbench_show_state: says in the status bar whether all is saved. */
void quoth_workbench_show_state (QuothWorkbench *self);

/** quoth_workbench_show_hints: what is suggested at the caret and the keys for that, or the keys that a beginner needs, in the status bar. */
void quoth_workbench_show_hints (QuothWorkbench *self);

/** quoth_workbench_show_middle: shows the page, the text, or what there is in its place. */
void quoth_workbench_show_middle (QuothWorkbench *self);

/** quoth_workbench_place: opens @document, and asks where @annotation, which has no place, is now. */
void quoth_workbench_place (QuothWorkbench *self, const QuothId *document, const QuothId *annotation);

/** quoth_workbench_place_wanted: the same, once the document is there. */
void quoth_workbench_place_wanted (QuothWorkbench *self);

/** quoth_workbench_open_feedback: opens @document, and shows below it how the work of @coder there differs from gold. */
void quoth_workbench_open_feedback (QuothWorkbench *self, const QuothId *document, const QuothId *coder);

/** quoth_workbench_start_wanted_feedback: the same, once the document is there. */
void quoth_workbench_start_wanted_feedback (QuothWorkbench *self);

/** quoth_workbench_follow_walks: goes through what the desk that there is now asks for, and no more through what another one did. */
void quoth_workbench_follow_walks (QuothWorkbench *self);

/** quoth_workbench_end_walk: Returns: %FALSE if there is none. */
gboolean quoth_workbench_end_walk (QuothWorkbench *self);

/** quoth_workbench_focus_cases: gives the focus to the cases that are adjudicated. Returns: %FALSE if they are not shown. */
gboolean quoth_workbench_focus_cases (QuothWorkbench *self);

/** quoth_workbench_has_case_focus: whether the focus is there. */
gboolean quoth_workbench_has_case_focus (QuothWorkbench *self);

/** quoth_workbench_leave_cases: before the desk goes. */
void quoth_workbench_leave_cases (QuothWorkbench *self);

/** quoth_workbench_new_way: (transfer full): an empty way. */
GArray *quoth_workbench_new_way (void);

/** quoth_workbench_get_page: (transfer none) (nullable): the name of the page that is to be shown. */
const char *quoth_workbench_get_page (QuothWorkbench *self);

/** quoth_workbench_leave_pages: back to the text at once. */
void quoth_workbench_leave_pages (QuothWorkbench *self);

/** quoth_workbench_drop_pages: lets go of the pages that were made, which know the desk. */
void quoth_workbench_drop_pages (QuothWorkbench *self);

/**
 * quoth_workbench_get_range: what is to be tagged: the selected text without the blanks and stops at its ends; or else the
 * selected annotation's words; or else the word at the caret.
 */
QuothRange quoth_workbench_get_range (QuothWorkbench *self);

/** quoth_workbench_keep: selects the annotation @id, which was just made, once it is there. */
void quoth_workbench_keep (QuothWorkbench *self, QuothId id);

/** quoth_workbench_init_reshape: follows what is done to the ends of annotations. */
void quoth_workbench_init_reshape (QuothWorkbench *self);

/** quoth_workbench_follow_suggestions: looks for suggestions on the desk that there is now; after the desk. */
void quoth_workbench_follow_suggestions (QuothWorkbench *self);

/** quoth_workbench_leave_suggestions: before the desk goes. */
void quoth_workbench_leave_suggestions (QuothWorkbench *self);

/** quoth_workbench_dup_suggestion: (transfer full) (nullable): what is suggested at the caret and why, for the status bar. */
char *quoth_workbench_dup_suggestion (QuothWorkbench *self);

/** quoth_workbench_dup_suggestion_keys: (transfer full) (nullable): what can be done with it. */
char *quoth_workbench_dup_suggestion_keys (QuothWorkbench *self);

/** quoth_workbench_accept_ghost: makes an annotation of what is suggested at the caret. Returns: %FALSE if nothing is. */
gboolean quoth_workbench_accept_ghost (QuothWorkbench *self);

/** quoth_workbench_tell: says @text, which is why something was not done, in a toast. */
void quoth_workbench_tell (QuothWorkbench *self, const char *text);

/** quoth_workbench_can_edit: whether the open text can be coded; says so, if the project is read only. */
gboolean quoth_workbench_can_edit (QuothWorkbench *self);

/** quoth_workbench_get_claim: (transfer none) (nullable): the selected claim, if it can be edited. */
QuothClaim *quoth_workbench_get_claim (QuothWorkbench *self);

/**
 * quoth_workbench_pick_actor: asks whom the words at @range, which self->tag_range then is, name. @label: what for; @picked_all: (nullable):
 * what if all places are to be tagged.
 */
void quoth_workbench_pick_actor (
  QuothWorkbench *self, QuothRange range, const char *label, QuothActorPicked picked, QuothActorPicked picked_all);

/**
 * quoth_workbench_follow_tag_range: makes self->tag_range what it is in the text as it is now, if that was corrected meanwhile. Returns: %FALSE,
 * and says so, if those words are not there any more
 */
gboolean quoth_workbench_follow_tag_range (QuothWorkbench *self);

/** quoth_workbench_tag_all_as: a #QuothActorPicked: shows all places of what stands at self->tag_range, to be tagged as @actor. */
void quoth_workbench_tag_all_as (QuothActor *actor, gboolean is_new, gpointer workbench);

/** quoth_workbench_point_at: makes @popover, a child of the editor's box, point at @range. */
void quoth_workbench_point_at (QuothWorkbench *self, GtkWidget *popover, QuothRange range);

/** quoth_workbench_finish_relating: Returns: %FALSE if no other claim is to be pointed to. */
gboolean quoth_workbench_finish_relating (QuothWorkbench *self);

/** quoth_workbench_give_up_relating: Returns: %FALSE if there was nothing to give up. */
gboolean quoth_workbench_give_up_relating (QuothWorkbench *self);

/** quoth_workbench_show_connectors: draws lines to the claims that the selected one is related to. */
void quoth_workbench_show_connectors (QuothWorkbench *self);

G_END_DECLS
