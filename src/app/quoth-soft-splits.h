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
 * quoth_soft_splits_find:
 *
 * Cuts what is longer than %QUOTH_SOFT_PARAGRAPH_MAX after a sentence, else after white space, else between two clusters, and
 * only where there is none of these (a cluster of thousands of marks) inside one. Depends on the text alone. O(n) to look for
 * newlines, and O(1) a cut.
 *
 * Returns: (transfer full) (element-type guint): the offsets at which a new line begins on the screen without one in the
 *   text, ascending; never at the start or end of a paragraph
 */
GArray *quoth_soft_splits_find (QuothText *text);

G_END_DECLS
