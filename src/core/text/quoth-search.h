/* quoth-search.h: finding words in a text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "text/quoth-text.h"

G_BEGIN_DECLS

/** QuothSearchFlags: how a pattern is meant. */
typedef enum
{
  QUOTH_SEARCH_PLAIN = 0,
  QUOTH_SEARCH_WORDS = 1 << 0,       /* whole words only */
  QUOTH_SEARCH_MATCH_CASE = 1 << 1,  /* "us" does not find "US" */
  QUOTH_SEARCH_MATCH_MARKS = 1 << 2, /* "e" does not find "é" */
  QUOTH_SEARCH_REGEX = 1 << 3,       /* the pattern is a regular expression */
} QuothSearchFlags;

/**
 * QuothSearch:
 *
 * A pattern to be looked for. Immutable, reference counted; any number of threads may run it at once.
 *
 * A **plain** pattern is found where the text reads the same: composed or decomposed, and, unless the flags say otherwise, in any
 * case and with any diacritics. Case is folded in full: "ss" finds "ß" and "ß" finds "ss" (with
 * %QUOTH_SEARCH_MATCH_CASE they differ), "s" does not find half of a "ß". Diacritics are marks on a letter, and variant forms ("ﬁ", "Ａ", curly quotes); the
 * vowels of Indian scripts and the voicing of kana are not among them. A match cuts no grapheme cluster: "👩" is not found
 * in "👩‍👧", nor "e" in "é" where diacritics count. Only a pattern that begins with a combining mark may begin inside one.
 *
 * A **word** ends where not both neighbours are letters, digits, marks or "_": "Putin" is found in "Putin's", and "Xi" in
 * "Xi-Putin", but not in "Xinjiang". Scripts without spaces between words have no ends of words that could be checked, so any
 * place in them will do. The sign of a handle or hashtag belongs to its word: "nato" is not found in "#nato", but "#nato" is.
 *
 * A **regular expression** is one of PCRE2 and is matched with the text as it is written, so that %QUOTH_SEARCH_MATCH_MARKS has no
 * meaning; `^` and `$` are the ends of a line, `.` is not a newline. What it finds is made to hold whole clusters, unless it
 * names code points or marks itself (`\x`, `\N{U+`, `\p{M}`). It never finds an empty place.
 */
typedef struct _QuothSearch QuothSearch;

/**
 * quoth_search_new:
 * @pattern: not empty
 *
 * Returns: (transfer full): the search, or %NULL with %QUOTH_ERROR_EMPTY, or with %QUOTH_ERROR_SYNTAX for a bad regular expression (the
 *   message says at which character)
 */
QuothSearch *quoth_search_new (const char *pattern, QuothSearchFlags flags, GError **error);

QuothSearch *quoth_search_ref (QuothSearch *self);
void quoth_search_unref (QuothSearch *self);

/**
 * quoth_search_run:
 *
 * All matches in @text, in code points: ascending, none empty, none overlapping another (the leftmost counts). O(n) for a plain
 * pattern of usual length. A regular expression that tries too much is stopped.
 *
 * Returns: (transfer full) (element-type QuothRange): the matches, or %NULL with %G_IO_ERROR_CANCELLED, or with %QUOTH_ERROR_TOO_LARGE for a
 *   regular expression that was stopped
 */
GArray *quoth_search_run (QuothSearch *self, QuothText *text, GCancellable *cancellable, GError **error);

/** quoth_search_run_async: the same in another thread. */
void quoth_search_run_async (QuothSearch *self,
                             QuothText *text,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
GArray *quoth_search_run_finish (GAsyncResult *result, GError **error);

/** quoth_search_find_next: the index of the first match of @matches that begins at or after @offset; their number if there is none. O(log n). */
guint quoth_search_find_next (GArray *matches, guint offset);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothSearch, quoth_search_unref)

G_END_DECLS
