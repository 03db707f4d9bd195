/* quoth-grams.h: the trigrams of a text, and a table of them (private to the analysis)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * quoth_grams_list:
 *
 * The trigrams of the words of a text (quoth_words_split()), each with a mark before and after it: "deal" has ‹de, dea, eal, al›. What is written
 * without blanks between words (Chinese, Japanese, Thai …) has few letters a word: of that they are pairs of characters.
 *
 * Returns: (transfer full) (element-type guint64): each once, ascending
 */
GArray *quoth_grams_list (const char *text);

/**
 * QuothGramTable:
 *
 * Numbers trigrams, from 0 in the order they come. (A table of its own, since a GHashTable would need an allocation for each.)
 */
typedef struct _QuothGramTable QuothGramTable;

QuothGramTable *quoth_gram_table_new (void);
void quoth_gram_table_free (QuothGramTable *self);

/** quoth_gram_table_add: the number of @gram, a new one if it has none. O(1). */
guint quoth_gram_table_add (QuothGramTable *self, guint64 gram);

/** quoth_gram_table_find: Returns: %FALSE if @gram has no number. O(1). */
gboolean quoth_gram_table_find (const QuothGramTable *self, guint64 gram, guint *number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothGramTable, quoth_gram_table_free)

G_END_DECLS
