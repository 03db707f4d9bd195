/* quoth-encoding-private.h: encodings by name
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** quoth_encoding_dup_canonical: (transfer full) (nullable): @name as IANA writes it; %NULL if there is no such encoding. */
char *quoth_encoding_dup_canonical (const char *name);

/** quoth_encoding_list: (transfer none): the encodings a user may choose from, NULL-terminated. */
const char *const *quoth_encoding_list (void);

/** quoth_encoding_get_unit: how many bytes each of its code units has: 4, 2 or 1. */
guint quoth_encoding_get_unit (const char *canonical);

/** quoth_encoding_get_relative: (transfer none) (nullable): what a file that passes for @canonical may really be in. */
const char *quoth_encoding_get_relative (const char *canonical);

/**
 * quoth_encoding_to_utf8:
 * @n_utf8: (out): bytes of the result
 * @bad: (out): where nothing is returned, the byte that is not valid in @canonical
 *
 * Returns: (transfer full) (nullable): UTF-8, NUL after @n_utf8; it may hold U+0000
 */
char *quoth_encoding_to_utf8 (const char *canonical, const guint8 *data, gsize size, gsize *n_utf8, gsize *bad);

/** quoth_encoding_from_utf8: the way back; @bad is a byte of @utf8. */
char *quoth_encoding_from_utf8 (const char *canonical, const char *utf8, gsize n_utf8, gsize *size, gsize *bad);

G_END_DECLS
