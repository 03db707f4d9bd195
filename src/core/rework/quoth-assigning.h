/* quoth-assigning.h: handing out texts to coders
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/quoth-assignment.h"
#include "model/quoth-change.h"
#include "model/quoth-coder.h"
#include "store/quoth-reader.h"

G_BEGIN_DECLS

/** QuothBalance: what each coder is to have about as much of. */
typedef enum
{
  QUOTH_BALANCE_TEXTS,
  QUOTH_BALANCE_LENGTH,
} QuothBalance;

/**
 * QuothShare: what a coder has.
 * @n_texts: how many texts are assigned to them, with what was before
 * @length: the code points of these
 * @n_new: how many of them are new
 */
typedef struct
{
  QuothId coder;
  char *name;
  guint n_texts;
  guint64 length;
  guint n_new;
} QuothShare;

/**
 * QuothAssigning:
 *
 * Which texts are handed out, to whom and how: the constructor and the setters say it; quoth_assigning_build() makes the change, one step to
 * undo, by quoth_store_build(), or shows what it would be by quoth_store_try(). Then the getters tell.
 *
 * Each text is given to so many coders as it needs beyond those among them who have it already: to those who have least, by the number
 * of texts or by their length, and of these to one that is drawn. Texts come in an order that is drawn too. So of two coders who had the
 * same before, one has at most the longest text more. What is drawn follows from the seed and the names alone: the same project
 * with the same seed gives the same plan, on any machine.
 *
 * Cost: O(texts × coders) and a reading of texts, coders and assignments.
 */
typedef struct _QuothAssigning QuothAssigning;

/**
 * quoth_assigning_new:
 * @n_each: how many of the coders each text needs
 * @author: who hands out; comes with the change if the project does not have them
 */
QuothAssigning *quoth_assigning_new (guint n_each, const QuothCoder *author);
void quoth_assigning_free (QuothAssigning *self);

/** quoth_assigning_set_documents: these texts only (none: all). */
void quoth_assigning_set_documents (QuothAssigning *self, const QuothId *documents, guint n);

/** quoth_assigning_set_coders: to these (none: to all that are active). */
void quoth_assigning_set_coders (QuothAssigning *self, const QuothId *coders, guint n);

void quoth_assigning_set_seed (QuothAssigning *self, guint64 seed);
void quoth_assigning_set_balance (QuothAssigning *self, QuothBalance balance);

/** quoth_assigning_set_terms: @deadline: (nullable): the day; what is new is coded blind, or for training, and by then. */
void quoth_assigning_set_terms (QuothAssigning *self, gboolean blind, QuothAssignmentPurpose purpose, const char *deadline);

/**
 * quoth_assigning_build: a #QuothBuildFunc; @data is the #QuothAssigning.
 *
 * Errors: %QUOTH_ERROR_INVALID: there are fewer coders than a text needs, or one of them does not code any more
 */
QuothChange *quoth_assigning_build (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error);

/** quoth_assigning_get_made: (transfer none) (element-type QuothAssignment): once built: what is new, text by text in their order. */
GPtrArray *quoth_assigning_get_made (QuothAssigning *self);

/** quoth_assigning_get_shares: (transfer none) (element-type QuothShare): once built: what each of the coders has then, by name. */
GPtrArray *quoth_assigning_get_shares (QuothAssigning *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothAssigning, quoth_assigning_free)

G_END_DECLS
