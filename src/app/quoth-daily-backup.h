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

/** QUOTH_DAILY_BACKUP_QUIET: after so many seconds without an edit. */
#define QUOTH_DAILY_BACKUP_QUIET 20

/** quoth_daily_backup_new: (transfer full): for @store, which it does not keep open; @quiet: %QUOTH_DAILY_BACKUP_QUIET, but in tests. */
QuothDailyBackup *quoth_daily_backup_new (QuothStore *store, guint quiet, QuothComplainFunc complain, gpointer user_data);
void quoth_daily_backup_free (QuothDailyBackup *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothDailyBackup, quoth_daily_backup_free)

G_END_DECLS
