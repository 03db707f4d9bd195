/* quoth-backup-job.h: backups, in threads
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth.h"

G_BEGIN_DECLS

/** quoth_backup_follow_settings: where backups are kept and how many, as the settings say, from here on. */
void quoth_backup_follow_settings (void);

/** quoth_backup_async: quoth_store_backup() to @path, which the user has agreed to replace. */
void quoth_backup_async (QuothStore *store, const char *path, GAsyncReadyCallback callback, gpointer user_data);

/** quoth_backup_keep_async: quoth_store_keep_backup(). */
void quoth_backup_keep_async (QuothStore *store,
                              QuothBackupReason reason,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);

/** quoth_backup_finish: of either. */
gboolean quoth_backup_finish (GAsyncResult *result, GError **error);

/** quoth_backup_list_async: quoth_backups_list(). */
void quoth_backup_list_async (const char *path, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);

/** quoth_backup_list_finish: (transfer full) (element-type QuothBackup): the backups. */
GPtrArray *quoth_backup_list_finish (GAsyncResult *result, GError **error);

/** quoth_backup_preview_async: quoth_restore_preview(). */
void quoth_backup_preview_async (const char *path,
                                 const char *backup,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
QuothRestorePreview *quoth_backup_preview_finish (GAsyncResult *result, GError **error);

/** quoth_backup_restore_async: closes @store, and then quoth_restore_run() on its project, once the last reader has let go of it; finish with quoth_backup_finish(). */
void quoth_backup_restore_async (QuothStore *store, const char *backup, GAsyncReadyCallback callback, gpointer user_data);


G_END_DECLS
