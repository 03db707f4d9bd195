/* quoth-alone.h: having a project for oneself (private to the store)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/quoth-database.h"
#include "store/quoth-hold.h"

G_BEGIN_DECLS

/**
 * quoth_alone_open:
 * @path: of a project
 * @hold: (out) (transfer full): to be freed after the connection, also if there is none
 *
 * Opens the project for this connection alone, until it is closed, with all that was in its log. Who comes meanwhile waits as for any writer.
 *
 * Returns: (transfer full): the connection; %NULL with %QUOTH_ERROR_BUSY if anybody else has the project open, or with the errors of quoth_log_open()
 */
QuothDatabase *quoth_alone_open (const char *path, QuothHold **hold, GError **error);

G_END_DECLS
