/* quoth-suggester-private.h: what the files of the suggester share (private to it)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "suggest/quoth-claim-finder.h"
#include "suggest/quoth-name-finder.h"
#include "suggest/quoth-suggester.h"

G_BEGIN_DECLS

/** QuothActorMatch: words that are a name of @actor (borrowed from the suggester); @alias: which: 0 its name, n its n-th alias. */
typedef struct
{
  QuothRange range;
  QuothActor *actor;
  guint alias;
} QuothActorMatch;

/** QuothNameUse: what the text as a whole tells of a name. @n: how often it is surely one; @n_single: and how often one word with a capital. */
typedef struct
{
  guint n;
  guint n_single;
} QuothNameUse;

/**
 * QuothSuggester:
 * @names: (element-type QuothFoundName): by place; none overlap
 * @claims: (element-type QuothFoundClaim): by place; none overlap
 * @uses: key of a name → QuothNameUse
 * @full: last word of a name of several → index + 1 in @names of one that has it; 0 if they are not all the same name
 * @actors: (element-type QuothId QuothActor): the registry
 * @matches: (element-type QuothActorMatch): of the registry, in no order, with what overlaps
 * @known: (nullable): folded name, or other name, of an actor → QuothActor; made when it is needed
 * @known_last: last word of a person's name → QuothActor, or %NULL if several persons have it
 */
struct _QuothSuggester
{
  QuothDocument *document;
  QuothLexicon *lexicon;
  GArray *names;
  GArray *claims;
  GHashTable *uses;
  GHashTable *full;
  GHashTable *actors;
  GArray *matches;
  GHashTable *known;
  GHashTable *known_last;
};

/** quoth_suggester_need_known: makes @known and @known_last. O(actors). */
void quoth_suggester_need_known (QuothSuggester *self);

/**
 * QuothNamed: somebody is named here, coded or not
 * @actor: (nullable): an actor of the project (borrowed)
 * @name: (nullable): else a name that was found (borrowed)
 * @full: (nullable): of which it is the last word
 * @alias: of a match: which name of the actor; -1 if it is none
 * @is_tagged: a mention of the coder stands here
 */
typedef struct
{
  QuothRange range;
  const QuothActor *actor;
  const QuothFoundName *name;
  const QuothFoundName *full;
  int alias;
  gboolean is_tagged;
} QuothNamed;

/** quoth_suggester_find_named: (transfer full) (element-type QuothNamed): by place; none overlap but what is tagged. */
GArray *quoth_suggester_find_named (QuothSuggester *self, GPtrArray *annotations, const QuothId *coder);

/** quoth_named_fill: who it is. */
void quoth_named_fill (const QuothSuggester *self, const QuothNamed *named, QuothSuggestedActor *actor);

/** quoth_named_explain: (transfer full): why it is thought to be a name, translated. */
char *quoth_named_explain (const QuothSuggester *self, const QuothNamed *named);

/** quoth_found_claim_make: (transfer full): @claim, with who claims it of @named. */
QuothSuggestion *quoth_found_claim_make (const QuothSuggester *self, const QuothFoundClaim *claim, const GArray *named);

G_END_DECLS
