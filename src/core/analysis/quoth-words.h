/* quoth-words.h: the words of a text, as they are compared (private to the analysis)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * quoth_words_split:
 *
 * Returns: (transfer full) (element-type utf8): the words of @text, folded (quoth_fold()): runs of letters and digits, and runs of
 *   pictures (flags, emoji). Punctuation and signs are no part of them: "@Xi" and "Xi" are one word, "U.S." two
 */
GPtrArray *quoth_words_split (const char *text);

/** quoth_words_join: (transfer full): words @start to @end (excluded), with @separator between them. */
char *quoth_words_join (GPtrArray *words, guint start, guint end, const char *separator);

/** quoth_words_make_key: (transfer full): what all ways to write one name have in common: its words, or for what has none, @name. */
char *quoth_words_make_key (const char *name);

G_END_DECLS
