/* quoth-quote-row.h: words of the text, as a line of the inspector
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * QuothQuoteRow:
 *
 * A button with words of the text, and one that takes them away from where they are listed (as Delete does).
 *
 * Signals: "activate", "remove".
 */
#define QUOTH_TYPE_QUOTE_ROW (quoth_quote_row_get_type ())
G_DECLARE_FINAL_TYPE (QuothQuoteRow, quoth_quote_row, QUOTH, QUOTE_ROW, GtkWidget)

/** quoth_quote_row_new: @about: what they are, where that must be said; @remove: the name of the button that takes them away. Both may be %NULL. */
GtkWidget *quoth_quote_row_new (const char *quote, const char *about, const char *remove);

/** quoth_quote_row_set_italic: as cues are drawn. */
void quoth_quote_row_set_italic (QuothQuoteRow *self, gboolean italic);

G_END_DECLS
