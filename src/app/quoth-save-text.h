/* quoth-save-text.h: a text into a file that somebody chooses
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** quoth_save_text: asks for a file, with @name proposed, and writes @text there without waiting for the disk; why that failed is said in a dialog. */
void quoth_save_text (GtkWindow *window, const char *title, const char *name, const char *text);

G_END_DECLS
