/* quoth-scheme-preview.h: a page in the colours of a scheme, in small
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtksourceview/gtksource.h>

G_BEGIN_DECLS

/** QuothSchemePreview: a toggle button with a page of a few words, a mention and a claim. */
#define QUOTH_TYPE_SCHEME_PREVIEW (quoth_scheme_preview_get_type ())
G_DECLARE_FINAL_TYPE (QuothSchemePreview, quoth_scheme_preview, QUOTH, SCHEME_PREVIEW, GtkToggleButton)

/** quoth_scheme_preview_new: of @scheme (nullable: none, the window's own colours), in a window that is @dark or not. */
GtkWidget *quoth_scheme_preview_new (GtkSourceStyleScheme *scheme, gboolean dark);

/** quoth_scheme_preview_get_id: (transfer none): of the scheme; empty for none. */
const char *quoth_scheme_preview_get_id (QuothSchemePreview *self);

G_END_DECLS
