/* quoth-codebook-page.h: the coding scheme of a project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * QuothCodebookPage:
 *
 * The codes as a tree and the chosen one with its fields; and, in sections of their own, the attributes, the types of relations
 * and the kinds of actors that the project defines.
 */
#define QUOTH_TYPE_CODEBOOK_PAGE (quoth_codebook_page_get_type ())
G_DECLARE_FINAL_TYPE (QuothCodebookPage, quoth_codebook_page, QUOTH, CODEBOOK_PAGE, GtkWidget)

GtkWidget *quoth_codebook_page_new (QuothDesk *desk);

/** quoth_codebook_page_show: chooses the code @id (nullable). */
void quoth_codebook_page_show (GtkWidget *page, const QuothId *id);

G_END_DECLS
