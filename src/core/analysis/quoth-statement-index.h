/* quoth-statement-index.h: which propositions are like a statement
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "analysis/quoth-utterance.h"

G_BEGIN_DECLS

/**
 * QuothStatementIndex:
 *
 * What the propositions of a project say, and what the claims that are linked to them say (their statements and their quotes),
 * ready to be compared with a statement. Made from one state of the project, held in memory, never stored and never changed: make a new one when the
 * project has changed. Any thread may ask it.
 */
typedef struct _QuothStatementIndex QuothStatementIndex;

/**
 * QuothStatementMatch:
 * @proposition: a proposition
 * @score: how much alike, above 0, at most 1 (the same words); below about 0.2 it is chance
 * @claim: the claim whose words are alike; none if those of the proposition itself are
 * @text: those words
 */
typedef struct
{
  QuothId proposition;
  double score;
  QuothId claim;
  char *text;
} QuothStatementMatch;

void quoth_statement_match_free (QuothStatementMatch *self);

/** quoth_statement_index_new: (transfer full): the index. O(text of the propositions and of the claims linked to them). */
QuothStatementIndex *quoth_statement_index_new (QuothReader *reader,
                                                const QuothScope *scope,
                                                GCancellable *cancellable,
                                                GError **error);

QuothStatementIndex *quoth_statement_index_ref (QuothStatementIndex *self);
void quoth_statement_index_unref (QuothStatementIndex *self);

/**
 * quoth_statement_index_find:
 * @texts: (array zero-terminated=1): what is said, in one or more ways: a claim's statement and its quote
 * @except: (nullable): a claim whose own words do not count: the one that is to be linked
 * @max: at most so many
 *
 * The propositions that are most like one of @texts, each once, by score, the best first. Those that @except is linked to are among them if
 * they or other claims of theirs are alike.
 *
 * Returns: (transfer full) (element-type QuothStatementMatch): what was found; may be empty
 */
GPtrArray *quoth_statement_index_find (QuothStatementIndex *self,
                                       const char *const *texts,
                                       const QuothId *except,
                                       guint max);

/** quoth_statement_index_find_for_claim: the same for a claim's statement and quote. */
GPtrArray *quoth_statement_index_find_for_claim (QuothStatementIndex *self, const QuothClaim *claim, guint max);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothStatementIndex, quoth_statement_index_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothStatementMatch, quoth_statement_match_free)

G_END_DECLS
