/* quoth-pick-list.h: an entry, and below it what it finds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-row.h"

G_BEGIN_DECLS

/**
 * QuothPickList:
 *
 * An entry with a short list below it. The arrow keys move in the list while the entry has the focus, and Enter picks.
 *
 * Signals: "query-changed" (the owner then fills the list anew), "selected" (guint index), "picked" (guint index).
 */
#define QUOTH_TYPE_PICK_LIST (quoth_pick_list_get_type ())
G_DECLARE_FINAL_TYPE (QuothPickList, quoth_pick_list, QUOTH, PICK_LIST, GtkWidget)

/** quoth_pick_list_set_label: what the entry is called, for a placeholder and for assistive technology. */
void quoth_pick_list_set_label (QuothPickList *self, const char *label);

/** quoth_pick_list_set_empty: what is said in the place of the list; %NULL: nothing. */
void quoth_pick_list_set_empty (QuothPickList *self, const char *text);

/** quoth_pick_list_begin: puts @query into the entry, selects it, and takes the focus. */
void quoth_pick_list_begin (QuothPickList *self, const char *query);

/** quoth_pick_list_type: puts @text into the entry as if it were typed, so that typing goes on after it. */
void quoth_pick_list_type (QuothPickList *self, const char *text);

/** quoth_pick_list_get_query: (transfer none): what is typed. */
const char *quoth_pick_list_get_query (QuothPickList *self);

/** quoth_pick_list_get_selected: which row Enter would pick; -1: none. */
int quoth_pick_list_get_selected (QuothPickList *self);

void quoth_pick_list_clear (QuothPickList *self);

/** quoth_pick_list_add: appends @row; the first one is selected. */
void quoth_pick_list_add (QuothPickList *self, QuothRow *row);

G_END_DECLS
