/* quoth-merge-base.h: which base holds when copies are merged, of which some were compacted (private to the store)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/quoth-database.h"
#include "store/quoth-seq-set.h"

G_BEGIN_DECLS

/**
 * QuothMergeBase:
 * @known: the entries that are here, in the base or in the journal
 * @covered: those in the base that holds after the merge
 * @theirs: those in the base of the other
 * @takes_theirs: whether the base that holds is the other's, which may be none
 * @may_keep: whether ours might hold, too
 * @is_related: whether the two have entries in common
 * @n_inside: how many entries come in within the base
 * @n_gone: how many entries of this journal are in the base from then on
 * @n_late: how many entries are older than the cut of the base, and not in it
 * @before: the cut; 0 if no base holds
 */
typedef struct
{
  QuothSeqSet *known;
  QuothSeqSet *covered;
  QuothSeqSet *theirs;
  gboolean takes_theirs;
  gboolean may_keep;
  gboolean is_related;
  gint64 n_inside;
  gint64 n_gone;
  gint64 n_late;
  gint64 before;
} QuothMergeBase;

void quoth_merge_base_clear (QuothMergeBase *self);

/**
 * quoth_merge_base_choose:
 * @must_keep: whether only ours may be chosen
 *
 * Finds out. Returns: %FALSE with %QUOTH_ERROR_CONFLICT if neither base can hold
 */
gboolean quoth_merge_base_choose (
  QuothMergeBase *self, QuothDatabase *database, QuothDatabase *other, gboolean must_keep, GError **error);

/** quoth_merge_base_warn: adds to @warnings (element-type utf8) what people should know of it. */
void quoth_merge_base_warn (const QuothMergeBase *self, GPtrArray *warnings);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (QuothMergeBase, quoth_merge_base_clear)

G_END_DECLS
