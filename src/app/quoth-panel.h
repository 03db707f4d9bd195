/* quoth-panel.h: a list of the side pane
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-item-list.h"
#include "quoth-row.h"

G_BEGIN_DECLS

/**
 * QuothPanel:
 *
 * A list of items with an entry that filters it as somebody types. Rows are made for what is seen only.
 *
 * Signals: "activated" (QuothItem *): a row was clicked, or Enter pressed on it. "opened" (QuothItem *): the same with Ctrl.
 */
#define QUOTH_TYPE_PANEL (quoth_panel_get_type ())
G_DECLARE_FINAL_TYPE (QuothPanel, quoth_panel, QUOTH, PANEL, GtkWidget)

/** QuothPanelOrder: an order that the panel can be put into. @compare: of two items. */
typedef struct
{
  const char *label;
  int (*compare) (QuothItem *a, QuothItem *b);
} QuothPanelOrder;

/**
 * QuothPanelView:
 * @search: what the entry is called
 * @bind: fills @row with @item
 * @dup_text: (transfer full): what the entry searches in
 * @shows: (nullable): whether @item is shown at all
 * @orders: (nullable): ended by one without a label; the first is the order of the list itself
 */
typedef struct
{
  const char *search;
  void (*bind) (QuothRow *row, QuothItem *item, gpointer owner);
  char *(*dup_text) (QuothItem *item, gpointer owner);
  gboolean (*shows) (QuothItem *item, gpointer owner);
  const QuothPanelOrder *orders;
} QuothPanelView;

/** quoth_panel_set_view: how to show items; @owner is given to its functions and must live as long as the panel. */
void quoth_panel_set_view (QuothPanel *self, const QuothPanelView *view, gpointer owner);

/** quoth_panel_set_menu: what a right click on a row, the Menu key and Shift+F10 offer; %NULL: nothing. */
void quoth_panel_set_menu (QuothPanel *self, GMenuModel *menu);

/** quoth_panel_get_menu_item: (transfer none) (nullable): the item that the menu was opened on. */
QuothItem *quoth_panel_get_menu_item (QuothPanel *self);

/** quoth_panel_show_door: shows the button that opens the list as a table, by the action “library.table”. */
void quoth_panel_show_door (QuothPanel *self);

/** quoth_panel_set_list: what to show; %NULL: nothing. */
void quoth_panel_set_list (QuothPanel *self, QuothItemList *list);

/** quoth_panel_set_empty: what is shown where there is nothing. */
void quoth_panel_set_empty (QuothPanel *self, GtkWidget *widget);

/** quoth_panel_set_current: marks the item of @id (nullable). */
void quoth_panel_set_current (QuothPanel *self, const QuothId *id);

/** quoth_panel_get_near: (transfer none) (nullable): the item @step after (below 0: before) the one of @id, as they are shown. O(n). */
QuothItem *quoth_panel_get_near (QuothPanel *self, const QuothId *id, int step);

/** quoth_panel_scroll_to: brings the item of @id into view, if it is shown. O(n). */
void quoth_panel_scroll_to (QuothPanel *self, const QuothId *id);

/** quoth_panel_refilter: what QuothPanelView.shows says has changed. */
void quoth_panel_refilter (QuothPanel *self);


G_END_DECLS
