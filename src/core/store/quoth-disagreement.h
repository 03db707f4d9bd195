/* quoth-disagreement.h: what merged copies of a project disagree about
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/quoth-reader.h"
#include "store/quoth-store.h"

G_BEGIN_DECLS

/**
 * QuothDisagreementType:
 * @QUOTH_DISAGREE_CHANGED: one field was changed on both sides: the later holds
 * @QUOTH_DISAGREE_DELETED: it was deleted on one side, and changed or used on the other: it stays
 * @QUOTH_DISAGREE_PLACE: the text was corrected on one side, and what was coded on the other has no place in it
 * @QUOTH_DISAGREE_TWICE: the same actor, code, coder, document … was made on both sides
 */
typedef enum
{
  QUOTH_DISAGREE_CHANGED,
  QUOTH_DISAGREE_DELETED,
  QUOTH_DISAGREE_PLACE,
  QUOTH_DISAGREE_TWICE,
} QuothDisagreementType;

/**
 * QuothDisagreement:
 * @kind: of @value
 * @value: what it is about
 * @document: of an annotation or a document; else none
 * @phrase: what it is called ("the actor “Putin”")
 * @field: (nullable): of @QUOTH_DISAGREE_CHANGED, which field, translated
 * @held: (nullable): what holds, as people read it
 * @other: (nullable): what the other side said
 * @held_entry: the entry that holds; none if it is not known, see quoth_reader_find_sides()
 * @other_entry: the entry that does not; none if it is not known
 * @second: of @QUOTH_DISAGREE_TWICE, the other value; of @QUOTH_DISAGREE_CHANGED, of a document's text, the revision that the other side
 *   made; else none
 * @is_settled: whether somebody said something to it
 */
typedef struct
{
  QuothId id;
  QuothDisagreementType type;
  QuothKind kind;
  QuothId value;
  QuothId document;
  char *phrase;
  char *field;
  char *held;
  char *other;
  QuothId held_entry;
  QuothId other_entry;
  QuothId second;
  gboolean is_settled;
} QuothDisagreement;

void quoth_disagreement_free (QuothDisagreement *self);

/** quoth_disagreement_type_describe: (transfer none): how the two sides differ ("changed on both sides"), translated. */
const char *quoth_disagreement_type_describe (QuothDisagreementType type);

/**
 * quoth_reader_list_disagreements:
 * @settled_too: also those that somebody settled
 *
 * Returns: (transfer full) (element-type QuothDisagreement): those of merges, the oldest first, and what is there twice; %NULL with @error
 */
GPtrArray *quoth_reader_list_disagreements (QuothReader *self, gboolean settled_too, GCancellable *cancellable, GError **error);

/**
 * quoth_reader_find_sides:
 * @disagreements: (element-type QuothDisagreement): of this reader
 *
 * Looks for the entry of each side that is not known, through the journal: O(its bytes, back to the oldest of them). What cannot be told from
 * it stays unknown.
 *
 * Returns: %FALSE with @error if the journal could not be read
 */
gboolean quoth_reader_find_sides (QuothReader *self, GPtrArray *disagreements, GCancellable *cancellable, GError **error);

/** quoth_reader_count_disagreements: how many are open; 0 with @error. */
guint quoth_reader_count_disagreements (QuothReader *self, GError **error);

/**
 * QuothSettlement:
 * @QUOTH_SETTLE_KEEP: what holds is right
 * @QUOTH_SETTLE_TAKE: the other side is: its value, or the deletion
 * @QUOTH_SETTLE_DISMISS: it does not matter
 */
typedef enum
{
  QUOTH_SETTLE_KEEP,
  QUOTH_SETTLE_TAKE,
  QUOTH_SETTLE_DISMISS,
} QuothSettlement;

/**
 * quoth_store_settle:
 * @disagreement: its id
 * @coder: who says so; comes with the verdict if the project does not have it
 *
 * Settles a disagreement, as one entry of the journal, which undo takes back and a merge brings to the other copies. Blocks.
 *
 * Returns: %FALSE with %QUOTH_ERROR_NOT_FOUND; %QUOTH_ERROR_EXISTS (it is settled); %QUOTH_ERROR_INVALID (there is nothing to take: give it a
 *   place, make one of the two, or correct the text); %QUOTH_ERROR_CONFLICT or %QUOTH_ERROR_REFERENCE (what is to be taken does not fit by now,
 *   or is in use)
 */
gboolean quoth_store_settle (QuothStore *self,
                             const QuothId *disagreement,
                             QuothSettlement verdict,
                             const QuothCoder *coder,
                             GCancellable *cancellable,
                             GError **error);

/**
 * quoth_store_settle_by:
 * @build: makes the change that takes the other side, where quoth_store_settle() cannot: a text of the document that it had
 *
 * As quoth_store_settle() with %QUOTH_SETTLE_TAKE. Change and verdict are one entry.
 */
gboolean quoth_store_settle_by (QuothStore *self,
                                const QuothId *disagreement,
                                const QuothCoder *coder,
                                QuothBuildFunc build,
                                gpointer data,
                                GCancellable *cancellable,
                                GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothDisagreement, quoth_disagreement_free)

G_END_DECLS
