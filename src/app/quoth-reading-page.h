/* quoth-reading-page.h: the preferences of reading
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** QuothReadingPage: font, size, width and spacing of the text, light or dark, and the colours of what is coded. */
#define QUOTH_TYPE_READING_PAGE (quoth_reading_page_get_type ())
G_DECLARE_FINAL_TYPE (QuothReadingPage, quoth_reading_page, QUOTH, READING_PAGE, AdwPreferencesPage)

GtkWidget *quoth_reading_page_new (void);

G_END_DECLS
