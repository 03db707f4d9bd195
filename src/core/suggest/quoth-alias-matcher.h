/* quoth-alias-matcher.h: many names looked for in one pass
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "text/quoth-text.h"

G_BEGIN_DECLS

/**
 * QuothAliasFlags: when the words of a text are a name
 * @QUOTH_ALIAS_MATCH_CASE: in this case only
 * @QUOTH_ALIAS_CAPITALS: where the name has a capital, the text has one
 * @QUOTH_ALIAS_WORD_START: not if it begins inside a word
 * @QUOTH_ALIAS_WORD_END: not if it ends inside a word
 *
 * White space, apostrophes and hyphens of any kind are one. Between characters of a script that does not part its words (Chinese,
 * Japanese, Thai) and beside emoji every place is the edge of a word. A handle is one word with its "@".
 */
typedef enum
{
  QUOTH_ALIAS_MATCH_CASE = 1 << 0,
  QUOTH_ALIAS_CAPITALS = 1 << 1,
  QUOTH_ALIAS_WORD_START = 1 << 2,
  QUOTH_ALIAS_WORD_END = 1 << 3,
  QUOTH_ALIAS_WORD = QUOTH_ALIAS_WORD_START | QUOTH_ALIAS_WORD_END,
} QuothAliasFlags;

/**
 * QuothAliasMatch:
 * @range: where, in code points; cuts no cluster
 * @pattern: what: the number that quoth_alias_matcher_add() gave
 */
typedef struct
{
  QuothRange range;
  guint pattern;
} QuothAliasMatch;

/**
 * QuothAliasMatcher:
 *
 * An automaton after Aho and Corasick (1975) over code points. It is filled by one thread; once it has searched, any thread may
 * search with it, and nothing is added any more.
 */
typedef struct _QuothAliasMatcher QuothAliasMatcher;

QuothAliasMatcher *quoth_alias_matcher_new (void);
void quoth_alias_matcher_free (QuothAliasMatcher *self);

/**
 * quoth_alias_matcher_add:
 * @name: valid UTF-8
 *
 * Returns: its number, from 0 in the order of adding. An empty name is never found
 */
guint quoth_alias_matcher_add (QuothAliasMatcher *self, const char *name, QuothAliasFlags flags);

/** quoth_alias_matcher_build: ends the adding. O(length of all names). */
void quoth_alias_matcher_build (QuothAliasMatcher *self);

/**
 * quoth_alias_matcher_find:
 * @range: where to look; matches lie inside it, but what stands around it is looked at
 * @matches: (element-type QuothAliasMatch): all matches are appended, also those that overlap, by their end
 *
 * O(length of @range + matches).
 */
void quoth_alias_matcher_find (QuothAliasMatcher *self, QuothText *text, QuothRange range, GArray *matches);

/**
 * quoth_alias_matches_resolve:
 *
 * Leaves of matches that overlap the one that begins first; of those that begin together the longest; of those the one with the lowest
 * number; and sorts them. O(n log n).
 */
void quoth_alias_matches_resolve (GArray *matches);

/** quoth_alias_fold: @c as it is compared where case does not matter. */
gunichar quoth_alias_fold (gunichar c);

/** quoth_alias_binds: whether @before and @after, side by side, are in one word. */
gboolean quoth_alias_binds (gunichar before, gunichar after);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothAliasMatcher, quoth_alias_matcher_free)

G_END_DECLS
