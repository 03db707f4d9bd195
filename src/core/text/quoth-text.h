/* quoth-text.h: an immutable text and its offset maps
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "text/quoth-range.h"

G_BEGIN_DECLS

/**
 * QuothText:
 *
 * An immutable text: UTF-8, newlines LF, no BOM, not normalised, with maps between the units that
 * the world counts text in. A **cluster** is an extended grapheme cluster (UAX #29): what a reader
 * takes for one character. Reference counted; any thread may read it.
 *
 * Offsets given to it must not be past its end; conversions of an offset inside a unit (in the middle
 * of a UTF-8 sequence, a surrogate pair or a cluster) give the unit that holds it.
 */
typedef struct _QuothText QuothText;

/**
 * quoth_text_new:
 * @utf8: the text
 * @n_bytes: its length in bytes, or -1 if it ends in NUL
 *
 * Copies and indexes a text. O(n).
 *
 * Returns: (transfer full): the text, or %NULL with %QUOTH_ERROR_ENCODING (naming the byte) if it is
 *   not valid UTF-8 or holds U+0000, %QUOTH_ERROR_SYNTAX if it holds a CR, %QUOTH_ERROR_TOO_LARGE over 512 MB
 */
QuothText *quoth_text_new (const char *utf8, gssize n_bytes, GError **error);

/** quoth_text_new_take: like quoth_text_new(), but takes @utf8 (from g_malloc(), NUL after @n_bytes) over, also on error. */
QuothText *quoth_text_new_take (char *utf8, gsize n_bytes, GError **error);

QuothText *quoth_text_ref (QuothText *self);
void quoth_text_unref (QuothText *self);

/** quoth_text_get_utf8: (transfer none): the text, NUL-terminated. */
const char *quoth_text_get_utf8 (const QuothText *self);

/** quoth_text_get_n_bytes: its length in bytes. */
gsize quoth_text_get_n_bytes (const QuothText *self);

/** quoth_text_get_length: its length in code points. */
guint quoth_text_get_length (const QuothText *self);

/** quoth_text_get_n_utf16: its length in UTF-16 code units. */
guint quoth_text_get_n_utf16 (const QuothText *self);

/** quoth_text_get_n_clusters: its length in grapheme clusters. The first call is O(n). */
guint quoth_text_get_n_clusters (QuothText *self);

/** quoth_text_get_sha256: (transfer none) (array fixed-size=32): the SHA-256 of its bytes: its identity. */
const guint8 *quoth_text_get_sha256 (QuothText *self);

/** quoth_text_to_byte: the byte that code point @offset begins at. O(log n). */
gsize quoth_text_to_byte (const QuothText *self, guint offset);

/** quoth_text_from_byte: the code point that byte @byte belongs to. O(log n). */
guint quoth_text_from_byte (const QuothText *self, gsize byte);

/** quoth_text_to_utf16: the UTF-16 unit that code point @offset begins at. O(log n). */
guint quoth_text_to_utf16 (const QuothText *self, guint offset);

/** quoth_text_from_utf16: the code point that UTF-16 unit @unit belongs to. O(log n). */
guint quoth_text_from_utf16 (const QuothText *self, guint unit);

/** quoth_text_to_cluster: the index of the cluster that code point @offset belongs to. O(log n) after the first call. */
guint quoth_text_to_cluster (QuothText *self, guint offset);

/** quoth_text_from_cluster: the code point that cluster @cluster begins at. O(log n) after the first call. */
guint quoth_text_from_cluster (QuothText *self, guint cluster);

/** quoth_text_get_char: the code point at @offset, or 0 at the end. */
gunichar quoth_text_get_char (const QuothText *self, guint offset);

/** quoth_text_dup_slice: (transfer full): the UTF-8 of @range. */
char *quoth_text_dup_slice (const QuothText *self, QuothRange range);

/** quoth_text_slice_equals: whether @range reads exactly @utf8; no normalisation. */
gboolean quoth_text_slice_equals (const QuothText *self, QuothRange range, const char *utf8);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothText, quoth_text_unref)

G_END_DECLS
