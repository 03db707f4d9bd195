/* quoth-find-bar.h: a bar over the text, to find words in it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-editor.h"

G_BEGIN_DECLS

/**
 * QuothFindBar:
 *
 * Looks for words in the open text, in another thread, while they are typed, and again when the text is corrected or another one is
 * opened. All matches are marked in the text and in the overview; the one that is gone to is selected, and can be tagged.
 */
#define QUOTH_TYPE_FIND_BAR (quoth_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (QuothFindBar, quoth_find_bar, QUOTH, FIND_BAR, GtkWidget)

/** quoth_find_bar_new: over @editor, which it must not outlive. */
GtkWidget *quoth_find_bar_new (QuothEditor *editor);

/** quoth_find_bar_open: shows it, with the selected words, if there are some, to be looked for. */
void quoth_find_bar_open (QuothFindBar *self);

/** quoth_find_bar_step: goes to the next (@step 1) or previous (−1) match; opens it first if it is not open. */
void quoth_find_bar_step (QuothFindBar *self, int step);

/** quoth_find_bar_close: hides it and the marks; what is selected stays so. */
void quoth_find_bar_close (QuothFindBar *self);

G_END_DECLS
