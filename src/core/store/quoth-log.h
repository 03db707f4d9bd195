/* quoth-log.h: the write-ahead log, and doing without it for a while (private to the store)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/quoth-change.h"
#include "store/quoth-database.h"
#include "store/quoth-hold.h"

G_BEGIN_DECLS

/** quoth_log_keep: sets the write-ahead log; %FALSE with %QUOTH_ERROR_DISK where the disk cannot have one. */
gboolean quoth_log_keep (QuothDatabase *database, GError **error);

/**
 * quoth_log_open:
 * @path: an absolute path
 * @hold: for that path; is given what it needs, and must be freed after the connection
 * @safe_reason: (out) (nullable): why the project is open in *safe mode*, translated, a whole sentence with a full stop; %NULL if it is not
 *
 * Opens a project for writing, with a write-ahead log; or in safe mode, without one, where its disk cannot have a log, or where other computers may use it: then
 * readers and writers wait for each other, as SQLite's rollback journal has it.
 *
 * Returns: (transfer full): the connection; %NULL with %QUOTH_ERROR_DISK where not even files can be locked, with %QUOTH_ERROR_BUSY where others use it
 *   with a log, or with what else may go wrong
 */
QuothDatabase *quoth_log_open (const char *path, QuothHold *hold, char **safe_reason, GError **error);

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
