/* quoth-qdpx-source.h: one source of a REFI-QDA project (private to the format)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-qdpx-tables.h"

G_BEGIN_DECLS

/** quoth_qdpx_take_source: makes the edits of the texts in the element @source, and of what is coded in them. */
gboolean quoth_qdpx_take_source (QuothQdpxTables *tables, xmlNode *source, GError **error);

G_END_DECLS
