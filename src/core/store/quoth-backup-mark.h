/* quoth-backup-mark.h: what a backup says of itself (private to the store)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/quoth-backups.h"
#include "store/quoth-database.h"

G_BEGIN_DECLS

/**
 * QuothBackupMark:
 * @name: the file's, as it was made
 * @source: the path of the project
 * @reason: why
 * @time: when, in milliseconds since 1970, by the clock
 * @number: greater than that of all that were there before: what is older than what is told by this, whatever the clock said
 * @n_problems: what was found in it
 * @n_entries: how many entries its journal has
 * @last: the last of these
 *
 * Is kept in the table "local" of the backup.
 */
typedef struct
{
  char *name;
  char *source;
  QuothBackupReason reason;
  gint64 time;
  gint64 number;
  gint64 n_problems;
  gint64 n_entries;
  QuothId last;
} QuothBackupMark;

void quoth_backup_mark_clear (QuothBackupMark *self);

/** quoth_backup_mark_read: @mark: (out): zeroed, and without a name, if there is none. */
gboolean quoth_backup_mark_read (QuothDatabase *database, QuothBackupMark *mark, GError **error);

/** quoth_backup_mark_write: writes all of @self, in a transaction. */
gboolean quoth_backup_mark_write (QuothDatabase *database, const QuothBackupMark *self, GError **error);

/** quoth_backup_mark_erase: a project that was a backup is one no more. */
gboolean quoth_backup_mark_erase (QuothDatabase *database, GError **error);

/** quoth_backup_mark_look: reads how far the journal goes: @n_entries and @last. */
gboolean quoth_backup_mark_look (QuothDatabase *database, gint64 *n_entries, QuothId *last, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (QuothBackupMark, quoth_backup_mark_clear)

G_END_DECLS
