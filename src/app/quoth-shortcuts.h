/* quoth-shortcuts.h: all keys, on one page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** quoth_shortcuts_new: a window that lists the keys. */
GtkWidget *quoth_shortcuts_new (void);

G_END_DECLS
