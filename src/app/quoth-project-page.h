/* quoth-project-page.h: what is said of the project as a whole
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** QuothProjectPage: its name, its description, and the memos on it. */
#define QUOTH_TYPE_PROJECT_PAGE (quoth_project_page_get_type ())
G_DECLARE_FINAL_TYPE (QuothProjectPage, quoth_project_page, QUOTH, PROJECT_PAGE, GtkWidget)

/* See QuothPageKind. */
GtkWidget *quoth_project_page_new (QuothDesk *desk);
void quoth_project_page_show (GtkWidget *page, const QuothId *id);

G_END_DECLS
