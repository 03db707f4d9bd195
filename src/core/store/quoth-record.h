/* quoth-record.h: what a transaction writes, while it is written (private to the store)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/quoth-database.h"
#include "text/quoth-segmenter.h"

G_BEGIN_DECLS

/**
 * QuothRecord:
 *
 * Becomes the changeset of one transaction.
 */
typedef struct _QuothRecord QuothRecord;

/** quoth_record_new: begins to record what is written to the tables of the schema. */
QuothRecord *quoth_record_new (QuothDatabase *database, GError **error);
void quoth_record_free (QuothRecord *self);

/** quoth_record_pause: from now on the rows that are written are not looked at, until quoth_record_resume(). */
void quoth_record_pause (QuothRecord *self);
void quoth_record_resume (QuothRecord *self);

/**
 * quoth_record_add_segment:
 *
 * Says that this row was inserted, while the record was paused, in a transaction that had not written it before.
 */
void quoth_record_add_segment (QuothRecord *self, const QuothId *revision, const QuothSegment *segment, gboolean by_coder);

/** quoth_record_finish: (transfer full): the changeset; of size 0 if nothing is different. */
GBytes *quoth_record_finish (QuothRecord *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothRecord, quoth_record_free)

G_END_DECLS
