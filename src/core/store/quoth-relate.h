/* quoth-relate.h: what two project files are to each other (private to the store)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/quoth-database.h"
#include "store/quoth-merge.h"

G_BEGIN_DECLS

/** quoth_relate_is_same_file: whether two paths lead to one file. */
gboolean quoth_relate_is_same_file (const char *path, const char *other);

/** quoth_relate_journals: whether an entry of @other is in the journal of @database. */
gboolean quoth_relate_journals (QuothDatabase *database, QuothDatabase *other, gboolean *share, GError **error);

G_END_DECLS
