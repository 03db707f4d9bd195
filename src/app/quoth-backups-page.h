/* quoth-backups-page.h: the preferences of backups
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** QuothBackupsPage: when backups are made, how many are kept, and where. */
#define QUOTH_TYPE_BACKUPS_PAGE (quoth_backups_page_get_type ())
G_DECLARE_FINAL_TYPE (QuothBackupsPage, quoth_backups_page, QUOTH, BACKUPS_PAGE, AdwPreferencesPage)

GtkWidget *quoth_backups_page_new (void);

G_END_DECLS
