/* quoth-text-search.h: a bar that finds words in a text that is edited
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * QuothTextSearch:
 *
 * An entry over a view: what is typed is found and marked in it, from the caret on; Enter leads to the next, Shift+Enter to the one before,
 * Escape back into the text. Hidden until it is asked for.
 */
#define QUOTH_TYPE_TEXT_SEARCH (quoth_text_search_get_type ())
G_DECLARE_FINAL_TYPE (QuothTextSearch, quoth_text_search, QUOTH, TEXT_SEARCH, GtkWidget)

/** quoth_text_search_set_view: where it finds; once. */
void quoth_text_search_set_view (QuothTextSearch *self, GtkTextView *view);

/** quoth_text_search_begin: shows the bar; what is selected in the view is what to look for. */
void quoth_text_search_begin (QuothTextSearch *self);

/** quoth_text_search_step: to the next (@forward) or the one before. Shows the bar if nothing is looked for yet. */
void quoth_text_search_step (QuothTextSearch *self, gboolean forward);

G_END_DECLS
