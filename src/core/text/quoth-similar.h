/* quoth-similar.h: where a text reads nearly like a quote
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "text/quoth-text.h"

G_BEGIN_DECLS

/**
 * QuothSimilar:
 * @range: whole words, in code points
 * @score: how alike they are, from 0 to 1
 */
typedef struct
{
  QuothRange range;
  double score;
} QuothSimilar;

/**
 * quoth_similar_find:
 * @quote: what is looked for
 * @near: where it is expected; of places that are as alike the nearer comes first
 * @n: how many are wanted
 *
 * A proposal, never an answer: see quoth-anchor.h for that. O(length of the text).
 *
 * Returns: (transfer full) (element-type QuothSimilar): the best places, which do not overlap; perhaps none
 */
GArray *quoth_similar_find (QuothText *text, const char *quote, guint near, guint n);

G_END_DECLS
