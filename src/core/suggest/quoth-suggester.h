/* quoth-suggester.h: what might be coded in a document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "suggest/quoth-lexicon.h"
#include "suggest/quoth-suggestion.h"

G_BEGIN_DECLS

/**
 * QuothSuggester:
 *
 * Looks for actors and claims in one text. Its parts are found separately and kept, so that little is to be done again after an
 * edit: the text is read for names and claims once; for the actors of the registry once, and for one that is changed
 * once more, for that one only; and listing does not read the text at all.
 *
 * One thread at a time.
 */
typedef struct _QuothSuggester QuothSuggester;

/**
 * quoth_suggester_new:
 * @document: with text and segments; its language chooses the words, its author speaks where nobody else does
 *
 * Reads the text. O(text); about 150 ms for 1 MB, so not for the thread of the window.
 *
 * Returns: (transfer full): a suggester without actors; or %NULL with %G_IO_ERROR_CANCELLED
 */
QuothSuggester *
quoth_suggester_new (QuothDocument *document, QuothLexicons *lexicons, GCancellable *cancellable, GError **error);

void quoth_suggester_free (QuothSuggester *self);

/** quoth_suggester_get_document: (transfer none): what it read. */
QuothDocument *quoth_suggester_get_document (QuothSuggester *self);

/** quoth_suggester_set_actors: @actors: (element-type QuothActor): the registry. One pass for all their names. O(text + matches). */
void quoth_suggester_set_actors (QuothSuggester *self, GPtrArray *actors);

/** quoth_suggester_put_actor: one actor is new, or another than before. One pass for its names. O(text + matches). */
void quoth_suggester_put_actor (QuothSuggester *self, QuothActor *actor);

/** quoth_suggester_remove_actor: an actor is no more. O(matches). */
void quoth_suggester_remove_actor (QuothSuggester *self, const QuothId *actor);

/** QuothSuggestionKinds: what to list. */
typedef enum
{
  QUOTH_SUGGEST_MENTIONS = 1 << 0,
  QUOTH_SUGGEST_CLAIMS = 1 << 1,
  QUOTH_SUGGEST_ALL = QUOTH_SUGGEST_MENTIONS | QUOTH_SUGGEST_CLAIMS,
} QuothSuggestionKinds;

/**
 * quoth_suggester_list:
 * @annotations: (element-type QuothAnnotation): what is coded in the document
 * @rejections: (element-type QuothRejection): what was rejected there
 * @coder: for whom: what others coded or rejected does not count, so that one coder's work says nothing to another
 *
 * What is left out: boilerplate; a mention that overlaps one of @coder, and a claim that overlaps one of @coder; what @coder rejected. No two mentions
 * overlap, and no two claims. O(n log n) for what was found and is coded.
 *
 * Returns: (transfer full) (element-type QuothSuggestion): by place
 */
GPtrArray *quoth_suggester_list (QuothSuggester *self,
                                 GPtrArray *annotations,
                                 GPtrArray *rejections,
                                 const QuothId *coder,
                                 QuothSuggestionKinds kinds);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothSuggester, quoth_suggester_free)

G_END_DECLS
