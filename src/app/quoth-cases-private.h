/* quoth-cases-private.h: what the files of the pane of cases share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "quoth-cases-pane.h"

#include "quoth-case-card.h"
#include "quoth-case-list.h"

G_BEGIN_DECLS

struct _QuothCasesPane
{
  GtkWidget parent_instance;

  /* Template */
  GtkWidget *box;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkLabel *scores; /* of feedback */
  GtkMenuButton *filter_button;
  GtkWidget *automatic;
  GtkWidget *arrived;
  GtkLabel *arrived_label;
  GtkStack *stack;
  GtkWidget *sides;
  GtkListView *view;
  GtkWidget *card_bin;
  AdwStatusPage *nothing;
  GtkWidget *nothing_button;
  GtkWidget *foot;

  QuothEditor *editor; /* borrowed: the pane lies below it */
  QuothDesk *desk;
  QuothId document;
  QuothId coder; /* whose work is held against gold, or none */
  QuothCaseList *list; /* of the desk's session */
  GtkSingleSelection *selection;
  QuothCaseCard *card;
  QuothCaseItem *shown; /* what the card shows */
  GSimpleActionGroup *filter; /* what is chosen in the menu */
  GtkWidget *popover;   /* to reject, or to discuss; made anew each time */
  QuothId pointed;      /* what the pane selected in the text last */
  QuothId came_from;    /* what was selected in the text when it was opened, or none */
  QuothId decided;      /* the case that was decided last: undo leads back to it */
  QuothId to_write;     /* the case whose gold is to be edited, once it is there */
  gboolean is_first;    /* nothing was selected yet */
  gboolean was_waiting; /* what the card shows was to be decided */
  gboolean goes_on;     /* and is not any more */
  gboolean is_pointing; /* the pane is selecting in the editor */
};

/** quoth_cases_pane_get_selected: (transfer none) (nullable) */
QuothCaseItem *quoth_cases_pane_get_selected (QuothCasesPane *self);

/** quoth_cases_pane_step: to the next (1) or previous (−1) case that is to be decided. Returns: %FALSE if there is none. */
gboolean quoth_cases_pane_step (QuothCasesPane *self, int direction);

/** quoth_cases_pane_show_state: the counts, and the list or why there is none. */
void quoth_cases_pane_show_state (QuothCasesPane *self);

/** quoth_cases_pane_init_filter: the actions of the menu of what is shown. */
void quoth_cases_pane_init_filter (QuothCasesPane *self);

/** quoth_cases_pane_apply_filter: as the menu says. */
void quoth_cases_pane_apply_filter (QuothCasesPane *self);

/** quoth_cases_pane_show_all: filters nothing out. */
void quoth_cases_pane_show_all (QuothCasesPane *self);

/** quoth_cases_pane_can_decide: whether there is a case, and the project can be written. */
gboolean quoth_cases_pane_can_decide (QuothCasesPane *self);

/* What is done with the selected case; each does nothing where it makes no sense. */
void quoth_cases_pane_accept (QuothCasesPane *self, guint member);
void quoth_cases_pane_merge (QuothCasesPane *self);
void quoth_cases_pane_write (QuothCasesPane *self);
void quoth_cases_pane_reject (QuothCasesPane *self);
void quoth_cases_pane_reopen (QuothCasesPane *self);
void quoth_cases_pane_discuss (QuothCasesPane *self);

/** quoth_cases_pane_automatic: settles by a rule, in a dialog, what coders agree on. */
void quoth_cases_pane_automatic (QuothCasesPane *self);

/** quoth_cases_pane_fill_foot: the buttons for that, with their keys. */
void quoth_cases_pane_fill_foot (QuothCasesPane *self);

/** quoth_cases_pane_update_foot: which of them can be pressed. */
void quoth_cases_pane_update_foot (QuothCasesPane *self);

/** quoth_cases_pane_key: does what a key stands for. Returns: %FALSE if it stands for nothing. */
gboolean quoth_cases_pane_key (QuothCasesPane *self, guint keyval);

G_END_DECLS
