/* quoth-split.h: which documents are for training, and which for testing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/quoth-reader.h"

G_BEGIN_DECLS

/** QuothSplitGroup: what stays together. */
typedef enum
{
  QUOTH_SPLIT_BY_DOCUMENT,
  QUOTH_SPLIT_BY_SOURCE, /* all documents of one medium */
  QUOTH_SPLIT_BY_AUTHOR, /* all documents of one author */
} QuothSplitGroup;

#define QUOTH_N_SPLIT_GROUPS (QUOTH_SPLIT_BY_AUTHOR + 1)

/** quoth_split_group_to_nick: (transfer none): "document", "source" or "author". */
const char *quoth_split_group_to_nick (QuothSplitGroup group);

/** quoth_split_group_from_nick: Returns: %FALSE if there is no such nick. */
gboolean quoth_split_group_from_nick (const char *nick, QuothSplitGroup *group);

/**
 * QuothSplitPart:
 * @name: "train"; letters, digits, "-" and "_"
 * @share: of the whole, from 0 to 1, as it was asked for
 * @documents: (element-type QuothId): what it has, by id
 * @n_written: once an export has written it: how many values of each kind
 */
typedef struct
{
  char *name;
  double share;
  GArray *documents;
  guint n_written[QUOTH_N_KINDS];
} QuothSplitPart;

/**
 * QuothSplit:
 *
 * Parts of a project. Where a document goes follows from the seed and its name (or its source, or its author) alone, so that documents which
 * are added later move none of those that are there. Near copies go together, with the oldest of them. Shares are therefore kept on the
 * average: of few documents a part may have more or less, or none.
 *
 * A stratified split gives each part its share of every code, as well as that can be done (iterative stratification, Sechidis, Tsoumakas &
 * Vlahavas 2011). It follows from the seed and all of the documents: the same project is always split in the same way, but one more document
 * can move others.
 */
typedef struct _QuothSplit QuothSplit;

/**
 * quoth_split_new:
 * @parts: "train=80,dev=10,test=10"; the numbers are weights and need not add up to anything
 *
 * Returns: (transfer full): or %NULL with %QUOTH_ERROR_INVALID
 */
QuothSplit *quoth_split_new (const char *parts, guint64 seed, GError **error);
void quoth_split_free (QuothSplit *self);

/** quoth_split_set_group: what stays together (default: each document is alone). */
void quoth_split_set_group (QuothSplit *self, QuothSplitGroup group);

/** quoth_split_set_stratified: whether each part is to have its share of each code (default: no). */
void quoth_split_set_stratified (QuothSplit *self, gboolean stratified);

guint64 quoth_split_get_seed (const QuothSplit *self);
QuothSplitGroup quoth_split_get_group (const QuothSplit *self);
gboolean quoth_split_get_stratified (const QuothSplit *self);

/** quoth_split_get_parts: (transfer none) (element-type QuothSplitPart): in the order they were named. */
GPtrArray *quoth_split_get_parts (QuothSplit *self);

/** quoth_split_get_copies: (transfer none) (element-type GPtrArray of utf8): the names of documents that are near copies of each other, and
 * therefore in one part. */
GPtrArray *quoth_split_get_copies (QuothSplit *self);

/**
 * quoth_split_make:
 * @documents: (nullable) (element-type QuothId): the ones to split; %NULL is all
 *
 * Fills the parts. Reads every text once. Blocks. Returns: %FALSE if it was cancelled or the project cannot be read
 */
gboolean quoth_split_make (QuothSplit *self, QuothReader *reader, GArray *documents, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothSplit, quoth_split_free)

G_END_DECLS
