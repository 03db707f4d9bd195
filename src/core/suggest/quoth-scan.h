/* quoth-scan.h: a stretch of text as words, handles, flags and signs (private to the suggestions)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "suggest/quoth-lexicon.h"

G_BEGIN_DECLS

typedef enum
{
  QUOTH_TOKEN_WORD,
  QUOTH_TOKEN_HANDLE, /* with its "@" */
  QUOTH_TOKEN_FLAG,   /* a flag emoji */
  QUOTH_TOKEN_LINK,   /* an address, or a hashtag */
  QUOTH_TOKEN_SIGN,   /* one sign */
  QUOTH_TOKEN_BREAK,  /* the end of a line */
} QuothTokenType;

/**
 * QuothToken:
 * @range: where
 * @c: its first character
 * @classes: #QuothWordClass of the words of the lexicon that cover it; of phrases only title, not and common
 * @is_capital: begins with a capital
 * @is_all_capitals: two letters or more, all of them capitals
 * @is_first: begins a sentence, or what may be one
 * @after_blank: white space stands before it
 */
typedef struct
{
  QuothRange range;
  gunichar c;
  guint classes;
  QuothTokenType type : 4;
  gboolean is_capital : 1;
  gboolean is_all_capitals : 1;
  gboolean is_first : 1;
  gboolean after_blank : 1;
} QuothToken;

/**
 * QuothScan:
 * @tokens: (element-type QuothToken): in order
 * @marks: (element-type QuothLexiconMark): in order; one that is the beginning of a word goes to its end
 */
typedef struct
{
  QuothText *text;
  QuothLexicon *lexicon;
  QuothRange range;
  GArray *tokens;
  GArray *marks;
} QuothScan;

/** quoth_scan_new: (transfer full): @range of @text, taken apart. O(n). @text and @lexicon are borrowed. */
QuothScan *quoth_scan_new (QuothText *text, QuothLexicon *lexicon, QuothRange range);
void quoth_scan_free (QuothScan *self);

/** quoth_scan_get: (transfer none): the token @n. */
static inline const QuothToken *
quoth_scan_get (const QuothScan *self, guint n)
{
  return &g_array_index (self->tokens, QuothToken, n);
}

/** quoth_scan_find: the first token that ends after @offset; the number of tokens if there is none. O(log n). */
guint quoth_scan_find (const QuothScan *self, guint offset);

/** quoth_scan_is_sentence_end: whether a sentence ends with the token @n. */
gboolean quoth_scan_is_sentence_end (const QuothScan *self, guint n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothScan, quoth_scan_free)

G_END_DECLS
