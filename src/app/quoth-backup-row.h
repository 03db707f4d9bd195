/* quoth-backup-row.h: a backup in a list, and what would be different
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "quoth.h"

G_BEGIN_DECLS

/**
 * QuothBackupRow:
 *
 * When, why and how big. When it is opened, it tells what would be different if the project were as it was then.
 *
 * Signals: "restore", "look": a button was pressed.
 */
#define QUOTH_TYPE_BACKUP_ROW (quoth_backup_row_get_type ())
G_DECLARE_FINAL_TYPE (QuothBackupRow, quoth_backup_row, QUOTH, BACKUP_ROW, AdwExpanderRow)

/** quoth_backup_row_new: @path: the project; @backup (transfer full); @can_restore: whether the project can be written. */
GtkWidget *quoth_backup_row_new (const char *path, QuothBackup *backup, gboolean can_restore);

/** quoth_backup_row_get_backup: (transfer none): what it is of. */
const QuothBackup *quoth_backup_row_get_backup (QuothBackupRow *self);

/** quoth_backup_row_get_preview: (transfer none) (nullable): what would be different, once that is known. */
const QuothRestorePreview *quoth_backup_row_get_preview (QuothBackupRow *self);

/** quoth_backup_describe_loss: (transfer full): "5 steps that were done since would go (4 by A, 1 by B)": the most important of a preview. */
char *quoth_backup_describe_loss (const QuothRestorePreview *preview);

G_END_DECLS
