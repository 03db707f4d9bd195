/* quoth-diff.h: what differs between two texts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "text/quoth-text.h"

G_BEGIN_DECLS

/**
 * QuothEdit:
 * @before: what was there, in the text before; empty for an insertion
 * @after: what is there instead, in the text after; empty for a deletion
 */
typedef struct
{
  QuothRange before;
  QuothRange after;
} QuothEdit;

/**
 * QuothDiff:
 *
 * What has to be done to one text to get another. What lies between two edits is the same in both. Immutable; any
 * thread may read it.
 */
typedef struct _QuothDiff QuothDiff;

/** quoth_diff_new: (transfer full): compares two texts; see quoth-sequence.c for what it costs. */
QuothDiff *quoth_diff_new (QuothText *before, QuothText *after);

QuothDiff *quoth_diff_ref (QuothDiff *self);
void quoth_diff_unref (QuothDiff *self);

QuothText *quoth_diff_get_before (QuothDiff *self);
QuothText *quoth_diff_get_after (QuothDiff *self);

/**
 * quoth_diff_get_words:
 * @n: (out)
 *
 * Returns: (transfer none) (array length=n): the edits as whole words, ascending: what a reader wants to be shown
 */
const QuothEdit *quoth_diff_get_words (const QuothDiff *self, guint *n);

/**
 * quoth_diff_get_edits:
 * @n: (out)
 *
 * Returns: (transfer none) (array length=n): the edits in single characters, ascending: each is part of one of quoth_diff_get_words()
 */
const QuothEdit *quoth_diff_get_edits (const QuothDiff *self, guint *n);

/** quoth_diff_is_one_word: whether the edit @n of quoth_diff_get_words() puts one word (or sign) in the place of one. */
gboolean quoth_diff_is_one_word (const QuothDiff *self, guint n);

/** quoth_diff_map_offset: where @offset of the text before is in the text after; in what was replaced: where that begins. O(log n). */
guint quoth_diff_map_offset (const QuothDiff *self, guint offset);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothDiff, quoth_diff_unref)

G_END_DECLS
