/* quoth-base.h: what stands in a journal for the entries that were compacted (private to the store)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/quoth-database.h"
#include "store/quoth-seq-set.h"

G_BEGIN_DECLS

/** QUOTH_NOT_OF_BASE: in SQL: that a row of the journal is no part of a base, which an index of origins can answer. */
#define QUOTH_NOT_OF_BASE "origin NOT IN (SELECT origin FROM journal WHERE time < 0)"

/** quoth_base_list_covered: (transfer full): the entries that are in the base; none where there is no base. */
QuothSeqSet *quoth_base_list_covered (QuothDatabase *database, GError **error);

/** quoth_base_list_known: (transfer full): those, and the ones that are in the journal themselves. O(entries), from an index. */
QuothSeqSet *quoth_base_list_known (QuothDatabase *database, GError **error);

/** quoth_base_count: how many entries @set has. */
gint64 quoth_base_count (const QuothSeqSet *set);

/**
 * quoth_base_get_cut:
 * @before: (out): all that is in the base was done before that, in milliseconds since 1970; 0 if there is no base
 */
gboolean quoth_base_get_cut (QuothDatabase *database, gint64 *before, GError **error);

/**
 * quoth_base_put:
 * @changesets: (element-type GBytes): what the base does, as quoth_base_make() made it
 * @before: its cut
 *
 * Puts a base in the place of all entries before @before, and of the base that there was, within the caller's transaction.
 */
gboolean quoth_base_put (QuothDatabase *database, GPtrArray *changesets, gint64 before, GError **error);

/**
 * quoth_base_take:
 * @other: has a base, or none
 *
 * Puts the base of @other in the place of the one that there is, and of the entries that are in it, and notes what merges had disagreed about in those,
 * within the caller's transaction.
 */
gboolean quoth_base_take (QuothDatabase *database, QuothDatabase *other, GError **error);

G_END_DECLS
