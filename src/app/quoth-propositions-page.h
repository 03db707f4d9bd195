/* quoth-propositions-page.h: what is claimed across the texts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * QuothPropositionsPage:
 *
 * The propositions of the project, all or only those in dispute or said more than once, and beside them the claims that support,
 * deny or report the chosen one.
 */
#define QUOTH_TYPE_PROPOSITIONS_PAGE (quoth_propositions_page_get_type ())
G_DECLARE_FINAL_TYPE (QuothPropositionsPage, quoth_propositions_page, QUOTH, PROPOSITIONS_PAGE, GtkWidget)

GtkWidget *quoth_propositions_page_new (QuothDesk *desk);

/** quoth_propositions_page_show: chooses the proposition @id (nullable). */
void quoth_propositions_page_show (GtkWidget *page, const QuothId *id);

G_END_DECLS
