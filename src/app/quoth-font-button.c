/* quoth-font-button.c: a button that chooses a font, with any GTK
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GtkFontButton gave way to GtkFontDialogButton in GTK 4.10, and goes with GTK 5. Quoth says that it uses nothing after 4.8, which is why
 * the compiler has to be asked to let the newer one pass.
 */

#include "config.h"

#include "quoth-font-button.h"

#if GTK_CHECK_VERSION(4, 10, 0)

G_GNUC_BEGIN_IGNORE_DEPRECATIONS

GtkWidget *
quoth_font_button_new (void)
{
  return gtk_font_dialog_button_new (gtk_font_dialog_new ());
}

void
quoth_font_button_set_font (GtkWidget *button, const PangoFontDescription *font)
{
  gtk_font_dialog_button_set_font_desc (GTK_FONT_DIALOG_BUTTON (button), font);
}

PangoFontDescription *
quoth_font_button_dup_font (GtkWidget *button)
{
  return pango_font_description_copy (gtk_font_dialog_button_get_font_desc (GTK_FONT_DIALOG_BUTTON (button)));
}

G_GNUC_END_IGNORE_DEPRECATIONS

#else

GtkWidget *
quoth_font_button_new (void)
{
  return gtk_font_button_new ();
}

void
quoth_font_button_set_font (GtkWidget *button, const PangoFontDescription *font)
{
  gtk_font_chooser_set_font_desc (GTK_FONT_CHOOSER (button), font);
}

PangoFontDescription *
quoth_font_button_dup_font (GtkWidget *button)
{
  return gtk_font_chooser_get_font_desc (GTK_FONT_CHOOSER (button));
}

#endif
