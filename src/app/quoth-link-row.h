/* quoth-link-row.h: a line that leads somewhere, and can be taken away
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * QuothLinkRow:
 *
 * A button with a word and a text, and at its end a small button that removes it.
 *
 * Signals: "activated", "removed".
 */
#define QUOTH_TYPE_LINK_ROW (quoth_link_row_get_type ())
G_DECLARE_FINAL_TYPE (QuothLinkRow, quoth_link_row, QUOTH, LINK_ROW, GtkWidget)

/**
 * quoth_link_row_new:
 * @word: (nullable): stands before the text ("contradicts")
 * @css_class: (nullable): of the word ("denies")
 * @remove: (nullable): what the button that removes it is called; %NULL: there is none
 */
GtkWidget *quoth_link_row_new (const char *word, const char *css_class, const char *text, const char *remove);

/** quoth_link_row_add: a button of one's own, before the one that removes it. */
void quoth_link_row_add (QuothLinkRow *self, GtkWidget *button);

/** quoth_link_row_set_lines: over how many lines the text may go; one unless told. */
void quoth_link_row_set_lines (QuothLinkRow *self, int lines);

G_END_DECLS
