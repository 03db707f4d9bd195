/* quoth-merge-intake.h: what another journal has and this one has not (private to the store)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/quoth-merge-base.h"
#include "store/quoth-merge.h"
#include "store/quoth-rewind.h"

G_BEGIN_DECLS

/**
 * QuothMergeIntake:
 * @missing: (element-type QuothId): the entries to take in, in the canonical order
 * @first: where the first of them is
 * @base: which base holds afterwards
 * @n_ahead: how many entries are here only
 * @warnings: (element-type utf8): what was left out, and why
 * @unreadable: (nullable): of these, the first that is of an entry that cannot be read
 */
typedef struct
{
  GArray *missing;
  QuothPosition first;
  QuothMergeBase base;
  guint n_ahead;
  GPtrArray *warnings;
  const char *unreadable;
} QuothMergeIntake;

void quoth_merge_intake_init (QuothMergeIntake *self);
void quoth_merge_intake_clear (QuothMergeIntake *self);

/** quoth_merge_intake_look: finds out. %FALSE with @error if @other cannot be taken in. */
gboolean quoth_merge_intake_look (QuothMergeIntake *self, QuothDatabase *database, QuothDatabase *other, GError **error);

/** quoth_merge_intake_copy: writes the base of @other, where that holds (the tables must be empty then), the entries that are missing, and texts and original files, each looked at by its hash, into @database. */
gboolean quoth_merge_intake_copy (const QuothMergeIntake *self, QuothDatabase *database, QuothDatabase *other, GCancellable *cancellable, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (QuothMergeIntake, quoth_merge_intake_clear)

G_END_DECLS
