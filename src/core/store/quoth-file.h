/* quoth-file.h: database files that appear whole or not at all (private to the store)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * quoth_file_make_temporary:
 * @path: the file that is to be made; an absolute path
 *
 * Makes an empty file with a new, hidden name in the folder of @path.
 *
 * Returns: (transfer full): its path, or %NULL with %QUOTH_ERROR_DISK
 */
char *quoth_file_make_temporary (const char *path, GError **error);

/**
 * quoth_file_publish:
 * @temporary: from quoth_file_make_temporary(), with no connection open to it
 * @force: whether a file at @path is replaced
 *
 * Gives @temporary its name, once it is safe on the disk.
 *
 * Returns: %FALSE with %QUOTH_ERROR_EXISTS, %QUOTH_ERROR_BUSY (the file to replace is in use) or %QUOTH_ERROR_DISK;
 *   @temporary is still there then
 */
gboolean quoth_file_publish (const char *temporary, const char *path, gboolean force, GError **error);

/**
 * quoth_file_write:
 * @path: a file that is no database; an absolute path
 *
 * Writes a file that appears whole or not at all, in the place of one that is there. When it returns %TRUE, it survives a power loss.
 *
 * Returns: %FALSE with %QUOTH_ERROR_DISK; nothing is left then
 */
gboolean quoth_file_write (const char *path, const char *bytes, gsize size, GError **error);

/** quoth_file_discard: deletes @temporary and what SQLite made beside it, if it is there. */
void quoth_file_discard (const char *temporary);

/** quoth_file_check_vacant: Returns: %FALSE with %QUOTH_ERROR_EXISTS if there is a file at @path, or what is left of one. */
gboolean quoth_file_check_vacant (const char *path, GError **error);

/** quoth_file_has_log: whether there is a log beside the database @path, of what is not in it yet or of how it was, that is not empty. */
gboolean quoth_file_has_log (const char *path);

G_END_DECLS
