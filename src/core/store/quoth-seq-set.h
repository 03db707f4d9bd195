/* quoth-seq-set.h: which entries of which origins (private to the store)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/quoth-id.h"

G_BEGIN_DECLS

/**
 * QuothSeqRun:
 * @origin: whose
 * @first: from here
 * @last: to here; both are 1 or more
 */
typedef struct
{
  QuothId origin;
  gint64 first;
  gint64 last;
} QuothSeqRun;

/**
 * QuothSeqSet:
 *
 * A set of numbers from 1, of each of many ids. It takes memory for its runs without a gap, of which there are few. A question is
 * O(log runs of the id).
 */
typedef struct _QuothSeqSet QuothSeqSet;

QuothSeqSet *quoth_seq_set_new (void);
void quoth_seq_set_free (QuothSeqSet *self);

/** quoth_seq_set_add: what is in it already may be added again; @last below @first adds nothing. */
void quoth_seq_set_add (QuothSeqSet *self, const QuothId *origin, gint64 first, gint64 last);

/** quoth_seq_set_add_all: all of @other. */
void quoth_seq_set_add_all (QuothSeqSet *self, const QuothSeqSet *other);

/** quoth_seq_set_get_reach: up to where there is no gap from @from on; @from - 1 if it is not in the set. */
gint64 quoth_seq_set_get_reach (const QuothSeqSet *self, const QuothId *origin, gint64 from);

/** quoth_seq_set_has: whether @first to @last are all in it; of none it is true. */
gboolean quoth_seq_set_has (const QuothSeqSet *self, const QuothId *origin, gint64 first, gint64 last);

/** quoth_seq_set_has_all: whether all of @other is in it. */
gboolean quoth_seq_set_has_all (const QuothSeqSet *self, const QuothSeqSet *other);

/** quoth_seq_set_get_max: the highest of @origin; 0 if there is none. */
gint64 quoth_seq_set_get_max (const QuothSeqSet *self, const QuothId *origin);

/** quoth_seq_set_list_runs: (transfer full) (element-type QuothSeqRun): all of it, by id and number. */
GArray *quoth_seq_set_list_runs (const QuothSeqSet *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothSeqSet, quoth_seq_set_free)

G_END_DECLS
