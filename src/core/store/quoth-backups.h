/* quoth-backups.h: the backups that are kept of a project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/quoth-store.h"

G_BEGIN_DECLS

/** QuothBackupReason: why a backup was made. */
typedef enum
{
  QUOTH_BACKUP_BY_HAND, /* somebody asked for it: it is never removed by itself */
  QUOTH_BACKUP_DAILY,
  QUOTH_BACKUP_BEFORE_MIGRATION,
  QUOTH_BACKUP_BEFORE_MERGE,
  QUOTH_BACKUP_BEFORE_IMPORT,
  QUOTH_BACKUP_BEFORE_RESTORE,
  QUOTH_BACKUP_BEFORE_COMPACTION, /* it alone has the older history: nor is it */
} QuothBackupReason;

#define QUOTH_N_BACKUP_REASONS (QUOTH_BACKUP_BEFORE_COMPACTION + 1)

/** quoth_backup_reason_to_nick: (transfer none): "daily", "before-merge": as in the names of files. */
const char *quoth_backup_reason_to_nick (QuothBackupReason self);

/** quoth_backup_reason_to_text: (transfer none): "Daily", "Before a merge", translated. */
const char *quoth_backup_reason_to_text (QuothBackupReason self);

/** QUOTH_BACKUPS_DAILY, QUOTH_BACKUPS_OTHER: how many backups are kept of each reason where nobody says otherwise: a week of days, and the
 * last few of each occasion. */
#define QUOTH_BACKUPS_DAILY 7
#define QUOTH_BACKUPS_OTHER 5

/** QUOTH_BULK_DOCUMENTS, QUOTH_BULK_EDITS: who imports more documents, or applies more edits, makes a backup before. */
#define QUOTH_BULK_DOCUMENTS 10
#define QUOTH_BULK_EDITS 200

/**
 * quoth_backups_configure:
 * @folder: (nullable): the folder in which each project has a folder for its backups; %NULL: that of the project
 * @n_daily: how many daily backups are kept; at least 1
 * @n_other: how many of each other reason; at least 1
 *
 * What holds in this process from here on, for all projects. Any thread.
 */
void quoth_backups_configure (const char *folder, guint n_daily, guint n_other);

/** quoth_backups_get_folder: (transfer full): where the backups of the project at @path are: "NAME.quoth-backups" beside it, or where
 * quoth_backups_configure() said. It need not be there. */
char *quoth_backups_get_folder (const char *path);

/**
 * quoth_store_keep_backup:
 * @path: (out) (optional) (nullable): the backup; %NULL if there was nothing to lose: in the project nothing has been done yet
 *
 * Makes a backup among those of the project, in a thread of readers or of the caller: edits go on meanwhile. It is looked through as by
 * quoth_store_check(), gets a name that says of what, when and why it is, and is made read only. Then those of the same reason that are too many are
 * removed: never what was not made by this function, or was worked in since; never one without problems for one that has
 * some. Blocks: O(size of the project).
 *
 * Returns: %FALSE with %QUOTH_ERROR_DISK, %QUOTH_ERROR_DAMAGED or %G_IO_ERROR_CANCELLED; no half file is left. Say so to the user, and go on.
 */
gboolean quoth_store_keep_backup (QuothStore *store,
                                  QuothBackupReason reason,
                                  QuothProgressFunc progress,
                                  gpointer progress_data,
                                  GCancellable *cancellable,
                                  char **path,
                                  GError **error);

/**
 * QuothBackup:
 * @path: the file
 * @time: when it was made, in milliseconds since 1970
 * @size: in bytes
 * @n_entries: how many entries its journal has
 * @n_behind: how many entries of the project's journal are not in it
 * @n_problems: what was found in it when it was made
 * @fault: (nullable): why it cannot be read, if so; the rest is not known then
 * @is_untouched: whether it is as it was made; else it was renamed, or worked in, or put there by somebody, and is never removed by itself
 */
typedef struct
{
  char *path;
  QuothBackupReason reason;
  gint64 time;
  guint64 size;
  guint n_entries;
  guint n_behind;
  guint n_problems;
  char *fault;
  gboolean is_untouched;
} QuothBackup;

void quoth_backup_free (QuothBackup *self);

/**
 * quoth_backups_list:
 * @path: a project; it may be damaged, or gone
 *
 * The backups in the folder of that project which are of it, the newest first. Only reads. Blocks.
 *
 * Returns: (transfer full) (element-type QuothBackup): the backups, or %NULL with %QUOTH_ERROR_DISK or %G_IO_ERROR_CANCELLED
 */
GPtrArray *quoth_backups_list (const char *path, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothBackup, quoth_backup_free)

G_END_DECLS
