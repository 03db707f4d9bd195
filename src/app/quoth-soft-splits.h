/* quoth-soft-splits.h: where very long paragraphs are cut for the screen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth.h"

G_BEGIN_DECLS

/** Code points: a paragraph that is longer is cut, into lines that are at most so long. */
#define QUOTH_SOFT_PARAGRAPH_MAX 4000
#define QUOTH_SOFT_LINE_MAX 2000

/**
 * QuothSoftSplit:
 * @offset: where a new line begins on the screen without one in the text
 * @mark: what has to stand before that line for it to be read in the direction of its paragraph: U+200E or U+200F; 0: nothing
 * @n_extra: how many characters the screen has that the text has not, up to @offset: the newlines and marks
 */
typedef struct
{
  guint offset;
  gunichar mark;
  guint n_extra;
} QuothSoftSplit;

/**
 * quoth_soft_splits_find:
 *
 * Cuts what is longer than %QUOTH_SOFT_PARAGRAPH_MAX after a sentence, else after white space, else between two clusters, and
 * only where there is none of these (a cluster of thousands of marks) inside one. Depends on the text alone. O(n) to look for
 * newlines, and O(length of a line) a cut.
 *
 * Returns: (transfer full) (element-type QuothSoftSplit): by offset, ascending; never at the start or end of a paragraph
 */
GArray *quoth_soft_splits_find (QuothText *text);

G_END_DECLS
