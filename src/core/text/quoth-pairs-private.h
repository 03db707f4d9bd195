/* quoth-pairs-private.h: which words became which
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "text/quoth-text.h"

G_BEGIN_DECLS

/** QuothPair: the index of a word before, and of the one after that it became. */
typedef struct
{
  guint before;
  guint after;
} QuothPair;

/** QuothWords: @n words of @text, ascending. */
typedef struct
{
  const QuothText *text;
  const QuothRange *ranges;
  guint n;
} QuothWords;

/**
 * quoth_pairs_new:
 *
 * Returns: (transfer full) (element-type QuothPair): ascending on both sides: words that share at least half of their letters,
 *   so that as many letters as can be are shared; none where the words are too many to try
 */
GArray *quoth_pairs_new (const QuothWords *before, const QuothWords *after);

G_END_DECLS
