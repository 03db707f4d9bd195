/* quoth-qdpx-cases.h: the cases of a REFI-QDA project that is read, and who they are (private to the format)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-qdpx-tables.h"

G_BEGIN_DECLS

/** quoth_qdpx_add_case: keeps what the element of a Case says. */
void quoth_qdpx_add_case (QuothQdpxTables *self, xmlNode *node);

/** quoth_qdpx_case_free: of a case in the tables; for their clearing. */
void quoth_qdpx_case_free (gpointer data);

/**
 * quoth_qdpx_take_cases: makes edits of actors of the cases of which more is said than where they are mentioned, when all of the tables are filled.
 * An actor that the project has stays as it is, but for memos.
 */
gboolean quoth_qdpx_take_cases (QuothQdpxTables *self, GError **error);

G_END_DECLS
