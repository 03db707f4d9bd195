/* quoth-suggestion.h: an annotation that somebody may want to make
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/quoth-actor.h"
#include "model/quoth-change.h"
#include "model/quoth-claim.h"
#include "model/quoth-document.h"

G_BEGIN_DECLS

/** QUOTH_SUGGESTION_MAX_SPANS: how many fragments a suggestion has at most. */
#define QUOTH_SUGGESTION_MAX_SPANS 3

/**
 * QuothSuggestedActor:
 * @id: an actor of the project; none for one that is not in it
 * @name: its name; %NULL if nobody is suggested
 * @actor_kind: what one that is not in the project probably is
 * @alias: (nullable): what the text calls it there, if one that is not in the project is to have that as another name (a flag)
 * @range: where it is named; empty if it is not
 */
typedef struct
{
  QuothId id;
  char *name;
  char *actor_kind;
  char *alias;
  QuothRange range;
} QuothSuggestedActor;

/**
 * QuothSuggestion:
 * @kind: %QUOTH_KIND_MENTION or %QUOTH_KIND_CLAIM
 * @spans: its fragments, in order, in code points; on cluster boundaries
 * @cue: of a claim: the words that tell it; may be empty
 * @actor: of a mention: who is named; of a claim: who claims, if that can be guessed
 * @reporter: of a claim: who tells of that, if somebody does
 * @mode: of a claim
 * @why: in words, translated, a sentence without full stop
 * @key: the same for all that are alike: the same words for the same actor, or the same words that tell a claim
 *
 * A value in memory, which is never stored. Immutable; reference counted; any thread.
 */
typedef struct
{
  QuothKind kind;
  QuothRange spans[QUOTH_SUGGESTION_MAX_SPANS];
  guint n_spans;
  QuothRange cue;
  QuothSuggestedActor actor;
  QuothSuggestedActor reporter;
  QuothMode mode;
  char *why;
  char *key;
  /*< private >*/
  gatomicrefcount refs;
} QuothSuggestion;

/** quoth_suggestion_new: (transfer full): an empty one, to be filled before anybody else has it. */
QuothSuggestion *quoth_suggestion_new (QuothKind kind);

QuothSuggestion *quoth_suggestion_ref (QuothSuggestion *self);
void quoth_suggestion_unref (QuothSuggestion *self);

/** quoth_suggestion_get_extent: from the start of the first fragment to the end of the last. */
QuothRange quoth_suggestion_get_extent (const QuothSuggestion *self);

/** quoth_suggestion_dup_title: (transfer full): what would be made, in words, translated: "Mention of China", "Claim of Xi Jinping". */
char *quoth_suggestion_dup_title (const QuothSuggestion *self);

/** quoth_suggestions_new: (transfer full) (element-type QuothSuggestion): an empty array that unrefs. */
GPtrArray *quoth_suggestions_new (void);

/** quoth_suggestions_list_alike: (transfer full) (element-type QuothSuggestion): those of @all that have the kind and key of @self. */
GPtrArray *quoth_suggestions_list_alike (GPtrArray *all, const QuothSuggestion *self);

/**
 * quoth_suggestions_accept:
 * @suggestions: (element-type QuothSuggestion): of one document
 * @document: that document, with its text
 * @annotations: (element-type QuothAnnotation): what is coded there
 * @actors: (nullable) (element-type QuothActor): the registry as it is now: who was not in it when this was suggested may be in it since
 * @change: gets the annotations, and the actors that are not in the project yet, each once
 *
 * A claim comes with its cue, and with its claimant, who is tied to the mention there, or to a new one. All are of the coder
 * of @change, with the origin "suggestion". What the coder has tagged since at just that place is left out. O(suggestions, annotations
 * and actors).
 *
 * Returns: (transfer full) (element-type QuothValue): the mentions and claims that were asked for, in the order of @suggestions
 */
GPtrArray *quoth_suggestions_accept (GPtrArray *suggestions,
                                     const QuothDocument *document,
                                     GPtrArray *annotations,
                                     GPtrArray *actors,
                                     QuothChange *change);

/** quoth_suggestions_reject: remembers in @change that its coder does not want @suggestions. */
void quoth_suggestions_reject (GPtrArray *suggestions, const QuothDocument *document, QuothChange *change);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothSuggestion, quoth_suggestion_unref)

G_END_DECLS
