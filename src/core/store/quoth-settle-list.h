/* quoth-settle-list.h: giving a list what an entry that met another one made of it (private to the store)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/quoth-sheets.h"

G_BEGIN_DECLS

/**
 * quoth_settle_list:
 * @sheet: a table of lists
 * @owner: whose list
 * @entry: which changed it, and was passed over
 * @found: (out): whether its author's list is known
 *
 * Writes the list as the author of @entry left it, within the caller's transaction. O(bytes of the journal since the list was as the author
 * saw it).
 *
 * Returns: %FALSE with @error if something could not be read or written
 */
gboolean quoth_settle_list (QuothDatabase *database,
                            QuothSheets *sheets,
                            const QuothSheet *sheet,
                            const QuothId *owner,
                            const QuothId *entry,
                            gboolean *found,
                            GError **error);

G_END_DECLS
