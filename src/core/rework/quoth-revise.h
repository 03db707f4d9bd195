/* quoth-revise.h: correcting the text of a document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/quoth-change.h"
#include "model/quoth-coder.h"
#include "store/quoth-reader.h"
#include "text/quoth-anchor.h"

G_BEGIN_DECLS

/**
 * QuothRevise:
 *
 * A correction of a document's text, with which all that is coded in it moves. Always done as
 *
 *     quoth_store_build_async (store, quoth_revise_build, quoth_revise_ref (revise), quoth_revise_unref, …);
 *
 * so that nobody edits anything between the reading and the writing; it is one step to undo. With a reader and without
 * the store, quoth_revise_build() makes a preview. Afterwards the QuothRevise tells what the change does.
 *
 * Reference counted. It may be built in any thread, in one at a time, and more than once.
 */
typedef struct _QuothRevise QuothRevise;

/**
 * quoth_revise_new:
 * @text: the corrected text
 * @note: (nullable): why
 * @coder: who does it; comes with the change if the project does not have it
 */
QuothRevise *quoth_revise_new (const QuothId *document, QuothText *text, const char *note, const QuothCoder *coder);

/** quoth_revise_new_back: as quoth_revise_new(), to a text that the document had: that of its @revision, with what is noted of that. */
QuothRevise *quoth_revise_new_back (const QuothId *document, const QuothId *revision, const QuothCoder *coder);

QuothRevise *quoth_revise_ref (QuothRevise *self);
void quoth_revise_unref (QuothRevise *self);

/** quoth_revise_set_base: @sha256: of the text that was corrected; building it fails with %QUOTH_ERROR_CONFLICT if the document has another by then. */
void quoth_revise_set_base (QuothRevise *self, const guint8 sha256[32]);

/** quoth_revise_set_file: the text came from a file; it is remembered how that was written, and @bytes where the text does not give them again. */
void quoth_revise_set_file (QuothRevise *self, const QuothDecoded *decoded, GBytes *bytes);

/**
 * quoth_revise_build:
 * @self: a #QuothRevise
 *
 * A #QuothBuildFunc. An annotation whose words are what they were goes with them; one that was edited inside gets a new quote;
 * one that is not found, or not for sure, becomes unplaced (see quoth-anchor.c). One that was unplaced, and stood in just this
 * text before, gets its place again. Segments are found anew, and what a coder corrected in them is kept.
 *
 * Returns: (transfer full): the change, which is empty where the text is the one there is; or %NULL with
 *   %QUOTH_ERROR_NOT_FOUND (the document), %QUOTH_ERROR_EMPTY (nothing but white space is left) or %QUOTH_ERROR_CONFLICT
 */
QuothChange *quoth_revise_build (QuothReader *reader, gpointer self, GCancellable *cancellable, GError **error);

/**
 * QuothRevised: what became of an annotation
 * @fate: the worst that happened to one of its fragments; %QUOTH_FATE_STAYS is also said of one that got its place again
 * @before: as it is
 * @after: as it will be; the same value where nothing changes
 */
typedef struct
{
  QuothFate fate;
  QuothValue *before;
  QuothValue *after;
} QuothRevised;

/**
 * QuothReviseReport:
 * @is_same: the text is the one there is, and nothing is to be done
 * @n: for each #QuothFate how many annotations have it
 * @n_placed: how many that were unplaced get their place again
 * @n_waiting: how many that were unplaced before still are
 * @told: (element-type QuothRevised): those that change or are lost, or get their place again, by where they are
 */
typedef struct
{
  gboolean is_same;
  guint n[QUOTH_FATE_LOST + 1];
  guint n_placed;
  guint n_waiting;
  GPtrArray *told;
} QuothReviseReport;

/** quoth_revise_get_report: (transfer none): once built: what the change does; until it is built again. */
const QuothReviseReport *quoth_revise_get_report (QuothRevise *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothRevise, quoth_revise_unref)

G_END_DECLS
