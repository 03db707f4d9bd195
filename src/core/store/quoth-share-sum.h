/* quoth-share-sum.h: the sum that every file in the folder of a team ends with (private to the store)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** quoth_share_sum_append: ends @file with the SHA-256 of all of it, in hexadecimal digits, and a newline. Returns: (transfer full): the digits. */
char *quoth_share_sum_append (GString *file);

/**
 * quoth_share_sum_load:
 * @limit: bytes; a longer file is refused unread
 * @file: (out): all of it, with a NUL behind
 * @size: (out): without the sum
 *
 * Reads a file at once and holds it against its sum.
 *
 * Returns: %FALSE with %QUOTH_ERROR_DAMAGED (also where it is not all here yet), %QUOTH_ERROR_TOO_LARGE, %QUOTH_ERROR_NOT_FOUND or
 *   %QUOTH_ERROR_DISK
 */
gboolean quoth_share_sum_load (const char *path, guint64 limit, char **file, gsize *size, GError **error);

/** quoth_share_sum_set_damaged: the error of a file that is not as it was written. Returns: %FALSE. */
gboolean quoth_share_sum_set_damaged (GError **error);

G_END_DECLS
