/* quoth-adoption.h: bringing in the work of a project that shares no history with this one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/quoth-change.h"
#include "model/quoth-coder.h"
#include "store/quoth-store.h"

G_BEGIN_DECLS

/**
 * QuothPairReason: why a value of the other project may be one of this project, the best reason first
 * @QUOTH_PAIR_HERE: it came in before, as itself
 * @QUOTH_PAIR_USED: what it was used for came in before, and refers to that one here
 * @QUOTH_PAIR_TEXT: the same text
 * @QUOTH_PAIR_WIKIDATA: the same Wikidata id
 * @QUOTH_PAIR_KEY: the same key, in any case
 * @QUOTH_PAIR_NAME: the same name or statement, in any case
 * @QUOTH_PAIR_EARLIER_TEXT: a text that was corrected since
 * @QUOTH_PAIR_ALIAS: one has the name of the other as an alias, or they have an alias in common
 * @QUOTH_PAIR_OTHER_KIND: the same name, but another kind of actor
 * @QUOTH_PAIR_CHOSEN: somebody said so
 */
typedef enum
{
  QUOTH_PAIR_HERE,
  QUOTH_PAIR_USED,
  QUOTH_PAIR_TEXT,
  QUOTH_PAIR_WIKIDATA,
  QUOTH_PAIR_KEY,
  QUOTH_PAIR_NAME,
  QUOTH_PAIR_EARLIER_TEXT,
  QUOTH_PAIR_ALIAS,
  QUOTH_PAIR_OTHER_KIND,
  QUOTH_PAIR_CHOSEN,
} QuothPairReason;

/** QuothCandidate: a value of this project, and what people call it. */
typedef struct
{
  QuothId id;
  char *name;
  QuothPairReason reason;
} QuothCandidate;

/**
 * QuothPairing:
 * @kind: a coder, an actor or a kind of actors, a code, a type of relations, an attribute, a document or a proposition
 * @theirs: the value of the other project
 * @name: what people call it
 * @key: (nullable): what scripts call it
 * @candidates: (element-type QuothCandidate): which of this project it may be, the best first
 * @choice: which of these it is; −1: none, it comes in as new
 * @is_open: several are as good as each other, and nobody chose yet: nothing is brought in until somebody does
 */
typedef struct
{
  QuothKind kind;
  QuothId theirs;
  char *name;
  char *key;
  GPtrArray *candidates;
  int choice;
  gboolean is_open;
} QuothPairing;

/**
 * QuothAdoptionShare:
 * @name: of the coder, as the other project has it
 * @n: of each kind how much comes in of theirs (annotations, relations, memos)
 */
typedef struct
{
  QuothId coder;
  char *name;
  guint n[QUOTH_N_KINDS];
} QuothAdoptionShare;

/**
 * QuothAdoptionReport:
 * @n_new: of each kind how many come in
 * @n_here: of each kind how many there were here already, or are taken for one of ours
 * @n_filled: how many of ours get something that they had not (an alias, a definition)
 * @n_changed: how many that came in before were changed there since; what is here is left as it is
 * @changed: (element-type QuothValue): the first of them, as they are here
 * @n_unplaced: how many annotations come in without a place, since the text here is another
 * @shares: (element-type QuothAdoptionShare): by name
 * @values: (element-type QuothValue): what comes in, as it will be
 * @told: (element-type utf8): sentences on what could not be kept as it was, translated
 */
typedef struct
{
  guint n_new[QUOTH_N_KINDS];
  guint n_here[QUOTH_N_KINDS];
  guint n_filled;
  guint n_changed;
  guint n_unplaced;
  GPtrArray *changed;
  GPtrArray *shares;
  GPtrArray *values;
  GPtrArray *told;
} QuothAdoptionReport;

/**
 * QuothAdoption:
 *
 * All that is in another project becomes part of this one, as one change, which undo takes back. What is new keeps its id, so that to
 * bring in the same again brings nothing; what is the same thing here (quoth_adoption_propose()) is not doubled, and what the other
 * project says of it beyond ours is added, or told in a memo. Annotations are never folded into each other: they are somebody's work.
 * What came in before stays as it is here, whatever became of it there; what was changed there since is told.
 *
 * Always: quoth_adoption_propose(), perhaps quoth_adoption_choose(), then
 *
 *     quoth_store_build_async (store, quoth_adoption_build, quoth_adoption_ref (adoption), quoth_adoption_unref, …);
 *
 * With a reader and without the store quoth_adoption_build() makes a preview. Reference counted; in any thread, in one at a time.
 */
typedef struct _QuothAdoption QuothAdoption;

/**
 * quoth_adoption_new:
 * @theirs: the other project, which need not be writable
 * @coder: who does it; comes with the change if the project does not have it
 */
QuothAdoption *quoth_adoption_new (QuothStore *theirs, const QuothCoder *coder);

QuothAdoption *quoth_adoption_ref (QuothAdoption *self);
void quoth_adoption_unref (QuothAdoption *self);

/** quoth_adoption_propose: looks for what is the same in both. Blocks. */
gboolean quoth_adoption_propose (QuothAdoption *self, QuothReader *ours, GCancellable *cancellable, GError **error);

/** quoth_adoption_get_pairings: (transfer none) (element-type QuothPairing): by kind, the open ones of each first, then by name. */
GPtrArray *quoth_adoption_get_pairings (QuothAdoption *self);

/** quoth_adoption_count_open: how many nobody chose for yet. */
guint quoth_adoption_count_open (QuothAdoption *self);

/** quoth_adoption_choose: @ours: (nullable): which of ours it is, a candidate or not; %NULL: it comes in as new. */
void quoth_adoption_choose (QuothAdoption *self, QuothPairing *pairing, const QuothId *ours);

/** quoth_adoption_get_name: (transfer none): what the other project is called; known once it was proposed. */
const char *quoth_adoption_get_name (QuothAdoption *self);

/** quoth_adoption_build: a #QuothBuildFunc whose data is a #QuothAdoption. Fails with %QUOTH_ERROR_INVALID while something is open. */
QuothChange *quoth_adoption_build (QuothReader *ours, gpointer self, GCancellable *cancellable, GError **error);

/** quoth_adoption_get_report: (transfer none): of the last build. */
const QuothAdoptionReport *quoth_adoption_get_report (QuothAdoption *self);

/** quoth_pair_reason_describe: (transfer none): a few words, translated ("same name"). */
const char *quoth_pair_reason_describe (QuothPairReason reason);

/** quoth_pairing_get_choice: (transfer none) (nullable): the candidate that was chosen; %NULL: it comes in as new. */
const QuothCandidate *quoth_pairing_get_choice (const QuothPairing *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothAdoption, quoth_adoption_unref)

G_END_DECLS
