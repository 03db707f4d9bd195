/* quoth-sniff-private.h: what the bytes of a file look like
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** quoth_sniff_bom: (transfer none) (nullable): the encoding that a byte order mark tells, and the mark's length in bytes. */
const char *quoth_sniff_bom (const guint8 *data, gsize size, gsize *n_bom);

/** quoth_sniff_format: (transfer none) (nullable): "a PDF document" (translated) if the bytes are of a known format that is no text. */
const char *quoth_sniff_format (const guint8 *data, gsize size);

/** quoth_sniff_is_binary: whether there are more control characters (U+0000 apart) than any text has. */
gboolean quoth_sniff_is_binary (const guint8 *data, gsize size);

/** quoth_sniff_zeros: (transfer none) (nullable): UTF-16 or UTF-32 in either order, by where the zero bytes are. */
const char *quoth_sniff_zeros (const guint8 *data, gsize size);

/** quoth_sniff_has_escapes: whether there are escape sequences of ISO 2022, which are all ASCII. */
gboolean quoth_sniff_has_escapes (const guint8 *data, gsize size);

/** quoth_sniff_is_broken_utf8: whether it is UTF-8 but for a few bytes. */
gboolean quoth_sniff_is_broken_utf8 (const guint8 *data, gsize size);

/** quoth_sniff_uchardet: (transfer full) (nullable): what libuchardet proposes, as IANA writes it. */
char *quoth_sniff_uchardet (const guint8 *data, gsize size);

/** quoth_sniff_is_plausible: whether a text that was read in a guessed encoding reads like a human text. */
gboolean quoth_sniff_is_plausible (const char *utf8, gsize n_bytes);

G_END_DECLS
