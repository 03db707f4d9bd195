/* quoth-tag-all.h: tagging an actor wherever its name occurs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/quoth-actor.h"
#include "model/quoth-change.h"
#include "model/quoth-coder.h"
#include "model/quoth-document.h"
#include "model/quoth-mention.h"
#include "store/quoth-reader.h"

G_BEGIN_DECLS

/** QuothOccurrenceState: whether an occurrence is to be tagged. */
typedef enum
{
  QUOTH_OCCURRENCE_FREE,        /* yes */
  QUOTH_OCCURRENCE_TAGGED,      /* the coder has tagged the actor there, or around it */
  QUOTH_OCCURRENCE_OTHER,       /* the coder has tagged another actor there: only if somebody says so */
  QUOTH_OCCURRENCE_BOILERPLATE, /* what is coded there does not count: only if somebody says so */
} QuothOccurrenceState;

/**
 * QuothOccurrence:
 * @document: (nullable): where; without text and segments; shared by those of one document
 * @range: its place, in code points: whole clusters
 * @state: whether it is to be tagged
 * @actor: for %QUOTH_OCCURRENCE_OTHER: whom the coder has tagged there
 * @left: what stands before it, on one line
 * @key: what stands there, on one line
 * @right: what stands after it
 */
typedef struct
{
  QuothDocument *document;
  QuothRange range;
  QuothOccurrenceState state;
  QuothId actor;
  char *left;
  char *key;
  char *right;
} QuothOccurrence;

void quoth_occurrence_free (QuothOccurrence *self);

/** QuothTagAllCounts: in how many places an actor could be tagged: in one document, and in all of the project with that one. */
typedef struct
{
  guint n_here;
  guint n_all;
} QuothTagAllCounts;

/**
 * QuothTagAll:
 *
 * What is to be tagged, as what, by whom, and where: the constructor and the setters say it; quoth_tag_all_find() makes a
 * preview, and quoth_tag_all_build() the change, one step to undo, always by
 *
 *     quoth_store_build_async (store, quoth_tag_all_build, self, quoth_tag_all_free, …);
 *
 * Of names that overlap ("Xi" in "Xi Jinping") the leftmost counts, and of these the longest. Case is as the name's flags say; diacritics make no difference.
 *
 * Not changed once it is in use; then any thread may use it, one at a time.
 */
typedef struct _QuothTagAll QuothTagAll;

/**
 * quoth_tag_all_new:
 * @actor: whom mentions will name; comes with the change if the project does not have it
 * @coder: whose mentions they will be; likewise
 */
QuothTagAll *quoth_tag_all_new (QuothActor *actor, const QuothCoder *coder);
void quoth_tag_all_free (QuothTagAll *self);

/** quoth_tag_all_add_name: words to look for; @part_of_word: inside longer words too. */
void quoth_tag_all_add_name (QuothTagAll *self, const char *name, gboolean match_case, gboolean part_of_word);

/** quoth_tag_all_add_actor: the actor's name and aliases, each as its flags say; the name as quoth_tag_all_is_acronym() does. */
void quoth_tag_all_add_actor (QuothTagAll *self);

/** quoth_tag_all_add_words: as quoth_tag_all_add_actor() if @words are one of the actor's names; else just them. */
void quoth_tag_all_add_words (QuothTagAll *self, const char *words);

/** quoth_tag_all_find_flags: how @words are looked for. Returns: whether they are a name of @actor, whose flags these are then. */
gboolean quoth_tag_all_find_flags (const QuothActor *actor, const char *words, gboolean *match_case, gboolean *part_of_word);

/** quoth_tag_all_is_acronym: whether @name ("US", "WHO") would be another word in another case. */
gboolean quoth_tag_all_is_acronym (const char *name);

/** quoth_tag_all_add_document: to be looked through; may be called several times. Without it: all of the project. */
void quoth_tag_all_add_document (QuothTagAll *self, const QuothId *document);

/**
 * quoth_tag_all_choose: only those are tagged that are chosen, whatever their state; without it, those that are %QUOTH_OCCURRENCE_FREE.
 * @occurrence: one of quoth_tag_all_find()
 */
void quoth_tag_all_choose (QuothTagAll *self, const QuothOccurrence *occurrence);

/** quoth_tag_all_find: (transfer full) (element-type QuothOccurrence): all occurrences, by the name of the document and place. O(texts). */
GPtrArray *quoth_tag_all_find (QuothReader *reader, QuothTagAll *self, GCancellable *cancellable, GError **error);

/**
 * quoth_tag_all_count:
 * @here: the document that is counted apart
 * @except: what is not counted there: the place one has in hand
 *
 * How many of quoth_tag_all_find() are %QUOTH_OCCURRENCE_FREE. O(texts).
 */
gboolean quoth_tag_all_count (QuothReader *reader,
                              QuothTagAll *self,
                              const QuothId *here,
                              QuothRange except,
                              QuothTagAllCounts *counts,
                              GCancellable *cancellable,
                              GError **error);

/**
 * quoth_tag_all_build: a #QuothBuildFunc whose data is a #QuothTagAll. An empty change if there is nothing to tag; fails with %QUOTH_ERROR_CONFLICT
 * if what was chosen is not there any more, because the text was corrected.
 */
QuothChange *quoth_tag_all_build (QuothReader *reader, gpointer self, GCancellable *cancellable, GError **error);

/** quoth_tag_all_get_n_tagged: once built: how many mentions the change makes. */
guint quoth_tag_all_get_n_tagged (const QuothTagAll *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothTagAll, quoth_tag_all_free)

G_END_DECLS
