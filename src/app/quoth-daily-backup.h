/* quoth-daily-backup.h: a backup a day while a project is open
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth.h"

G_BEGIN_DECLS

/** QuothComplainFunc: says once that none could be made. */
typedef void (*QuothComplainFunc) (const GError *error, gpointer user_data);

/**
 * QuothDailyBackup:
 *
 * Makes a backup of a project on each day on which something is done in it, some time after the first edit, when nobody edits for a moment; none if
 * there is one of that day. The window's thread; the work is done in another.
 */
typedef struct _QuothDailyBackup QuothDailyBackup;

/** quoth_daily_backup_new: (transfer full): for @store, which it does not keep open. */
QuothDailyBackup *quoth_daily_backup_new (QuothStore *store, QuothComplainFunc complain, gpointer user_data);
void quoth_daily_backup_free (QuothDailyBackup *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothDailyBackup, quoth_daily_backup_free)

G_END_DECLS
