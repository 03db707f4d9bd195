/* quoth-history-page.h: what was done in the project, when and by whom
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** QuothHistoryPage: the page "history"; shown with an id, the history of what has that. */
#define QUOTH_TYPE_HISTORY_PAGE (quoth_history_page_get_type ())
G_DECLARE_FINAL_TYPE (QuothHistoryPage, quoth_history_page, QUOTH, HISTORY_PAGE, GtkWidget)

GtkWidget *quoth_history_page_new (QuothDesk *desk);
void quoth_history_page_show (GtkWidget *page, const QuothId *id);

G_END_DECLS
