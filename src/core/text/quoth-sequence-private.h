/* quoth-sequence-private.h: what differs between two sequences of numbers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "text/quoth-diff.h"

G_BEGIN_DECLS

/** QuothSequence: @n numbers. */
typedef struct
{
  const guint32 *numbers;
  guint n;
} QuothSequence;

/*
 * Both give @edits (element-type QuothEdit), in order, what has to be done to @before to get @after, counted in numbers; two edits
 * never touch on both sides.
 */

/** quoth_sequence_compare: finds the fewest changes; where they are very many, it takes all for changed. For letters. */
void quoth_sequence_compare (QuothSequence before, QuothSequence after, GArray *edits);

/** quoth_sequence_compare_words: finds few changes, and holds on to numbers that are rare; @weights: (array): what each of @before is worth. For words. */
void quoth_sequence_compare_words (QuothSequence before, const guint32 *weights, QuothSequence after, GArray *edits);

G_END_DECLS
