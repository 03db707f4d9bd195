/* quoth-range-tree.h: which of many ranges meet a given one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "text/quoth-range.h"

G_BEGIN_DECLS

/**
 * QuothRangeTree:
 *
 * A set of (range, value) pairs, for the question "what overlaps here?". The same range may be
 * there with several values; the same pair is there once at the most. Not locked: one thread at a time.
 */
typedef struct _QuothRangeTree QuothRangeTree;

/**
 * QuothRangeFunc:
 *
 * Is given one pair. The tree must not be changed meanwhile.
 *
 * Returns: %G_SOURCE_CONTINUE to be given the next, %G_SOURCE_REMOVE to stop
 */
typedef gboolean (*QuothRangeFunc) (QuothRange range, gpointer value, gpointer user_data);

/** quoth_range_tree_new: (transfer full): an empty tree; its values are borrowed. */
QuothRangeTree *quoth_range_tree_new (void);

/** quoth_range_tree_free: frees the tree, not the values. */
void quoth_range_tree_free (QuothRangeTree *self);

/** quoth_range_tree_insert: adds a pair, O(log n). Returns: %FALSE if it was there already. */
gboolean quoth_range_tree_insert (QuothRangeTree *self, QuothRange range, gpointer value);

/** quoth_range_tree_remove: takes a pair out, O(log n). Returns: %FALSE if it was not there. */
gboolean quoth_range_tree_remove (QuothRangeTree *self, QuothRange range, gpointer value);

/** quoth_range_tree_remove_all: takes everything out, O(n). */
void quoth_range_tree_remove_all (QuothRangeTree *self);

/** quoth_range_tree_get_size: how many pairs there are. */
guint quoth_range_tree_get_size (const QuothRangeTree *self);

/**
 * quoth_range_tree_foreach_overlap:
 * @range: in code points
 *
 * Calls @func for each pair whose range overlaps @range (see quoth_range_overlaps()) or, where one of
 * the two is empty, touches it, in the order of quoth_range_compare(). O(log n + found).
 */
void quoth_range_tree_foreach_overlap (const QuothRangeTree *self,
                                       QuothRange range,
                                       QuothRangeFunc func,
                                       gpointer user_data);

/** quoth_range_tree_foreach: all pairs, in the order of quoth_range_compare(). */
void quoth_range_tree_foreach (const QuothRangeTree *self, QuothRangeFunc func, gpointer user_data);

/**
 * quoth_range_tree_next_start:
 * @found: (out): the first range, by start, whose start is >= @offset
 *
 * Returns: %FALSE if there is none
 */
gboolean quoth_range_tree_next_start (const QuothRangeTree *self,
                                      guint offset,
                                      QuothRange *found,
                                      gpointer *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothRangeTree, quoth_range_tree_free)

G_END_DECLS
