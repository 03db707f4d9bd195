/* quoth-tables-page.h: everything in the project, as tables
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * QuothTablesPage:
 *
 * A table of the texts, actors, mentions, claims, cues, propositions, codes, relations or memos, with columns to choose and sort by, a search, and a bar
 * that edits what is selected. A row that is activated is gone to.
 */
#define QUOTH_TYPE_TABLES_PAGE (quoth_tables_page_get_type ())
G_DECLARE_FINAL_TYPE (QuothTablesPage, quoth_tables_page, QUOTH, TABLES_PAGE, GtkWidget)

GtkWidget *quoth_tables_page_new (QuothDesk *desk);

/** quoth_tables_page_show: as #QuothPageKind has it; the table is the one that was looked at last. */
void quoth_tables_page_show (GtkWidget *page, const QuothId *id);

G_END_DECLS
