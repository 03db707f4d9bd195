/* quoth-changeset.h: SQLite's changesets, and what they say (private to the store)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/quoth-news.h"
#include "store/quoth-database.h"

G_BEGIN_DECLS

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_session, sqlite3session_delete)

/** quoth_changeset_record: (transfer full): begins to record what is written to the tables of the schema. */
sqlite3_session *quoth_changeset_record (QuothDatabase *database, GError **error);

/** quoth_changeset_append: appends what was recorded to @bytes, as SQLite has it: not mended. Nothing is appended if nothing is different. */
gboolean quoth_changeset_append (QuothDatabase *database, sqlite3_session *session, GByteArray *bytes, GError **error);

/** quoth_changeset_finish: (transfer full): what was recorded; of size 0 if nothing is different. */
GBytes *quoth_changeset_finish (QuothDatabase *database, sqlite3_session *session, GError **error);

/** quoth_changeset_invert: (transfer full): the changeset that takes @changeset back. */
GBytes *quoth_changeset_invert (QuothDatabase *database, GBytes *changeset, GError **error);

/** quoth_changeset_concat: (transfer full): the changeset that does what @first and then @second do. O(rows). */
GBytes *quoth_changeset_concat (QuothDatabase *database, GBytes *first, GBytes *second, GError **error);

/**
 * quoth_changeset_apply:
 *
 * Makes the changes of @changeset, all or none, within the caller's transaction.
 *
 * Returns: %FALSE with %QUOTH_ERROR_CONFLICT if a row is not as it was, or is referred to
 */
gboolean quoth_changeset_apply (QuothDatabase *database, GBytes *changeset, GError **error);

/**
 * quoth_changeset_to_news:
 * @database: in the state after @changeset
 *
 * Which values of the model a changeset makes, changes and removes, each once, in the order of the changeset. O(rows).
 *
 * Returns: (transfer full) (element-type QuothNewsItem): the items, or %NULL with @error
 */
GArray *quoth_changeset_to_news (QuothDatabase *database, GBytes *changeset, GError **error);

/** quoth_changeset_is_whole: whether it can be read to its end, as far as its form goes, and speaks of tables of projects. What comes from a file must be asked first: SQLite may not
 * come back from one that is cut off. O(bytes). */
gboolean quoth_changeset_is_whole (GBytes *changeset);

/** quoth_changeset_mend: (transfer full): @changeset with the default in place of NULL where a row was older than its column, which SQLite's session
 * records so; itself if it is none, or not whole. O(bytes). */
GBytes *quoth_changeset_mend (GBytes *changeset);

/** quoth_changeset_has_table: whether rows of @table are in it. O(rows). */
gboolean quoth_changeset_has_table (GBytes *changeset, const char *table);

/** quoth_changeset_pack: (transfer full): @changeset as the journal keeps it; @codec is what the journal calls that. */
GBytes *quoth_changeset_pack (GBytes *changeset, int *codec);

/** quoth_changeset_pack_as: (transfer full): the same, in a way that is given: what an entry did here is packed as what its author did. Nothing
 * stays nothing. */
GBytes *quoth_changeset_pack_as (GBytes *changeset, int codec, GError **error);

/** quoth_changeset_unpack: (transfer full): the opposite; %NULL with %QUOTH_ERROR_DAMAGED, also where it comes to more than SQLite can count (2 GB), or,
 * for a codec it does not know, %QUOTH_ERROR_NEWER. */
GBytes *quoth_changeset_unpack (GBytes *packed, int codec, GError **error);

/** quoth_changeset_unpack_within: (transfer full): the same, where no more than @max bytes (at most 2 GB) may come of it. */
GBytes *quoth_changeset_unpack_within (GBytes *packed, int codec, gsize max, GError **error);

G_END_DECLS
