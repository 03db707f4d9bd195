/* quoth-agreement-page.h: how far coders agree
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * QuothAgreementPage:
 *
 * A measure of what is chosen, with what was left out of it, and beside it the same for every two coders, each code, text and month, what is
 * confused with what, and the places where coders differ. It is worked out in a thread; when the project changes it says that it is out of date.
 */
#define QUOTH_TYPE_AGREEMENT_PAGE (quoth_agreement_page_get_type ())
G_DECLARE_FINAL_TYPE (QuothAgreementPage, quoth_agreement_page, QUOTH, AGREEMENT_PAGE, GtkWidget)

/* See QuothPageKind. */
GtkWidget *quoth_agreement_page_new (QuothDesk *desk);
void quoth_agreement_page_show (GtkWidget *page, const QuothId *id);

G_END_DECLS
