/* quoth-backing-up.h: backups that commands make
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-invocation.h"

G_BEGIN_DECLS

/** quoth_backing_up_configure: where backups go and how many are kept, as the user has set it in the window; else as usual. */
void quoth_backing_up_configure (void);

/**
 * quoth_backing_up_keep:
 *
 * Keeps a backup before something big. That none could be made is told, and is no reason not to go on.
 *
 * Returns: %FALSE with @error only if it was cancelled
 */
gboolean quoth_backing_up_keep (QuothInvocation *self, QuothStore *store, QuothBackupReason reason, GError **error);

G_END_DECLS
