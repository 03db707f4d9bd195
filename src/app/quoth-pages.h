/* quoth-pages.h: what the middle of the workbench can show instead of the text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * QuothPageKind:
 * @name: as in quoth_desk_show_page()
 * @title: (nullable): what the Review menu calls it, marked with N_(); %NULL: it is not listed there
 * @create: (transfer floating): makes the page, when it is first shown. Its template's root is a #QuothPageFrame
 * @show: shows what has this id, or (@id is %NULL) all there is
 *
 * A page lives until another project is opened; it follows the desk and its session while it does.
 */
typedef struct
{
  const char *name;
  const char *title;
  GtkWidget *(*create) (QuothDesk *desk);
  void (*show) (GtkWidget *page, const QuothId *id);
} QuothPageKind;

/** quoth_pages_get: (transfer none): all of them, in the order of the menu, ended by one without a name. */
const QuothPageKind *quoth_pages_get (void);

/** quoth_pages_find: the page of that name, which must be one. */
const QuothPageKind *quoth_pages_find (const char *name);

/** quoth_pages_new_menu: (transfer full): the pages as items that say win.show-page, and after them what there is to review in the open text. */
GMenuModel *quoth_pages_new_menu (void);

/** quoth_pages_set_count: @menu: of quoth_pages_new_menu(): says how much waits on a page; 0: says nothing. */
void quoth_pages_set_count (GMenuModel *menu, const char *name, guint count);

G_END_DECLS
