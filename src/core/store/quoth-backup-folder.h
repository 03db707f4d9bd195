/* quoth-backup-folder.h: the folder with the backups of a project (private to the store)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/quoth-backup-mark.h"

G_BEGIN_DECLS

/**
 * QuothBackupFile:
 * @backup: what users are told of it
 * @mark: what it says of itself; without a name if it says nothing
 *
 * A file in the folder.
 */
typedef struct
{
  QuothBackup *backup;
  QuothBackupMark mark;
} QuothBackupFile;

/** quoth_backup_folder_get_stem: (transfer full): what the names of backups of the project at @path begin with. */
char *quoth_backup_folder_get_stem (const char *path);

/**
 * quoth_backup_folder_scan:
 * @path: the project
 * @projects: (nullable) (element-type QuothId): the ids of the project; %NULL if they are not known
 *
 * Reads what is in the folder: those of other projects are left out, those that cannot be read are not. Writes nothing, not even beside the
 * files. A folder that is not there has none.
 *
 * Returns: (transfer full) (element-type QuothBackupFile): the files, in no order
 */
GPtrArray *quoth_backup_folder_scan (const char *path,
                                     GArray *projects,
                                     GCancellable *cancellable,
                                     GError **error);

/** quoth_backup_folder_tidy: removes what programs that died have left half made, once it is old enough to be nobody's. */
void quoth_backup_folder_tidy (const char *path);

G_END_DECLS
