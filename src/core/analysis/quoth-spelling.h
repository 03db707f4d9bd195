/* quoth-spelling.h: how a name would be spelled if all wrote it in the same way (private to the analysis)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * quoth_spelling_make:
 * @word: a word of quoth_words_split()
 *
 * Cyrillic and Greek in Latin letters, and what transcriptions differ in made the same: "Ушаков", "Uschakow" and "Ushakov" give
 * "ushakov". Not for reading: it is a rough key, and letters of other scripts stay.
 *
 * Returns: (transfer full): the key
 */
char *quoth_spelling_make (const char *word);

/**
 * quoth_spelling_get_distance:
 * @limit: how far to count
 *
 * How many letters must be added, left out, replaced, or swapped with the next, to make @b of @a (the restricted distance of Damerau and
 * Levenshtein). O(length²).
 *
 * Returns: the distance, or @limit + 1 if it is greater
 */
guint quoth_spelling_get_distance (const char *a, const char *b, guint limit);

G_END_DECLS
