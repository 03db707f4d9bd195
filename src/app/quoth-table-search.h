/* quoth-table-search.h: which rows of a table have the words that are typed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-session.h"

G_BEGIN_DECLS

/**
 * QuothTableSearch:
 *
 * Looks for words in rows, in their order, off the window's thread and bit by bit. Words that are typed on are looked for
 * only where the last ones were found, or were not looked for yet. It follows the news of the store, for what it remembers of the rows.
 *
 * Signal "found": more is found, or the search has come to its end.
 */
#define QUOTH_TYPE_TABLE_SEARCH (quoth_table_search_get_type ())
G_DECLARE_FINAL_TYPE (QuothTableSearch, quoth_table_search, QUOTH, TABLE_SEARCH, GObject)

QuothTableSearch *quoth_table_search_new (QuothSession *session, QuothKind kind);

/**
 * quoth_table_search_set: looks for @query (nullable: for nothing more)
 * @ids: (element-type QuothId): the rows; what was found in the same array is used again
 */
void quoth_table_search_set (QuothTableSearch *self, GArray *ids, const char *query);

/** quoth_table_search_stop: ends what is under way, and forgets what was found. */
void quoth_table_search_stop (QuothTableSearch *self);

gboolean quoth_table_search_is_running (QuothTableSearch *self);

/** quoth_table_search_dup_found: (transfer full) (element-type QuothId): what is found so far. */
GArray *quoth_table_search_dup_found (QuothTableSearch *self);

G_END_DECLS
