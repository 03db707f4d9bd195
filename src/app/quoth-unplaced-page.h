/* quoth-unplaced-page.h: what a correction of a text left without a place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * QuothUnplacedPage:
 *
 * Every annotation that has no place in its text, with the words it stood in; each can be placed, or dropped.
 */
#define QUOTH_TYPE_UNPLACED_PAGE (quoth_unplaced_page_get_type ())
G_DECLARE_FINAL_TYPE (QuothUnplacedPage, quoth_unplaced_page, QUOTH, UNPLACED_PAGE, GtkWidget)

GtkWidget *quoth_unplaced_page_new (QuothDesk *desk);

/** quoth_unplaced_page_show: all there is; @id is of no effect. */
void quoth_unplaced_page_show (GtkWidget *page, const QuothId *id);

G_END_DECLS
