/* quoth-text-window.h: the part of a text that is in a buffer, and where in it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth.h"

G_BEGIN_DECLS

/** QUOTH_WINDOW_WHOLE_MAX: bytes: a text that is not longer is in the buffer as a whole, always. */
#define QUOTH_WINDOW_WHOLE_MAX (5 * 1024 * 1024 / 4)

/** Code points: how much of a longer text is in the buffer, and how much of that there is at least on either side of what is seen. */
#define QUOTH_WINDOW_LENGTH (128 * 1024)
#define QUOTH_WINDOW_MARGIN (QUOTH_WINDOW_LENGTH / 4)

/**
 * QuothTextWindow:
 *
 * Which whole lines of a text are in a buffer, and the sums that lead from **offsets** of the text to **positions** in the buffer
 * and back. A line is a paragraph, or what soft splits made of one. It knows no buffer: see #QuothTextMap, which keeps one to it.
 */
typedef struct _QuothTextWindow QuothTextWindow;

/** quoth_text_window_new: (transfer full): over @text, at its beginning. O(n). */
QuothTextWindow *quoth_text_window_new (QuothText *text);
void quoth_text_window_free (QuothTextWindow *self);

/** quoth_text_window_get_text: (transfer none): the text. */
QuothText *quoth_text_window_get_text (QuothTextWindow *self);

/** quoth_text_window_is_whole: whether the text is short enough to be in the buffer as a whole; the window never moves then. */
gboolean quoth_text_window_is_whole (QuothTextWindow *self);

/** quoth_text_window_get_shown: what is in the buffer: from the start of a line to the end of one, which is before its newline. */
QuothRange quoth_text_window_get_shown (QuothTextWindow *self);

/**
 * quoth_text_window_choose:
 *
 * What should be in the buffer for a reader at @offset: what is there already, if there is enough on either side of it; else as much
 * before it as after it. O(log n).
 */
QuothRange quoth_text_window_choose (QuothTextWindow *self, guint offset);

/** quoth_text_window_move: @shown, which quoth_text_window_choose() gave, is in the buffer now. */
void quoth_text_window_move (QuothTextWindow *self, QuothRange shown);

/** quoth_text_window_has_splits: whether any paragraph of the text is cut. */
gboolean quoth_text_window_has_splits (QuothTextWindow *self);

/** quoth_text_window_is_split: whether a line begins at @offset on the screen, but not in the text. O(log n). */
gboolean quoth_text_window_is_split (QuothTextWindow *self, guint offset);

/** quoth_text_window_get_mark: what the buffer holds before the line that begins at the split @offset, see #QuothSoftSplit; 0: nothing. */
gunichar quoth_text_window_get_mark (QuothTextWindow *self, guint offset);

/**
 * quoth_text_window_to_position: where @offset is in the buffer, or, if it is not there, the nearest end. At a split: on the
 * line that begins there, after its mark. O(log n).
 */
guint quoth_text_window_to_position (QuothTextWindow *self, guint offset);

/** quoth_text_window_from_position: which offset is at a position; both sides of a split's newline, and of its mark, are one. O(log n). */
guint quoth_text_window_from_position (QuothTextWindow *self, guint position);

/**
 * quoth_text_window_dup_screen:
 * @range: within one or more lines
 * @n_bytes: (out)
 *
 * Returns: (transfer full): what a buffer has to hold for @range: the text, with a newline at each split that is strictly inside, and after
 *   that, or at the start, the mark of the line
 */
char *quoth_text_window_dup_screen (QuothTextWindow *self, QuothRange range, gsize *n_bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothTextWindow, quoth_text_window_free)

G_END_DECLS
