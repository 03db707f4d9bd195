/* quoth-keys-page.h: the preferences of keys
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** QuothKeysPage: all actions with their keys, by group; a click on one asks for another key. It follows the keys. */
#define QUOTH_TYPE_KEYS_PAGE (quoth_keys_page_get_type ())
G_DECLARE_FINAL_TYPE (QuothKeysPage, quoth_keys_page, QUOTH, KEYS_PAGE, AdwPreferencesPage)

GtkWidget *quoth_keys_page_new (void);

G_END_DECLS
