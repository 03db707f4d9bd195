/* quoth-backup-job.h: a backup, in a thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth.h"

G_BEGIN_DECLS

/** quoth_backup_async: quoth_store_backup() to @path, which the user has agreed to replace. */
void quoth_backup_async (QuothStore *store, const char *path, GAsyncReadyCallback callback, gpointer user_data);

gboolean quoth_backup_finish (GAsyncResult *result, GError **error);

G_END_DECLS
