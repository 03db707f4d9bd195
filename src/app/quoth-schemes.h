/* quoth-schemes.h: the colours that the page may have
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtksourceview/gtksource.h>

G_BEGIN_DECLS

/**
 * quoth_schemes_list:
 * @dark: for a dark window
 *
 * The style schemes that fit, Quoth’s own first: light ones in a light window, dark ones in a dark one, only those with which text can be read
 * on whatever is coded, and of several that look alike the first; none that looks like the window. Reads files the first time.
 *
 * Returns: (transfer container) (element-type GtkSourceStyleScheme)
 */
GPtrArray *quoth_schemes_list (gboolean dark);

/** quoth_schemes_find: (transfer none) (nullable): the scheme with @id, if it fits a window that is @dark or not and can be read. */
GtkSourceStyleScheme *quoth_schemes_find (const char *id, gboolean dark);

/** quoth_schemes_get_colors: what @scheme has for the page and the text on it. Returns: %FALSE if it does not say. */
gboolean quoth_schemes_get_colors (GtkSourceStyleScheme *scheme, GdkRGBA *page, GdkRGBA *text);

/** quoth_schemes_get_key: (transfer none): the setting of the scheme of a window that is @dark or not. */
const char *quoth_schemes_get_key (gboolean dark);

G_END_DECLS
