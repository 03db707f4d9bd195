/* quoth-rework.h: merging, splitting, replacing, moving and deleting what is in use
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/quoth-change.h"
#include "model/quoth-coder.h"
#include "store/quoth-reader.h"

G_BEGIN_DECLS

/**
 * QuothRework:
 *
 * An edit that everything follows that refers to what is edited: one of the constructors says what is wanted,
 * quoth_rework_build() makes the change, and afterwards the rework tells what the change does. Always done as
 *
 *     quoth_store_build_async (store, quoth_rework_build, quoth_rework_ref (rework), quoth_rework_unref, …);
 *
 * so that nobody edits anything between the reading and the writing; it is one step to undo. With a reader and without the
 * store, quoth_rework_build() makes a preview.
 *
 * What is folded: an actor that a claim would have in one role twice, or twice in a row in its chain; a category or proposition
 * that a claim would have twice; an affiliation that is there already. What can not be kept (a second Wikidata id, the
 * stance of a folded category) is told: in a memo on the value that stays, and by quoth_rework_get_given_up().
 *
 * Reference counted. It may be built in any thread, in one at a time, and more than once.
 */
typedef struct _QuothRework QuothRework;

/** quoth_rework_can_replace: whether values of @kind can be merged, replaced, and deleted with a replacement. */
gboolean quoth_rework_can_replace (QuothKind kind);

/**
 * quoth_rework_new_merge:
 * @kind: actors, codes, propositions, kinds of actors or types of relations: see quoth_rework_can_replace()
 * @into: the one that stays
 * @from: those that become it
 * @coder: who does it; comes with the change if the project does not have it
 *
 * All that refers to @from refers to @into; @from are deleted. An actor keeps its name, and gets the names and aliases of the
 * others as aliases, their affiliations, and whatever of the rest it has not itself (attributes among it); a code gets the texts
 * and examples, and the codes under the others after its own; notes are joined; memos move along.
 *
 * Building it fails with %QUOTH_ERROR_INVALID where @into is among @from, or would come to be above itself.
 */
QuothRework *quoth_rework_new_merge (QuothKind kind,
                                     const QuothId *into,
                                     const QuothId *from,
                                     guint n_from,
                                     const QuothCoder *coder);

/**
 * quoth_rework_new_replace:
 *
 * All that refers to @id refers to @replacement; @id stays as it is, with its memos, and so does what @replacement itself
 * refers to. Kinds as above.
 */
QuothRework *quoth_rework_new_replace (QuothKind kind,
                                       const QuothId *id,
                                       const QuothId *replacement,
                                       const QuothCoder *coder);

/**
 * quoth_rework_new_delete:
 * @kind: any kind; with @replacement one of those above
 * @replacement: (nullable): what all that refers to @id, and its memos, refer to from then on
 *
 * Without @replacement, building it fails with %QUOTH_ERROR_REFERENCE where @id is in use; the message says by what.
 */
QuothRework *quoth_rework_new_delete (QuothKind kind,
                                      const QuothId *id,
                                      const QuothId *replacement,
                                      const QuothCoder *coder);

/**
 * quoth_rework_new_split_actor:
 * @part: the new actor, whole (transfer none; not changed any more): those of its aliases that @actor has leave @actor
 *
 * Makes @part of @actor. With it go the mentions whose words are the name or an alias of @part, in any case unless the alias
 * matches case, and what quoth_rework_add_mention() and quoth_rework_add_claim() name; and with a mention the roles and
 * links that are tied to it.
 */
QuothRework *quoth_rework_new_split_actor (const QuothId *actor, QuothActor *part, const QuothCoder *coder);

/**
 * quoth_rework_new_split_code:
 * @part: the new code, whole (transfer none; not changed any more); it is made the last one under its parent
 *
 * Makes @part of @code. With it go the claims that quoth_rework_add_claim() names, each with its stance.
 */
QuothRework *quoth_rework_new_split_code (const QuothId *code, QuothCode *part, const QuothCoder *coder);

/** quoth_rework_add_mention: for a split actor: a mention of it that goes with the part. */
void quoth_rework_add_mention (QuothRework *self, const QuothId *mention);

/** quoth_rework_add_claim: for a split: a claim in which the part takes the place of the whole. */
void quoth_rework_add_claim (QuothRework *self, const QuothId *claim);

/**
 * quoth_rework_new_move_code:
 * @parent: (nullable): the code to put it under; %NULL for the top
 * @position: how many of its new siblings come before it; %G_MAXUINT for all
 *
 * Moves a code with all that is under it.
 */
QuothRework *quoth_rework_new_move_code (const QuothId *code,
                                         const QuothId *parent,
                                         guint position,
                                         const QuothCoder *coder);

QuothRework *quoth_rework_ref (QuothRework *self);
void quoth_rework_unref (QuothRework *self);

/** quoth_rework_build: a #QuothBuildFunc whose data is a #QuothRework. */
QuothChange *quoth_rework_build (QuothReader *reader, gpointer self, GCancellable *cancellable, GError **error);

/** quoth_rework_get_n_followed: (transfer none): once built: of each kind how many values were changed to follow, #QUOTH_N_KINDS numbers. */
const guint *quoth_rework_get_n_followed (const QuothRework *self);

/** quoth_rework_get_given_up: (transfer none): once built: what could not be kept, sentences for a user, translated, NULL-terminated. */
const char *const *quoth_rework_get_given_up (const QuothRework *self);

/** quoth_rework_dup_name: (transfer full): what people call @value: a name, or the first words of a statement or quote, on one line. */
char *quoth_rework_dup_name (gconstpointer value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothRework, quoth_rework_unref)

G_END_DECLS
