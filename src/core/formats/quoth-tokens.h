/* quoth-tokens.h: a text as sentences of tokens (private to the formats)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/quoth-document.h"

G_BEGIN_DECLS

/**
 * QuothToken:
 * @range: in code points; no white space is in it
 * @begins_sentence: whether a sentence begins with it
 */
typedef struct
{
  QuothRange range;
  gboolean begins_sentence;
} QuothToken;

/**
 * quoth_tokens_new:
 * @document: with text and segments
 *
 * Words, numbers, handles and hashtags ("@name", "#tag"), and single signs, as ICU's root locale breaks words (UAX #29, with its
 * dictionaries). Sentences end where ICU says (UAX #29), at a newline, and at either end of a segment.
 *
 * Returns: (transfer full) (element-type QuothToken): in order
 */
GArray *quoth_tokens_new (const QuothDocument *document);

/**
 * quoth_tokens_find:
 * @first: (out): the first token that shares a code point with @range
 * @end: (out): the token after the last one that does
 *
 * O(log n). Returns: %FALSE if there is none
 */
gboolean quoth_tokens_find (const GArray *tokens, QuothRange range, guint *first, guint *end);

G_END_DECLS
