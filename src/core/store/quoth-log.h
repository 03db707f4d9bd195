/* quoth-log.h: the write-ahead log, and doing without it for a while (private to the store)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/quoth-change.h"
#include "store/quoth-database.h"

G_BEGIN_DECLS

/** quoth_log_keep: sets the write-ahead log; %FALSE with %QUOTH_ERROR_DISK where the disk cannot have one. */
gboolean quoth_log_keep (QuothDatabase *database, GError **error);

/** quoth_log_is_burden: whether @change brings so much that writing it twice takes longer than leaving the log and coming back. */
gboolean quoth_log_is_burden (QuothChange *change);

/**
 * quoth_log_leave:
 *
 * Leaves the log until quoth_log_keep(): what is committed is written to the file alone, as durably. Does not wait.
 *
 * Returns: %FALSE if nothing has changed, since somebody else has the project open
 */
gboolean quoth_log_leave (QuothDatabase *database);

G_END_DECLS
