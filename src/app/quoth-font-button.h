/* quoth-font-button.h: a button that chooses a font, with any GTK
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** QUOTH_FONT_BUTTON_PROPERTY: which property tells of another font. */
#if GTK_CHECK_VERSION(4, 10, 0)
#define QUOTH_FONT_BUTTON_PROPERTY "font-desc"
#else
#define QUOTH_FONT_BUTTON_PROPERTY "font"
#endif

/** quoth_font_button_new: (transfer floating): the button, without a font. */
GtkWidget *quoth_font_button_new (void);

void quoth_font_button_set_font (GtkWidget *button, const PangoFontDescription *font);

/** quoth_font_button_dup_font: (transfer full) (nullable): the font that is chosen. */
PangoFontDescription *quoth_font_button_dup_font (GtkWidget *button);

G_END_DECLS
