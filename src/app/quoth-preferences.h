/* quoth-preferences.h: the window of what a user may set
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** quoth_preferences_show: shows the preferences over @parent (nullable), which there are once: at @page, "reading" or "keys". */
void quoth_preferences_show (GtkWindow *parent, const char *page);

G_END_DECLS
