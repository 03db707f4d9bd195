/* quoth-duplicates-page.h: actors that are perhaps the same, to be merged or told apart
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * QuothDuplicatesPage:
 *
 * Pairs of actors, the surest first. On the selected one: Enter or “m” merges into the left one, “r” into the right one, “x” says that
 * they are not the same, “n” and “p” lead to the next and the one before, “o” to the page of the left one and “O” to that of the right one.
 *
 * What is said not to be the same is set aside for as long as the project is open: it says nothing about the texts, so the project file
 * has no place for it.
 */
#define QUOTH_TYPE_DUPLICATES_PAGE (quoth_duplicates_page_get_type ())
G_DECLARE_FINAL_TYPE (QuothDuplicatesPage, quoth_duplicates_page, QUOTH, DUPLICATES_PAGE, GtkWidget)

GtkWidget *quoth_duplicates_page_new (QuothDesk *desk);

void quoth_duplicates_page_show (GtkWidget *page, const QuothId *id);

G_END_DECLS
