/* quoth-disagreements-page.h: what merged copies disagree about
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** QuothDisagreementsPage: what merged copies disagree about, each settled by one key. */
#define QUOTH_TYPE_DISAGREEMENTS_PAGE (quoth_disagreements_page_get_type ())
G_DECLARE_FINAL_TYPE (QuothDisagreementsPage, quoth_disagreements_page, QUOTH, DISAGREEMENTS_PAGE, GtkWidget)

GtkWidget *quoth_disagreements_page_new (QuothDesk *desk);

/** quoth_disagreements_page_show: reads them again; @id is of no use. */
void quoth_disagreements_page_show (GtkWidget *page, const QuothId *id);

G_END_DECLS
