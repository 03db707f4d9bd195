/* quoth-intake.h: what another journal has and this one has not (private to the store)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/quoth-merge.h"
#include "store/quoth-rewind.h"

G_BEGIN_DECLS

/**
 * QuothIntake:
 * @missing: (element-type QuothId): the entries to take in, in the canonical order
 * @first: where the first of them is
 * @n_ahead: how many entries are here only
 * @warnings: (element-type utf8): what was left out, and why
 */
typedef struct
{
  GArray *missing;
  QuothPosition first;
  guint n_ahead;
  GPtrArray *warnings;
} QuothIntake;

void quoth_intake_init (QuothIntake *self);
void quoth_intake_clear (QuothIntake *self);

/** quoth_intake_look: finds out. %FALSE with @error if @other cannot be taken in. */
gboolean quoth_intake_look (QuothIntake *self, QuothDatabase *database, QuothDatabase *other, GError **error);

/** quoth_intake_copy: writes the entries that are missing, and texts and original files, each looked at by its hash, into @database. */
gboolean quoth_intake_copy (const QuothIntake *self, QuothDatabase *database, QuothDatabase *other, GCancellable *cancellable, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (QuothIntake, quoth_intake_clear)

G_END_DECLS
